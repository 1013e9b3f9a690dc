package pt.vez.documents;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.casework.OfficerUndo;
import pt.vez.shared.Actor;

/** The papers of a case: checklist, upload, review. Access is checked on every call and again before a commit. */
public interface Documents {
    /** The checklist of the case's procedure with the newest document for each item. */
    List<ChecklistItem> checklist(Actor actor, CaseId caseId);

    /**
     * Takes one file. A photograph becomes the next page of the item's draft, a PDF becomes the document at once and
     * leaves a draft as it is.
     *
     * @throws UploadRefused naming what is wrong with the file and what to do
     */
    DocumentView upload(Actor actor, CaseId caseId, String itemCode, InputStream content);

    /**
     * Takes one photograph in the place of a page of a draft.
     *
     * @throws UploadRefused naming what is wrong with the file and what to do
     */
    DocumentView retakePage(Actor actor, CaseId caseId, UUID documentId, UUID pageId, InputStream content);

    /** The photographs of the draft become one document. */
    DocumentView submit(Actor actor, CaseId caseId, UUID documentId);

    /** Deletes one page of a draft, and the draft with its last page. */
    void removePage(Actor actor, CaseId caseId, UUID documentId, UUID pageId);

    /** Deletes a draft with all its pages. */
    void discardDraft(Actor actor, CaseId caseId, UUID documentId);

    /** The bytes of a received document (PDF) or, with a page, of one photograph of a draft (JPEG). */
    Content open(Actor actor, CaseId caseId, UUID documentId, @Nullable UUID pageId);

    /**
     * The bytes of a digitally signed file as they came, to be saved and its signature verified by other means:
     * nothing in them was cleaned. For the applicant and officers; not in a visit, whose device is not the person's.
     *
     * @throws pt.vez.shared.NotFound when the file was not signed, or is erased
     */
    Content original(Actor actor, CaseId caseId, UUID documentId);

    void accept(Actor actor, CaseId caseId, UUID documentId);

    void reject(Actor actor, CaseId caseId, UUID documentId, RejectReason reason, String note);

    /**
     * Takes back what was decided about a document within the last {@link OfficerUndo#WINDOW}; it waits for an officer
     * again.
     *
     * @throws pt.vez.shared.InvalidInput when it is too late or the person has sent another one since
     */
    void undoReview(Actor actor, CaseId caseId, UUID documentId);

    /** Decrypted content, for the screen of an actor who may see it. */
    record Content(byte[] bytes, String contentType, String fileName) {}
}
