package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.casework.Claiming.ClaimCodeRequested;
import pt.vez.casework.OfficerUndo;
import pt.vez.casework.Procedures;
import pt.vez.casework.Stage;
import pt.vez.casework.StageChanges.StageMoveUndone;
import pt.vez.casework.StageChanges.StageMoved;
import pt.vez.casework.StageReached;
import pt.vez.casework.StageReached.StageUnreached;
import pt.vez.documents.DocumentEvents.DocumentRejected;
import pt.vez.documents.DocumentEvents.DocumentReopened;
import pt.vez.documents.DocumentEvents.DocumentsComplete;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Consents.ConsentRequested;
import pt.vez.mandates.Consents.MandateGranted;
import pt.vez.mandates.MandateNotices;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.BookingEligibility;

/** Turns what happened into messages to the person, in the same transaction and by the channel the person has. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CaseMailComposer {
    /** Codes of claims and consents are worth nothing later. */
    private static final Duration CODE_TERM = Duration.ofMinutes(15);

    /** Between the last moment of taking a decision back and the message about it. */
    private static final Duration AFTER_UNDO = Duration.ofSeconds(15);

    /** Stages no other letter tells of. */
    private static final Set<Stage> TOLD = EnumSet.range(Stage.ANALYSIS, Stage.CARD);

    private final Outbox outbox;
    private final Texts texts;
    private final Cases cases;
    private final RecipientResolver recipients;
    private final Procedures procedures;
    private final BookingEligibility eligibility;
    private final MandateNotices notices;
    private final Clock clock;

    CaseMailComposer(
            Outbox outbox,
            Texts texts,
            Cases cases,
            RecipientResolver recipients,
            Procedures procedures,
            BookingEligibility eligibility,
            MandateNotices notices,
            Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.cases = cases;
        this.recipients = recipients;
        this.procedures = procedures;
        this.eligibility = eligibility;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void on(ClaimCodeRequested event) {
        Locale language = Languages.of(event.language());
        @Nullable String to = event.phone() == null ? event.email() : event.phone();
        if (to != null) {
            outbox.enqueue(
                    Envelope.code(
                            "claim/" + event.claimId(),
                            "mail.claim",
                            clock.instant().plus(CODE_TERM)),
                    MessageBuilder.of(
                                    texts,
                                    new Recipient(to, language),
                                    "mail.claim",
                                    List.of(texts.get(language, "mail.claim.line")))
                            .code(event.code())
                            .build());
        }
    }

    @EventListener
    void on(ConsentRequested event) {
        Locale language = Languages.of(event.language());
        String line = texts.get(language, "mail.consent.line", event.associationName(), event.mediatorName());
        List<String> lines = new ArrayList<>(List.of(line));
        // A short message has room for the text the person reads; all of it stands on the screen and in the proof.
        lines.addAll(event.consent() == Consent.CODE_PHONE ? event.text().subList(0, 1) : event.text());
        outbox.enqueue(
                Envelope.code(
                        "consent/" + event.mandateId(),
                        "consent",
                        clock.instant().plus(CODE_TERM)),
                MessageBuilder.of(texts, new Recipient(event.destination(), language), "mail.consent", lines)
                        .code(event.code())
                        .build());
    }

    @EventListener
    void on(MandateGranted event) {
        var caseId = new CaseId(event.caseId());
        if (recipients.ofCase(caseId).isEmpty()) {
            notices.due(event.mandateId());
        }
        toApplicant(caseId, "mandate/" + event.mandateId(), "mail.mandate", "/case");
    }

    /** With the officer's words, the number of the case, and the way to the document. */
    @EventListener
    void on(DocumentRejected event) {
        recipients.ofCase(event.caseId()).ifPresent(to -> {
            String item = procedures
                    .item(event.itemCode())
                    .map(found -> found.name().in(to.language()))
                    .orElse("");
            List<String> lines = new ArrayList<>();
            lines.add(texts.get(to.language(), "mail.rejected.line", item));
            lines.add(texts.label(to.language(), event.reason()));
            if (!event.note().isBlank()) {
                lines.add(event.note().strip());
            }
            cases.contactOf(event.caseId())
                    .ifPresent(contact -> lines.add(texts.get(
                            to.language(), "mail.case", contact.number().display())));
            outbox.enqueueLater(
                    "document-rejected/" + event.documentId(),
                    "document",
                    MessageBuilder.of(texts, to, "mail.rejected", lines)
                            .text("mail.rejected.text", item)
                            .link("/documents/" + event.itemCode(), "mail.documents.button")
                            .build(),
                    OfficerUndo.WINDOW.plus(AFTER_UNDO));
        });
    }

    /** What was decided about the document was taken back before its message left. */
    @EventListener
    void on(DocumentReopened event) {
        outbox.withdraw("document-rejected/" + event.documentId());
    }

    /** The next step is to book only for a case that may; the others are invited in their order. */
    @EventListener
    void on(DocumentsComplete event) {
        boolean mayBook = eligibility.mayBook(event.caseId());
        toApplicant(
                event.caseId(),
                "complete/" + event.caseId().value(),
                mayBook ? "mail.complete" : "mail.completeWait",
                mayBook ? "/appointment" : "/home");
    }

    @EventListener
    void on(StageReached event) {
        if (TOLD.contains(event.stage())) {
            recipients.ofCase(event.caseId()).ifPresent(to -> {
                String stage = texts.label(to.language(), event.stage());
                UUID line = event.revocable();
                outbox.enqueueLater(
                        line == null
                                ? "stage/" + event.caseId().value() + "/" + event.stage() + "/"
                                        + clock.instant().toEpochMilli()
                                : "stage-line/" + line,
                        "stage",
                        MessageBuilder.of(
                                        texts,
                                        to,
                                        "mail.stage",
                                        List.of(
                                                texts.get(to.language(), "mail.stage.line", stage),
                                                texts.get(to.language(), "mail.stage.next." + event.stage())))
                                .text("mail.stage.text", stage)
                                .link("/home", "mail.stage.button")
                                .build(),
                        line == null ? Duration.ZERO : OfficerUndo.WINDOW.plus(AFTER_UNDO));
            });
        }
    }

    @EventListener
    void on(StageUnreached event) {
        outbox.withdraw("stage-line/" + event.line());
    }

    /** With the officer's reason, once it can no longer be taken back. */
    @EventListener
    void on(StageMoved event) {
        recipients.ofCase(event.caseId()).ifPresent(to -> {
            String stage = texts.label(to.language(), event.stage());
            outbox.enqueueLater(
                    "stage-change/" + event.id(),
                    "stage",
                    MessageBuilder.of(
                                    texts,
                                    to,
                                    "mail.stage",
                                    List.of(
                                            texts.get(to.language(), "mail.stage.line", stage),
                                            texts.get(to.language(), "mail.stage.reason", event.reason()),
                                            texts.get(to.language(), "mail.stage.next." + event.stage())))
                            .text("mail.stage.text", stage)
                            .link("/home", "mail.stage.button")
                            .build(),
                    OfficerUndo.WINDOW.plus(AFTER_UNDO));
        });
    }

    @EventListener
    void on(StageMoveUndone event) {
        outbox.withdraw("stage-change/" + event.id());
    }

    private void toApplicant(CaseId caseId, String dedupe, String key, String link) {
        recipients
                .ofCase(caseId)
                .ifPresent(to -> outbox.enqueue(
                        dedupe,
                        key,
                        MessageBuilder.of(texts, to, key, List.of(texts.get(to.language(), key + ".line")))
                                .text(key + ".text")
                                .link(link, key + ".button")
                                .build()));
    }
}
