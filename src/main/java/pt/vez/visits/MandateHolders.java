package pt.vez.visits;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pt.vez.associations.Colleagues;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.mandates.Term;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/**
 * Which mediator of an association works with a mandate. A mandate is its association's, so that a coordinator may
 * pass it on when the mediator is ill or gone; the person is told and reads it in their journal.
 */
public interface MandateHolders {
    /** A mandate that outlives the visit, and who has it in hand. Nothing of the person but the number of the case. */
    record Held(UUID mandateId, String number, Term term, Instant until, UUID holderId, String holder) {
        public CaseNumber caseNumber() {
            return new CaseNumber(number);
        }
    }

    /** Another mediator of the association goes on; the person is told. */
    record MandateReassigned(UUID id, UUID mandateId, CaseId caseId, String associationName, String to) {}

    /**
     * The mandates of the own association over this case, before another is asked for; nothing of other associations.
     *
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     */
    List<Held> ofCase(Actor actor, CaseId caseId);

    /** Those of the association, for its coordinator, a page at a time; those that end soonest first. */
    PageOf<Held> ofAssociation(Actor coordinator, int offset, int limit);

    /** Who may take a mandate over from this holder: the coordinator and the other mediators of the association. */
    List<Colleagues.Colleague> successors(Actor coordinator, Held held);

    /**
     * The coordinator passes a mandate on.
     *
     * @param seen as the coordinator saw it
     * @throws pt.vez.shared.NotAuthorised for all but the coordinator of the association
     * @throws InvalidInput when the mediator is not of the association or not ready: no declaration, or the agreement
     *     does not cover the procedure
     * @throws NotFound when the mandate is not the association's, or no longer in force
     * @throws ChangedMeanwhile when another mediator holds it since
     */
    void reassign(Actor coordinator, Held seen, UUID to);
}
