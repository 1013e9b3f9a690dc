package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
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
 * What allocation does with seats on its own account: count them, keep them for somebody, close them. Never reached from
 * a screen directly; whoever calls has decided who may.
 */
public interface SeatKeeping {
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
    record Place(
            CentreId id, String name, GeoPoint point, java.time.ZoneId zone, String municipality, String address) {}

    /** Centres that are open at all. */
    List<Place> places();

    /** Seats nobody has, in the order of their start. Seats closed or not yet given back are not among them. */
    List<FreeSeat> free(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas);

    long countFree(Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas);

    /** Seats given back whose time to be offered again comes before the moment, and that nobody has. */
    List<FreeSeat> returning(Instant before);

    /**
     * Keeps these seats until the moment, many in one statement; the caller's transaction.
     *
     * @return the holds that were won; for the others somebody was faster, or the case has an offer already
     */
    Set<UUID> keep(Collection<Keep> keeps, Instant until);

    /** Gives kept seats back. @param again when everybody may take them; null for at once */
    void giveUp(Collection<UUID> holdIds, @Nullable Instant again);

    /** The end of a hold that must last longer. */
    void extend(UUID holdId, Instant until);

    /** The case may book this service until the moment. */
    void grant(Collection<CaseId> cases, String service, Instant until);

    void withdraw(CaseId caseId, String service);

    /** Whoever is ready may book this service without an invitation. */
    boolean isOpen(String service);

    /** Active appointments of the scope, in the order of their start. */
    List<Booked> booked(Scope scope);

    Optional<Booked> bookedBy(CaseId caseId);

    /** Nobody is offered these seats any more, until reopened; what is booked stays. @return seats closed */
    int close(Scope scope);

    int reopen(Scope scope);

    /** Makes the kept seat the case's appointment, moving the one it has. @throws HoldExpired when it is gone */
    AppointmentView take(Actor actor, CaseId caseId, UUID holdId);

    /** The agency calls the appointment off; it costs the person nothing. */
    AppointmentView callOff(Actor actor, UUID appointmentId, UUID commandId);

    /** The person gives the appointment back by the address they were sent. */
    AppointmentView giveBack(Actor actor, UUID appointmentId, UUID commandId);

    Optional<AppointmentView> appointment(CaseId caseId);
}
