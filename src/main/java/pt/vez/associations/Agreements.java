package pt.vez.associations;

import java.util.List;
import java.util.UUID;
import pt.vez.associations.Agreement.Terms;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;

/**
 * Agreements with partner bodies: concluded, changed, suspended and ended by an administrator, read by administrators
 * and members of the partner only. Nothing about them is cached: authority that rests on one ends with the commit that
 * ends it.
 */
public interface Agreements {
    /** When an agreement is in force on {@code :today}; what authority asks too. */
    String IN_FORCE =
            "g.valid_from <= :today and g.valid_to >= :today and g.suspended_at is null and g.ended_at is null";

    /**
     * Newest first.
     *
     * @throws NotAuthorised for all actors but an administrator and the members of this partner
     */
    List<Agreement> of(Actor actor, UUID partnerId);

    /** @throws InvalidInput when it ends before it begins, covers nothing, or a number is out of bounds */
    UUID conclude(Actor actor, UUID partnerId, Terms terms);

    /**
     * Takes effect with the commit, also in visits that are under way.
     *
     * @param seen what the caller's form was filled with
     * @throws ChangedMeanwhile when another writer changed the terms since
     * @throws InvalidInput when the terms do not hold together, or the agreement has ended
     */
    void change(Actor actor, UUID id, Terms seen, Terms terms);

    /** Stops everything under it at once, until it is resumed. */
    void suspend(Actor actor, UUID id, String reason);

    void resume(Actor actor, UUID id);

    /** Ends it for good; mandates that rest on it go to the agency's desk in the same transaction. */
    void end(Actor actor, UUID id, String reason);
}
