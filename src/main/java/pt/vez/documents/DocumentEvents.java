package pt.vez.documents;

import java.util.UUID;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;

/** What happened to documents, for the timeline and for messages. */
public final class DocumentEvents {
    private DocumentEvents() {}

    public record DocumentReceived(CaseId caseId, UUID documentId, String itemCode) implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.DOCUMENT_RECEIVED;
        }

        @Override
        public String milestoneDetail() {
            return itemCode;
        }
    }

    public record DocumentAccepted(CaseId caseId, UUID documentId, String itemCode) implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.DOCUMENT_ACCEPTED;
        }

        @Override
        public String milestoneDetail() {
            return itemCode;
        }
    }

    /** @param note of the officer, for the person; may be empty */
    public record DocumentRejected(CaseId caseId, UUID documentId, String itemCode, RejectReason reason, String note)
            implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.DOCUMENT_REJECTED;
        }

        @Override
        public String milestoneDetail() {
            return itemCode;
        }
    }

    /** A decision about a document was taken back; it waits for an officer again. */
    public record DocumentReopened(CaseId caseId, UUID documentId, String itemCode) implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.DOCUMENT_REOPENED;
        }

        @Override
        public String milestoneDetail() {
            return itemCode;
        }
    }

    /** Nothing on the checklist is open any more. */
    public record DocumentsComplete(CaseId caseId) implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.DOCUMENTS_COMPLETE;
        }

        @Override
        public String milestoneDetail() {
            return "";
        }
    }
}
