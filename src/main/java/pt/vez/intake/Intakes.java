package pt.vez.intake;

import java.util.UUID;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.NewCase;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;

/** The intakes of an association that arrived: read, compared, turned into cases. Only for its mediators on shift; every refusal names the condition that fails. */
public interface Intakes {
    /** Intakes of the actor's association, newest first. */
    PageOf<IntakeRow> list(Actor actor, int offset, int limit);

    /** Recorded in the journal. */
    IntakeView read(Actor actor, UUID id);

    /** A JPEG. */
    byte[] photograph(Actor actor, UUID id, UUID photographId);

    /** Decides about two intakes that look like one person; recorded in the journal. */
    void decide(Actor actor, UUID one, UUID other, Sameness decision);

    /**
     * Opens the case of an intake nobody has to decide about any more.
     *
     * @param command what was written down, corrected with the person
     */
    CaseNumber makeCase(Actor actor, UUID id, NewCase command);
}
