package pt.vez.demo;

import static pt.vez.shared.Zones.LISBON;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.annotation.PreDestroy;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.platform.Dates;
import pt.vez.platform.MailServer;
import pt.vez.platform.Ports;
import pt.vez.platform.VezSettings;

/**
 * A real SMTP server on loopback that delivers only to the page that shows what it caught. It exists where the
 * demonstration names no mail server of its own ({@code VEZ_SMTP_HOST}).
 */
@Component
@Profile("demonstration")
@ConditionalOnExpression("'${spring.mail.host:}'.isBlank()")
public class MailCatcher implements MailServer {
    private static final int SHOWN = 200;
    /** The newest of all messages, enough that a visitor's own are found among thousands. */
    private static final int KEPT = 5_000;

    private static final Pattern CODE = Pattern.compile("(?m)(?:^|\\s)(\\d{6})(?:\\s|$)");
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/sign-in/link/\\S+)");
    private final GreenMail server;
    private final Clock clock;
    private final Deque<Caught> arrived = new ArrayDeque<>();
    private int inMailbox;

    MailCatcher(VezSettings settings, Clock clock) {
        this.clock = clock;
        int port = settings.demoSmtpPort() == 0 ? Ports.free() : settings.demoSmtpPort();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        start();
    }

    /** Takes mail, again on the same port after a stop; what was caught before is kept. */
    public void start() {
        server.start();
        server.getUserManager().setMessageDeliveryHandler(this::arrive);
    }

    /** Notes the message in the order of arrival; the server's own mailbox is emptied now and then. */
    private synchronized GreenMailUser arrive(MovingMessage message, MailAddress to)
            throws MessagingException, UserException {
        try {
            arrived.addFirst(read(to.getEmail(), message.getMessage(), clock.instant()));
            if (arrived.size() > KEPT) {
                arrived.removeLast();
            }
            if (++inMailbox % SHOWN == 0) {
                server.purgeEmailFromAllMailboxes();
            }
        } catch (IOException | FolderException e) {
            throw new MessagingException("not readable", e);
        }
        var users = server.getUserManager();
        GreenMailUser all = users.getUser("caught");
        return all == null ? users.createUser("caught@vez.example", "caught", "") : all;
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return server.getSmtp().getPort();
    }

    /**
     * A caught message.
     *
     * @param code six digits in it, if any
     * @param link path of a sign-in link in it, if any
     */
    public record Caught(
            String to, String subject, Instant at, String text, String code, String link, boolean calendar) {
        /** Wall-clock time of Lisbon. */
        public String time() {
            return Dates.stamp(at, LISBON);
        }
    }

    /** The newest 200 of all, the last to arrive first. */
    public synchronized List<Caught> caught() {
        return arrived.stream().limit(SHOWN).toList();
    }

    /** The newest 200 to this address, the last to arrive first. */
    public synchronized List<Caught> caughtFor(String to) {
        return arrived.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(to))
                .limit(SHOWN)
                .toList();
    }

    private static Caught read(String to, MimeMessage message, Instant at) throws MessagingException, IOException {
        var parts = new StringBuilder();
        boolean calendar = collect(message.getContent(), message.getContentType(), parts);
        String text = parts.toString();
        var code = CODE.matcher(text);
        var link = LINK.matcher(text);
        return new Caught(
                to,
                message.getSubject(),
                at,
                text.strip(),
                code.find() ? code.group(1) : "",
                link.find() ? link.group(1) : "",
                calendar);
    }

    private static boolean collect(Object content, String type, StringBuilder text)
            throws MessagingException, IOException {
        boolean calendar = false;
        if (content instanceof MimeMultipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart part = multipart.getBodyPart(i);
                calendar |= part.getContentType().startsWith("text/calendar")
                        || collect(part.getContent(), part.getContentType(), text);
            }
        } else if (content instanceof String string && type.startsWith("text/plain")) {
            text.append(string);
        }
        return calendar;
    }

    @PreDestroy
    public void stop() {
        server.stop();
    }
}
