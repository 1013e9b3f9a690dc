package pt.vez.demo;

import static pt.vez.shared.Zones.LISBON;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.annotation.PreDestroy;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.platform.Dates;
import pt.vez.platform.MailServer;
import pt.vez.platform.Ports;
import pt.vez.platform.VezSettings;

/** A real SMTP server on loopback that delivers to nobody but the page that shows what it caught. */
@Component
@Profile("demonstration")
@ConditionalOnProperty(name = "spring.mail.host", havingValue = "", matchIfMissing = true)
public class MailCatcher implements MailServer {
    private static final int SHOWN = 200;
    private final GreenMail server;

    MailCatcher(VezSettings settings) {
        int port = settings.demoSmtpPort() == 0 ? Ports.free() : settings.demoSmtpPort();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
    }

    /** Takes mail again on the same port. */
    public void start() {
        server.start();
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return server.getSmtp().getPort();
    }

    /** A caught message. @param code six digits in it, if any @param link path of a sign-in link in it, if any */
    public record Caught(
            String to, String subject, Instant at, String text, String code, String link, boolean calendar) {
        /** Wall-clock time of Lisbon. */
        public String time() {
            return Dates.stamp(at, LISBON);
        }
    }

    /** Newest first, at most 200. */
    public List<Caught> caught() {
        MimeMessage[] messages = server.getReceivedMessages();
        List<Caught> list = new ArrayList<>();
        for (int i = messages.length - 1; i >= 0 && list.size() < SHOWN; i--) {
            try {
                list.add(read(messages[i]));
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return list;
    }

    private static Caught read(MimeMessage message) throws MessagingException, IOException {
        var parts = new StringBuilder();
        boolean calendar = collect(message.getContent(), message.getContentType(), parts);
        String text = parts.toString();
        var code = java.util.regex.Pattern.compile("(?m)(?:^|\\s)(\\d{6})(?:\\s|$)")
                .matcher(text);
        var link = java.util.regex.Pattern.compile("https?://[^/\\s]+(/sign-in/link/\\S+)")
                .matcher(text);
        return new Caught(
                message.getAllRecipients()[0].toString(),
                message.getSubject(),
                message.getSentDate().toInstant(),
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
