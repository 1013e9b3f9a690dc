package pt.vez.notifications.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement;
import pt.vez.casework.BreakGlass.GlassBroken;
import pt.vez.casework.CaseId;
import pt.vez.identity.Accounts;
import pt.vez.mandates.FileAccessQuota.ManyFilesOpened;
import pt.vez.mandates.MandateNotices;
import pt.vez.mandates.MandateWatch.MandateStopped;
import pt.vez.mandates.Mandates.MandateEnded;
import pt.vez.platform.Texts;
import pt.vez.visits.MandateHolders.MandateReassigned;

/** Composes messages about mandates: ended, about to end, or used for more files than a person can assist. */
@Component
class MandateMailComposer {
    private final Outbox outbox;
    private final RecipientResolver recipients;
    private final Accounts accounts;
    private final MandateNotices notices;
    private final Texts texts;

    MandateMailComposer(
            Outbox outbox, RecipientResolver recipients, Accounts accounts, MandateNotices notices, Texts texts) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.accounts = accounts;
        this.notices = notices;
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
    public void on(MandateStopped event) {
        if (recipients.ofCase(new CaseId(event.caseId())).isEmpty()) {
            notices.due(event.mandateId());
        }
        toApplicant(
                new CaseId(event.caseId()),
                "mandate-stopped/" + event.mandateId(),
                "mandate",
                "mail.mandateStopped",
                event.associationName());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MandateReassigned event) {
        toApplicant(
                event.caseId(),
                "mandate-reassigned/" + event.id(),
                "mandate",
                "mail.mandateReassigned",
                event.to(),
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

    private void toApplicant(CaseId caseId, String dedupe, String kind, String key, Object... values) {
        recipients
                .ofCase(caseId)
                .ifPresent(to -> outbox.enqueue(
                        dedupe,
                        kind,
                        builder(to, key, "/case", values)
                                .text(key + ".text", values)
                                .build()));
    }

    private void toAdministrators(String dedupe, String key, String link, Object... values) {
        for (UUID administrator : accounts.administrators()) {
            recipients
                    .ofAccount(administrator)
                    .ifPresent(to -> outbox.enqueue(
                            dedupe + "/" + administrator,
                            "staff",
                            builder(to, key, link, values)
                                    .text(key + ".text", values)
                                    .build()));
        }
    }

    private MessageBuilder builder(Recipient to, String key, String link, Object... values) {
        return MessageBuilder.of(texts, to, key, List.of(texts.get(to.language(), key + ".line", values)))
                .link(link, key + ".button");
    }
}
