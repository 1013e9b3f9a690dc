package pt.vez.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Seats for meetings that belong to no case, for example an interview. They are taken from the same slots and by the
 * same unique key (slot, seat) as appointments. A party has one seat of a service at most. The caller checks the
 * authority.
 */
public interface Meetings {
    /** The service whose seats interviews take. */
    String INTERVIEW = "INTERVIEW";

    /** The service whose seats people take who only come to show their passport. */
    String PASSPORT = "PASSPORT";

    record Venue(CentreId id, String name, String address, ZoneId zone) {}

    record Meeting(UUID slot, Venue venue, Instant start, Instant end) {}

    /** The agency called a meeting off; published in the transaction that gave up its seat. */
    record CalledOff(UUID party, String service, Meeting meeting) {}

    /** Open centres with at least one seat of the service still to come. */
    List<Venue> venues(String service);

    /** Times of a centre with a free seat, earliest first. */
    List<OfferedTime> free(CentreId centre, String service, Instant from, Instant until);

    /**
     * Takes a seat of the slot, giving up the one the party has, in the caller's transaction.
     *
     * @throws SeatTaken when none is left; the party keeps what it had once the transaction is rolled back
     */
    Meeting take(UUID party, String service, UUID slot);

    /**
     * Gives the seat back, unless its time is over.
     *
     * @return what was given back
     */
    Optional<Meeting> giveBack(UUID party, String service);

    Optional<Meeting> of(UUID party, String service);

    /** Meetings of the scope still to come. */
    int count(SeatReservations.Scope scope);

    /** Gives up the seats of these meetings and says so with {@link CalledOff} for each; the caller's transaction. */
    void cancelByAgency(SeatReservations.Scope scope);

    /** Meetings at a centre that begin in the window, by party, earliest first. */
    Map<UUID, Meeting> at(CentreId centre, String service, Instant from, Instant until);
}
