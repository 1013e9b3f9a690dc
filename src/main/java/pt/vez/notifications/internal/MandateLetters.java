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
        toApplicant(
                new CaseId(event.caseId()),
                "mandate-ended/" + event.mandateId(),
                "mandate",
                "mail.mandateEnded",
                event.associationName());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GlassBroken event) {
        toApplicant(event.caseId(), "glass/" + event.id(), "glass", "mail.glass", event.reason());
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

    private void toApplicant(CaseId caseId, String dedupe, String kind, String key, Object value) {
        var contact = cases.contactOf(caseId).orElse(null);
        if (contact != null && contact.email() != null) {
            Locale language = Languages.of(contact.language());
            outbox.enqueue(dedupe, kind, message(contact.email(), language, key, "/case", value));
        }
    }

    private void toAdministrators(String dedupe, String key, String link, Object... values) {
        for (Accounts.Administrator administrator : accounts.administrators()) {
            Locale language = Languages.of(administrator.language());
            outbox.enqueue(
                    dedupe + "/" + administrator.accountId(),
                    "staff",
                    message(administrator.email(), language, key, link, values));
        }
    }

    private Message message(String to, Locale language, String key, String link, Object... values) {
        return Draft.of(texts, to, language, key, List.of(texts.get(language, key + ".line", values)))
                .link(link, key + ".button")
                .build();
    }
}
