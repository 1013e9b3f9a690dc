package pt.vez.intake;

import java.util.Set;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;

/**
 * The intakes of an association that arrived: read, compared, put away. For its mediators on shift and, off duty too, its
 * coordinators; every refusal names the condition that fails.
 */
public interface Intakes {
    /**
     * Intakes of the actor's association, newest first.
     *
     * @param states only those in one of these states
     */
    PageOf<IntakeRow> list(Actor actor, Set<IntakeState> states, int offset, int limit);

    /** How many intakes of the actor's association wait for a decision or a case. */
    Waiting waiting(Actor actor);

    /**
     * What waits.
     *
     * @param toDecide intakes that may be of one person
     * @param withoutCase intakes of people who have no case yet
     */
    record Waiting(int toDecide, int withoutCase) {}

    /** Recorded in the journal. */
    IntakeView read(Actor actor, UUID id);

    /** A JPEG. */
    byte[] photograph(Actor actor, UUID id, UUID photographId);

    /** Decides about two intakes that look like one person; recorded in the journal. */
    void decide(Actor actor, UUID one, UUID other, Sameness decision);

    /**
     * Puts an intake away that comes to nothing; recorded in the journal.
     *
     * @throws pt.vez.shared.InvalidInput when it has a case, is kept with another or was put away already
     */
    void putAway(Actor actor, UUID id, PutAwayReason reason);

    /** Takes {@link #putAway} back; recorded in the journal. */
    void restore(Actor actor, UUID id);
}
