package pt.vez.documents;

import org.jspecify.annotations.Nullable;
import pt.vez.casework.Procedures;

/**
 * What is asked for and what was given for it.
 *
 * @param document the newest one that was sent
 * @param draft photographs that wait to be sent; they change nothing about the document
 */
public record ChecklistItem(
        Procedures.Item item,
        @Nullable DocumentView document,
        @Nullable DocumentView draft) {
    /** Whether the person still has to do something. */
    public boolean isOpen() {
        return document == null || document.state() == DocumentState.REJECTED;
    }
}
