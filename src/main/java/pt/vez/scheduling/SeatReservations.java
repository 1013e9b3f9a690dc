package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;

/**
 * What allocation does with seats: count them, reserve them for a case, close them. Not reached from a screen; the
 * caller checks the authority.
 */
public interface SeatReservations {
    /** A free seat, with what a choice among seats depends on. */
    record FreeSeat(UUID slot, int seat, UUID centre, String service, Instant start, Instant end, LocalDate day) {}

    /** An active appointment with what a replacement depends on. */
    record Booked(
            UUID appointment,
            CaseId caseId,
            String service,
            UUID slot,
            int seat,
            UUID centre,
            UUID desk,
            Instant start,
            Instant end,
            LocalDate day) {}

    /** A seat to be kept for a case. */
    record Keep(UUID holdId, CaseId caseId, String service, UUID slot, int seat) {}

    /** Which seats: of these centres, of these desks and services where there are any, beginning in the window. */
    record Scope(
            Collection<CentreId> centres,
            Collection<UUID> desks,
            Collection<String> services,
            Instant from,
            Instant until) {}

    /** @param address street and postal code, on one line */
    record Place(CentreId id, String name, GeoPoint point, ZoneId zone, String municipality, String address) {}

    /** Centres that are open at all. */
    List<Place> places();

    /** Every centre, also those that are closed: people may still have an appointment there. */
    List<Place> allPlaces();

    /** Free seats in the order of their start. Closed seats and seats not yet offered again are left out. */
    List<FreeSeat> free(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas);

    long countFree(Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas);

    /** Free seats of one day of a centre. */
    record FreeDay(UUID centre, LocalDate day, long seats) {}

    /** The number of free seats, day by day. */
    List<FreeDay> freePerDay(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas);

    /** Free seats that were given back and are to be offered again before the moment. */
    List<FreeSeat> returning(Instant before);

    /**
     * Reserves these seats until the moment, many in one statement; in the caller's transaction.
     *
     * @return the holds that were won; the others lost their seat to another holder, or their case has an offer
     *     already
     */
    Set<UUID> keep(Collection<Keep> keeps, Instant until);

    /**
     * Reserves a seat that no closure but the given one closes, for a case that goes back to it before it is opened to
     * all.
     *
     * @return whether it was won; false when another case has the seat or its time has begun
     */
    boolean keepAgain(Keep keep, Instant until, UUID closure);

    /**
     * Gives kept seats back.
     *
     * @param again when all may take them; null for at once
     */
    void releaseHolds(Collection<UUID> holdIds, @Nullable Instant again);

    /** The end of holds that must last longer. */
    void extend(Collection<UUID> holdIds, Instant until);

    /** The case may book this service until the moment. */
    void grant(Collection<CaseId> cases, String service, Instant until);

    void withdraw(CaseId caseId, String service);

    /** Whether applicants who are ready may book this service without an invitation. */
    boolean isOpen(String service);

    /** Active appointments of the scope, in the order of their start. */
    List<Booked> booked(Scope scope);

    Optional<Booked> bookedBy(CaseId caseId);

    /** Those of these appointments that are active. */
    List<Booked> bookedOf(Collection<UUID> appointments);

    /**
     * From now on nothing can be booked, held or offered on these seats, nor on seats published there later; what is
     * booked stays. A second closure of the same id changes nothing.
     *
     * @return seats that were open before
     */
    int close(UUID closure, String reason, Collection<Scope> scopes);

    /**
     * Ends a closure; seats another closure covers stay closed.
     *
     * @return seats that are open again
     */
    int reopen(UUID closure);

    /** Whether this closure is in force. */
    boolean isClosing(UUID closure);

    /**
     * Makes the kept seat the case's appointment, moving the one it has.
     *
     * @throws HoldExpired when it is gone
     * @throws SeatClosed when a closure covers it
     */
    AppointmentView take(Actor actor, CaseId caseId, UUID holdId);

    /**
     * The same for a seat the given closure still closes.
     *
     * @throws SeatClosed when another closure covers it
     */
    AppointmentView takeAgain(Actor actor, CaseId caseId, UUID holdId, UUID closure);

    /** The agency calls the appointment off; it costs the person nothing. */
    AppointmentView cancelByAgency(Actor actor, UUID appointmentId, UUID commandId);

    /** The person gives the appointment back by the address they were sent. */
    AppointmentView giveBack(Actor actor, UUID appointmentId, UUID commandId);

    Optional<AppointmentView> appointment(CaseId caseId);
}
