package pt.vez.visits;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.MediatorOccupied;
import pt.vez.shared.Actor;

/**
 * Which mediator is with which person at this moment, so that two mediators who open the same person notice. A
 * colleague of the own association is shown with name and centre; of a mediator of another association only that there
 * is one, and since when.
 */
public interface VisitPresence {
    /** The mediator is with a person now, or no longer; in the transaction in which it happens. */
    record VisitChanged(UUID mediator) implements MediatorOccupied {}

    /** @param name null for a mediator of another association; then the centre is null as well */
    record Other(@Nullable String name, @Nullable String centre, Instant since) {}

    /**
     * @param centre name of the centre where the mediator works today, when it is known
     * @throws NotAuthorised without a live mandate
     */
    void began(Actor actor, @Nullable String centre);

    /** A page of the visit is open; noted twice a minute at most. The caller has asked for the authority. */
    void seen(Actor actor);

    /** The mediator's visit ended. */
    void ended(Actor actor);

    /** Who else is with the person of this visit. */
    List<Other> alsoHere(Actor actor);
}
