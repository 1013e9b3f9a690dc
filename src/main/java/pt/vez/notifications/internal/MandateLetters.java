package pt.vez.notifications.internal;

import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement;
import pt.vez.casework.BreakGlass.GlassBroken;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.identity.Accounts;
import pt.vez.mandates.Mandates.MandateEnded;
import pt.vez.mandates.Openings.ManyFilesOpened;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;

/** What is said when authority ends, or is about to, or is used more than a person can. */
@Component
class MandateLetters {
    private final Outbox outbox;
    private final Cases cases;
    private final Accounts accounts;
    private final Texts texts;

    MandateLetters(Outbox outbox, Cases cases, Accounts accounts, Texts texts) {
        this.outbox = outbox;
        this.cases = cases;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MandateEnded event) {
        var contact = cases.contactOf(new CaseId(event.caseId())).orElse(null);
        if (contact != null && contact.email() != null) {
            Locale language = Languages.of(contact.language());
            outbox.enqueue(
                    "mandate-ended/" + event.mandateId(),
                    "mandate",
                    message(
                            contact.email(),
                            language,
                            "mail.mandateEnded",
                            texts.get(language, "mail.mandateEnded.line", event.associationName()),
                            "/case"));
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GlassBroken event) {
        var contact = cases.contactOf(event.caseId()).orElse(null);
        if (contact != null && contact.email() != null) {
            Locale language = Languages.of(contact.language());
            outbox.enqueue(
                    "glass/" + event.id(),
                    "glass",
                    message(
                            contact.email(),
                            language,
                            "mail.glass",
                            texts.get(language, "mail.glass.line", event.reason()),
                            "/case"));
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Agreement.Ending event) {
        toAdministrators(
                "agreement-ending/" + event.agreementId() + "/" + event.days(),
                "mail.agreementEnding",
                "/partners/" + event.partnerId(),
                event.partnerName(),
                event.days());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ManyFilesOpened event) {
        toAdministrators(
                "many-files/" + event.accountId() + "/" + event.day(), "mail.manyFiles", "/watch", event.files());
    }

    private void toAdministrators(String dedupe, String key, String link, Object... values) {
        for (Accounts.Administrator administrator : accounts.administrators()) {
            Locale language = Languages.of(administrator.language());
            outbox.enqueue(
                    dedupe + "/" + administrator.accountId(),
                    "staff",
                    message(administrator.email(), language, key, texts.get(language, key + ".line", values), link));
        }
    }

    private Message message(String to, Locale language, String key, String line, String link) {
        return new Message(
                to,
                language.toLanguageTag(),
                texts.get(language, key + ".subject"),
                texts.get(language, key + ".heading"),
                List.of(line),
                null,
                link,
                texts.get(language, key + ".button"),
                null,
                null);
    }
}
