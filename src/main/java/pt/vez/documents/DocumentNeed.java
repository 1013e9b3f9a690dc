package pt.vez.documents;

import java.util.List;
import java.util.Optional;
import pt.vez.casework.Stage;

/** What the person is asked for about documents now. The home screen and the list both say what is said here. */
public enum DocumentNeed {
    /** Something is missing before the appointment can be booked. */
    SEND,
    /** A document was returned and must be sent again, at any stage of the case. */
    SEND_AGAIN,
    /** All that was asked for is there. */
    COMPLETE,
    /** The stage of documents is over: what is not here was handed over elsewhere, and nothing is asked. */
    HANDED_OVER;

    public static DocumentNeed of(Stage stage, List<ChecklistItem> checklist) {
        if (rejected(checklist).isPresent() && !stage.isDecided()) {
            return SEND_AGAIN;
        }
        boolean open = checklist.stream().anyMatch(ChecklistItem::isOpen);
        if (!open) {
            return COMPLETE;
        }
        return stage == Stage.DOCUMENTS ? SEND : HANDED_OVER;
    }

    /** The first document of the list that came back. */
    public static Optional<ChecklistItem> rejected(List<ChecklistItem> checklist) {
        return checklist.stream()
                .filter(item -> item.document() != null && item.document().state() == DocumentState.REJECTED)
                .findFirst();
    }

    /**
     * Whether a case in this stage asks for this item; while documents are collected, for everything that is not
     * there.
     */
    public static boolean isAskedFor(Stage stage, List<ChecklistItem> checklist, ChecklistItem item) {
        return stage == Stage.DOCUMENTS ? item.isOpen() : of(stage, checklist).asksFor(item);
    }

    /** Whether the person is asked to send this item. */
    public boolean asksFor(ChecklistItem item) {
        return switch (this) {
            case SEND -> item.isOpen();
            case SEND_AGAIN -> item.document() != null && item.document().state() == DocumentState.REJECTED;
            case COMPLETE, HANDED_OVER -> false;
        };
    }
}
