package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pt.vez.casework.CaseNumber;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.shared.Actor;

/**
 * Visits to show the passport, for people who see only the stage of their case until then. A visit belongs to the account,
 * which has one at a time. Every method asks whether the actor's own account waits for it.
 */
public interface PassportVisits {
    /** How far ahead a visit may be chosen. */
    int DAYS_AHEAD = 70;

    /** What happened to a visit. */
    enum News {
        BOOKED,
        CANCELLED,
        /** The centre closes. */
        CALLED_OFF,
        /** The passport was shown before. */
        NOT_NEEDED
    }

    /**
     * Published in the transaction in which it happened.
     *
     * @param number grows with every change of the account's visit
     */
    record VisitChanged(UUID account, Meeting visit, News news, int number) {}

    /**
     * A centre with free times.
     *
     * @param days with such times, in its own clock; never empty
     */
    record Place(Venue venue, List<LocalDate> days) {}

    /**
     * Centres with free times, by name.
     *
     * @throws pt.vez.shared.NotAuthorised when no case of the account waits
     */
    List<Place> places(Actor actor);

    /**
     * One of them; nothing for a centre without free times.
     *
     * @throws pt.vez.shared.NotAuthorised as above
     */
    Optional<Place> place(Actor actor, CentreId centre);

    /**
     * Free times of one day of the centre, from now on.
     *
     * @throws pt.vez.shared.NotAuthorised as above
     */
    List<OfferedTime> times(Actor actor, CentreId centre, LocalDate day);

    /** The visit that has not ended. */
    Optional<Meeting> of(Actor actor);

    /**
     * Takes a seat, giving up the visit the account has. Asked again for the same slot it answers the same.
     *
     * @throws SeatTaken when no seat is left; the earlier visit stays
     * @throws pt.vez.shared.NotAuthorised when no case of the account waits
     */
    Meeting book(Actor actor, UUID slot);

    /**
     * A person who comes today.
     *
     * @param number the last characters of the case number, the rest masked
     */
    record Expected(UUID account, Instant start, Instant end, String number) {}

    /**
     * Who comes today, by time, without names: whose account it is, is not known yet. For administrators and officers, and
     * for mediators on duty at the centre.
     *
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     */
    List<Expected> today(Actor actor, CentreId centre);

    /**
     * The case of a visit of today, to ask its person for a mandate.
     *
     * @throws pt.vez.shared.NotAuthorised as above
     * @throws pt.vez.shared.NotFound when the account has no visit there today
     */
    CaseNumber caseOf(Actor actor, CentreId centre, UUID account);

    /** For the system's own messages: the visit of an account that has not begun. */
    Optional<Meeting> ahead(UUID account);

    /** For the system's own messages: visits that begin in the window, by account. */
    Map<UUID, Meeting> between(Instant from, Instant until);

    /** Gives the visit up; without one, or once it has begun, nothing happens. */
    Optional<Meeting> cancel(Actor actor);
}
