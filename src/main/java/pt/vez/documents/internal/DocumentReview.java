package pt.vez.documents.internal;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.OfficerUndo;
import pt.vez.documents.DocumentEvents.DocumentAccepted;
import pt.vez.documents.DocumentEvents.DocumentRejected;
import pt.vez.documents.DocumentEvents.DocumentReopened;
import pt.vez.documents.RejectReason;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** An officer accepts a document or sends it back. */
@Service
class DocumentReview {
    private final DraftPageRepository drafts;
    private final CaseAccess access;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DocumentReview(
            DraftPageRepository drafts,
            CaseAccess access,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.access = access;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** @throws InvalidInput when the document is not waiting for a review any more */
    @Transactional
    public void accept(Actor actor, CaseId caseId, UUID documentId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.REVIEW);
        Document document = drafts.load(caseId, documentId);
        document.accept(clock.instant());
        journal.record(actor, "document.accepted", ref.applicantId(), caseId.value(), document.itemCode());
        events.publishEvent(new DocumentAccepted(caseId, documentId, document.itemCode()));
    }

    /** @throws InvalidInput when the document is not waiting for a review any more, or the reason needs a note */
    @Transactional
    public void reject(Actor actor, CaseId caseId, UUID documentId, RejectReason reason, String note) {
        CaseRef ref = access.require(actor, caseId, CasePermission.REVIEW);
        if (reason == RejectReason.OTHER && note.isBlank()) {
            throw new InvalidInput("documents.noteMissing");
        }
        Document document = drafts.load(caseId, documentId);
        document.reject(reason, note, clock.instant());
        journal.record(actor, "document.rejected", ref.applicantId(), caseId.value(), document.itemCode());
        events.publishEvent(new DocumentRejected(caseId, documentId, document.itemCode(), reason, note));
    }

    /** @throws InvalidInput when the decision is older than {@link OfficerUndo#WINDOW} */
    @Transactional
    public void undo(Actor actor, CaseId caseId, UUID documentId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.REVIEW);
        Document document = drafts.load(caseId, documentId);
        document.reopen(clock.instant().minus(OfficerUndo.WINDOW));
        journal.record(actor, "document.reopened", ref.applicantId(), caseId.value(), document.itemCode());
        events.publishEvent(new DocumentReopened(caseId, documentId, document.itemCode()));
    }
}
