package pt.vez.visits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/**
 * Hands a person over from one mediator to a colleague of the same association. The colleague must accept; the mandate
 * is the association's and carries over; with the acceptance the first mediator's visit ends. The person reads it in
 * their journal.
 */
public interface Handovers {
    /** An offer not answered within this time is over. */
    Duration WAITS = Duration.ofMinutes(15);

    /** Where a handover is in its life. */
    enum HandoverState {
        OFFERED,
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    /**
     * An offer as the two of them see it.
     *
     * @param person the name, only for the one who is to accept
     */
    record Handover(
            UUID id,
            UUID mandateId,
            String from,
            String to,
            @Nullable String person,
            Instant at,
            HandoverState state) {}

    /**
     * Offers the person of this visit to a colleague.
     *
     * @throws InvalidInput when the person is offered to a colleague already
     * @throws NotAuthorised when there is no live mandate, or the colleague is of no or another association
     */
    void offer(Actor actor, UUID colleague);

    /** What colleagues offer to this mediator now. Only people whose mandate is still in force, by name. */
    List<Handover> offeredTo(Actor actor);

    /** The newest offer of this visit that waits or was answered in the last quarter of an hour. */
    Optional<Handover> ofVisit(Actor actor);

    /**
     * The colleague takes over.
     *
     * @return the mandate under which the visit goes on
     * @throws NotAuthorised naming the condition that fails; when the offer is another mediator's, is over, or the
     *     mandate is no longer in force
     */
    UUID accept(Actor actor, UUID id);

    /** Needs no authority: it only says no. */
    void decline(Actor actor, UUID id);

    /** The mediator who offered the person withdraws the offer. */
    void withdraw(Actor actor);
}
