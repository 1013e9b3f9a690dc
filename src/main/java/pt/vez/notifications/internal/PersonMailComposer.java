package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Cases.AccountUnlinked;
import pt.vez.casework.Corrections.ContactCodeRequested;
import pt.vez.casework.Corrections.ContactCorrected;
import pt.vez.platform.Texts;

/** Composes messages to a person when a contact or the account linked to their case changes. */
@Component
class PersonMailComposer {
    /** Codes of new contacts are worth nothing later. */
    private static final Duration CODE_TERM = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final RecipientResolver recipients;
    private final Texts texts;
    private final Clock clock;

    PersonMailComposer(Outbox outbox, RecipientResolver recipients, Texts texts, Clock clock) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ContactCodeRequested event) {
        String key = "mail.contactCode";
        recipients
                .ofContact(event.to(), event.language())
                .ifPresent(to -> outbox.enqueue(
                        Envelope.code(
                                "contact/" + event.proofId(),
                                "contact",
                                clock.instant().plus(CODE_TERM)),
                        MessageBuilder.of(texts, to, key, List.of(texts.get(to.language(), key + ".line")))
                                .code(event.code())
                                .build()));
    }

    /** To the contact that no longer counts: what changed, who did it, and what to do when that was wrong. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ContactCorrected event) {
        String key = "mail.contactCorrected";
        recipients.ofContact(event.before(), event.language()).ifPresent(to -> {
            Locale language = to.language();
            String by = !event.proof().isDocument()
                    ? texts.get(language, key + ".byPerson")
                    : event.association() == null
                            ? texts.get(language, key + ".byOfficer")
                            : texts.get(language, key + ".byMediator", event.association());
            List<String> lines = List.of(
                    texts.get(language, key + ".line", event.caseNumber().display()),
                    by,
                    texts.get(language, key + ".else"));
            outbox.enqueue(
                    "contact-corrected/" + event.id(),
                    "contact",
                    MessageBuilder.of(texts, to, key, lines)
                            .text(key + ".text")
                            .link("/case", key + ".button")
                            .build());
        });
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AccountUnlinked event) {
        String key = "mail.accountUnlinked";
        recipients
                .ofAccount(event.accountId())
                .ifPresent(to -> outbox.enqueue(
                        "account-unlinked/" + event.caseId().value() + "/" + event.accountId(),
                        "account",
                        MessageBuilder.of(
                                        texts,
                                        to,
                                        key,
                                        List.of(texts.get(
                                                to.language(),
                                                key + ".line",
                                                event.number().display())))
                                .text(key + ".text")
                                .link("/home", key + ".button")
                                .build()));
    }
}
