package pt.vez.notifications.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import pt.vez.platform.VezSettings;

/** Sends what is in the outbox, right after the transaction that wrote it, or later when the server was away. */
@Component
class Postman implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private final Outbox outbox;
    private final InvitationLetters letters;
    private final JavaMailSender mail;
    private final ITemplateEngine templates;
    private final VezSettings settings;
    private final Rounds rounds;

    Postman(
            Outbox outbox,
            InvitationLetters letters,
            JavaMailSender mail,
            ITemplateEngine templates,
            VezSettings settings) {
        this.outbox = outbox;
        this.letters = letters;
        this.mail = mail;
        this.templates = templates;
        this.settings = settings;
        this.rounds = new Rounds("postman", settings.jobs(), this::deliver);
    }

    @TransactionalEventListener
    void on(Outbox.Enqueued enqueued) {
        wake();
    }

    void wake() {
        rounds.wake();
    }

    private void deliver() {
        for (var due = outbox.lease(); !due.isEmpty(); due = outbox.lease()) {
            for (Outbox.Due message : due) {
                try {
                    words(message).ifPresent(this::sendSafely);
                    outbox.sent(message);
                } catch (Exception e) {
                    log.warn(
                            "A message could not be handed over ({}); it will be tried again",
                            e.getClass().getSimpleName());
                    outbox.failed(message, e);
                }
            }
        }
    }

    /** Some messages are worded only now; what is no longer true needs no message. */
    private Optional<Message> words(Outbox.Due due) {
        var later = due.later();
        return later == null ? Optional.ofNullable(due.message()) : letters.write(later);
    }

    private void sendSafely(Message message) {
        try {
            if (message.isShort() && settings.smsGateway().isBlank()) {
                log.info("A text message was due; no gateway is set, so it is only noted here");
            } else {
                send(message);
            }
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
    }

    private void send(Message message) throws MessagingException {
        MimeMessage mime = mail.createMimeMessage();
        var helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mailFrom());
        helper.setTo(message.isShort() ? message.to().substring(1) + "@" + settings.smsGateway() : message.to());
        helper.setSubject(message.subject());
        if (message.isShort()) {
            helper.setText(String.join(" ", message.lines()) + (message.code() == null ? "" : " " + message.code()));
        } else {
            var model = new Context(Locale.forLanguageTag(message.language()));
            model.setVariable("m", message);
            model.setVariable("address", settings.address());
            helper.setText(plain(message), templates.process("mail/message", model));
            if (message.calendar() != null) {
                helper.addAttachment(
                        "vez.ics",
                        new ByteArrayResource(message.calendar().getBytes(StandardCharsets.UTF_8)),
                        "text/calendar; charset=utf-8; method=" + message.calendarMethod());
            }
        }
        mime.setHeader("Auto-Submitted", "auto-generated");
        mail.send(mime);
    }

    private String plain(Message message) {
        var text = new StringBuilder(message.heading()).append("\n\n");
        message.lines().forEach(line -> text.append(line).append("\n\n"));
        if (message.code() != null) {
            text.append(message.code()).append("\n\n");
        }
        if (message.link() != null) {
            text.append(message.linkText())
                    .append(":\n")
                    .append(settings.address())
                    .append(message.link())
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public void destroy() throws InterruptedException {
        rounds.end(10);
    }
}
