package pt.vez.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case is in another stage now; published in the transaction that writes it to the timeline.
 *
 * @param revocable the line of the timeline, where it can be taken back within {@link OfficerUndo#WINDOW}: the person is told
 *     only after it
 */
public record StageReached(
        CaseId caseId, Stage stage, @Nullable UUID revocable) {
    /** For good. */
    public StageReached(CaseId caseId, Stage stage) {
        this(caseId, stage, null);
    }

    /**
     * It was taken back before anything was told.
     *
     * @param line of the timeline
     */
    public record StageUnreached(UUID line) {}
}
