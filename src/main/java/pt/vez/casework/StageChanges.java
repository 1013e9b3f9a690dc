package pt.vez.casework;

import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;

/** An officer sets the stage of a case by hand, says why, and may take it back for a minute; then the person is told. */
public interface StageChanges {
    int LONGEST_REASON = 500;

    /**
     * The person is told after {@link OfficerUndo#WINDOW}.
     *
     * @param id of the change
     */
    record StageMoved(UUID id, CaseId caseId, Stage stage, String reason) {}

    /** The change was taken back before anything was told. */
    record StageMoveUndone(UUID id) {}

    /**
     * Sets the stage.
     *
     * @param seen the stage the officer saw
     * @param reason told to the person, in their words
     * @return the change, for {@link #undo}
     * @throws InvalidInput without a reason, or when the stage does not follow the one before, see {@link Stage#byHand}
     * @throws ChangedMeanwhile when the case is in another stage by now
     */
    UUID move(Actor actor, CaseId caseId, Stage seen, Stage wanted, String reason);

    /**
     * Takes a change back: the case is in the stage before, since when it was.
     *
     * @throws InvalidInput after {@link OfficerUndo#WINDOW}, for the change of another officer, and once the case has moved on
     */
    void undo(Actor actor, UUID changeId);
}
