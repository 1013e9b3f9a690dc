package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentView;
import pt.vez.documents.Documents;
import pt.vez.documents.RejectReason;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class CaseDocuments implements Documents {
    private final DraftPageRepository drafts;
    private final DocumentUploads uploads;
    private final DocumentReview review;
    private final DocumentFiles files;
    private final CaseAccess access;
    private final Checklists checklists;
    private final Journal journal;

    CaseDocuments(
            DraftPageRepository drafts,
            DocumentUploads uploads,
            DocumentReview review,
            DocumentFiles files,
            CaseAccess access,
            Checklists checklists,
            Journal journal) {
        this.drafts = drafts;
        this.uploads = uploads;
        this.review = review;
        this.files = files;
        this.access = access;
        this.checklists = checklists;
        this.journal = journal;
    }

    @Override
    @Transactional
    public List<ChecklistItem> checklist(Actor actor, CaseId caseId) {
        return checklists.of(access.require(actor, caseId, CasePermission.READ));
    }

    @Override
    public DocumentView upload(Actor actor, CaseId caseId, String itemCode, InputStream content) {
        return uploads.upload(actor, caseId, itemCode, content);
    }

    @Override
    public DocumentView retakePage(Actor actor, CaseId caseId, UUID documentId, UUID pageId, InputStream content) {
        return uploads.retakePage(actor, caseId, documentId, pageId, content);
    }

    @Override
    public DocumentView submit(Actor actor, CaseId caseId, UUID documentId) {
        return uploads.submit(actor, caseId, documentId);
    }

    @Override
    public void removePage(Actor actor, CaseId caseId, UUID documentId, UUID pageId) {
        uploads.removePage(actor, caseId, documentId, pageId);
    }

    @Override
    public void discardDraft(Actor actor, CaseId caseId, UUID documentId) {
        uploads.discardDraft(actor, caseId, documentId);
    }

    @Override
    @Transactional
    public Content open(Actor actor, CaseId caseId, UUID documentId, @Nullable UUID pageId) {
        CaseRef ref =
                access.require(actor, caseId, actor.acting() == null ? CasePermission.READ : CasePermission.DOCUMENTS);
        Document document = drafts.load(caseId, documentId);
        if (actor.acting() != null || actor.capacity() != Role.APPLICANT) {
            journal.recordRead(actor, "document.read", ref.applicantId(), caseId.value(), document.itemCode());
        }
        try {
            if (pageId != null) {
                return new Content(
                        files.read(caseId.value(), pageId, drafts.file(documentId, pageId)), "image/jpeg", "page.jpg");
            }
            var file = document.file();
            if (file == null) {
                throw new NotFound("error.notFound");
            }
            return new Content(
                    files.read(caseId.value(), documentId, file), "application/pdf", document.itemCode() + ".pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional
    public Content original(Actor actor, CaseId caseId, UUID documentId) {
        if (actor.acting() != null) {
            throw new NotAuthorised("error.case");
        }
        CaseRef ref = access.require(actor, caseId, CasePermission.READ);
        Document document = drafts.load(caseId, documentId);
        var original = document.original();
        if (original == null) {
            throw new NotFound("error.notFound");
        }
        if (actor.capacity() != Role.APPLICANT) {
            journal.recordRead(actor, "document.original", ref.applicantId(), caseId.value(), document.itemCode());
        }
        try {
            return new Content(
                    files.read(caseId.value(), documentId, original),
                    "application/pdf",
                    document.itemCode() + "-original.pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void accept(Actor actor, CaseId caseId, UUID documentId) {
        review.accept(actor, caseId, documentId);
    }

    @Override
    public void reject(Actor actor, CaseId caseId, UUID documentId, RejectReason reason, String note) {
        review.reject(actor, caseId, documentId, reason, note);
    }

    @Override
    public void undoReview(Actor actor, CaseId caseId, UUID documentId) {
        review.undo(actor, caseId, documentId);
    }
}
