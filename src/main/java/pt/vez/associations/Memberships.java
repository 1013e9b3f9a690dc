package pt.vez.associations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;

/** Members join and leave a partner body; the body itself is entered and closed. */
public interface Memberships {
    /** How long a departure can be undone. */
    Duration UNDO = Duration.ofDays(1);

    /** Registers a partner with what has to be known at least, as {@link PartnerRecords#register}. */
    UUID register(Actor actor, String name, Associations.Kind kind, String city);

    /**
     * Lets the holder of this address work for the partner from today: with a new account, or the one they have, whose
     * name stays.
     *
     * @throws InvalidInput when they work for a partner already, or the agreements in force allow no more mediators
     */
    void addMediator(Actor actor, UUID partnerId, Email email, String name);

    /**
     * Enters a membership that is known to the member already, of which no message goes out.
     *
     * @throws InvalidInput when the agreements in force allow no more mediators
     */
    void join(Actor actor, UUID accountId, UUID partnerId, LocalDate since);

    /** Whether this member runs the association's own affairs, or does so no more. */
    void coordinate(Actor actor, UUID accountId, boolean coordinator);

    /**
     * Leaves today: nothing more can be done for the association from this moment on, and the role goes with the
     * membership. It can be undone for a day.
     */
    void leave(Actor actor, UUID accountId);

    /** A member whose departure can still be undone. */
    record Departed(UUID accountId, String name, Instant leftAt) {}

    /** Who left this partner within the last day, newest first. */
    List<Departed> departed(Actor actor, UUID partnerId);

    /**
     * Undoes a departure of the last day, with the role and what the member coordinated.
     *
     * @throws InvalidInput when it is too late, they work elsewhere by now, or the agreements allow no more mediators
     */
    void restore(Actor actor, UUID partnerId, UUID accountId);

    /**
     * Makes the holder of this address a mediator of the actor's own association from today: a new account, or the one
     * they have. They join on the day of Lisbon on which this is called.
     *
     * @param profile what they wrote about themselves; what they said as a mediator before stays
     * @param times when they can work, in the same way
     * @throws InvalidInput when they work for an association already, which one is not told; when the agreements allow
     *     no more mediators
     */
    UUID hire(
            Actor coordinator, Email email, String name, String language, MediatorProfile profile, Set<WorkTime> times);
}
