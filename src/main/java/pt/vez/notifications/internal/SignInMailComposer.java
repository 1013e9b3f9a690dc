package pt.vez.notifications.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignIn.NewDeviceSignedIn;
import pt.vez.identity.SignIn.SignInRequested;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;

/** The code to sign in with, and what the owner of an account must know about sign-ins; by mail or text message. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SignInMailComposer {
    private final Outbox outbox;
    private final Texts texts;
    private final VezSettings settings;
    private final Clock clock;

    SignInMailComposer(Outbox outbox, Texts texts, VezSettings settings, Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(SignInRequested event) {
        Locale language = Languages.of(event.language());
        String link = "/sign-in/link/" + event.token();
        boolean phone = event.to().isPhone();
        String line = phone
                ? texts.get(language, "sms.signin", settings.address() + link)
                : texts.get(language, "mail.signin.line");
        MessageBuilder message = MessageBuilder.of(texts, event.to().value(), language, "mail.signin", List.of(line))
                .code(event.code());
        outbox.enqueue(
                Envelope.code(
                        "sign-in/" + event.id(), "sign-in", clock.instant().plus(SignIn.TERM)),
                (phone ? message : message.link(link, "mail.signin.button")).build());
    }

    /** What to do when it was not them. */
    @EventListener
    void on(NewDeviceSignedIn event) {
        Locale language = Languages.of(event.language());
        String at = Dates.stamp(event.at(), LISBON);
        List<String> lines = event.to().isPhone()
                ? List.of(texts.get(language, "sms.newDevice", at))
                : List.of(
                        texts.get(language, "mail.newDevice.line", at),
                        texts.get(language, "mail.newDevice.you"),
                        texts.get(language, "mail.newDevice.else"));
        outbox.enqueue(
                Envelope.ordinary("new-device/" + event.id(), "new-device"),
                MessageBuilder.of(texts, event.to().value(), language, "mail.newDevice", lines)
                        .build());
    }
}
