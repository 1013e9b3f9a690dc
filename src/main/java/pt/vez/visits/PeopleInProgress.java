package pt.vez.visits;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.visits.VisitPresence.Other;

/** The people a mediator works with: under a live mandate they obtained, or that a colleague handed over to them. */
public interface PeopleInProgress {
    /**
     * @param until when the mandate ends, always later than now
     * @param others who else is with them at this moment
     */
    record InHand(UUID mandateId, String name, Instant until, List<Other> others) {}

    /**
     * The people whose mandates the mediator holds now, newest first, in one query; after a handover the colleague who
     * accepted holds the mandate.
     */
    List<InHand> of(Actor actor);
}
