package pt.vez.notifications.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import pt.vez.platform.VezSettings;

/** Lays a message out as mail: text and HTML with an attached calendar, or one line for the gateway of text messages. */
@Component
class MimeComposer {
    private final JavaMailSender mail;
    private final ITemplateEngine templates;
    private final VezSettings settings;
    private final Clock clock;

    MimeComposer(JavaMailSender mail, ITemplateEngine templates, VezSettings settings, Clock clock) {
        this.mail = mail;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws jakarta.mail.internet.AddressException when the address has no form a mail can have */
    MimeMessage compose(Message message) throws MessagingException {
        MimeMessage mime = mail.createMimeMessage();
        var helper = new MimeMessageHelper(mime, !message.isShort(), StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mailFrom());
        helper.setTo(message.isShort() ? message.to().substring(1) + "@" + settings.smsGateway() : message.to());
        helper.setSubject(message.subject());
        if (message.isShort()) {
            helper.setText(brief(message));
        } else {
            letter(message, helper);
        }
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setSentDate(Date.from(clock.instant()));
        mime.saveChanges();
        return mime;
    }

    /** The words, and after them the code or the address to go to. */
    private String brief(Message message) {
        String words = String.join(" ", message.lines());
        if (message.code() != null) {
            return words + " " + message.code();
        }
        return message.link() == null ? words : words + " " + settings.address() + message.link();
    }

    private void letter(Message message, MimeMessageHelper helper) throws MessagingException {
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
}
