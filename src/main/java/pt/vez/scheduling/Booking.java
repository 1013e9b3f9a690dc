package pt.vez.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;

/**
 * From the offer to the appointment. The unique key on (slot, seat) decides who gets a seat; every command may be sent
 * again and answers the same.
 */
public interface Booking {
    /** How long a chosen seat is kept. */
    Duration HOLD = Duration.ofMinutes(5);

    /**
     * Whether the case may book now.
     *
     * @throws BookingNotReady saying what is missing
     */
    void requireReady(Actor actor, CaseId caseId);

    /** Centres with seats for the case's service, nearest first; without a known place, by name. */
    List<OfferedCentre> centres(Actor actor, CaseId caseId, @Nullable GeoPoint near);

    /** Days of the next ten weeks with free seats. */
    List<LocalDate> days(Actor actor, CaseId caseId, CentreId centre);

    /** Free times of one local day, at least half an hour from now. */
    List<OfferedTime> times(Actor actor, CaseId caseId, CentreId centre, LocalDate day);

    /**
     * Keeps one seat of the slot for five minutes; an earlier hold of the same case is given up.
     *
     * @throws SeatTaken when no seat is left
     */
    Hold hold(Actor actor, CaseId caseId, UUID slotId);

    /** Times from which as many consecutive seats are free as there are cases. */
    List<OfferedTime> timesTogether(Actor actor, List<CaseId> cases, CentreId centre, LocalDate day);

    /**
     * Keeps consecutive seats, one for each case in their order, or none.
     *
     * @throws SeatTaken when they are not all free
     */
    List<Hold> holdTogether(Actor actor, List<CaseId> cases, UUID slotId);

    /**
     * Confirms all of them, or none.
     *
     * @throws HoldExpired when one of them is over
     */
    List<AppointmentView> confirmTogether(Actor actor, List<CaseId> cases, List<UUID> holds);

    /** The hold of the case that still runs. */
    Optional<Hold> currentHold(Actor actor, CaseId caseId);

    void release(Actor actor, CaseId caseId, UUID holdId);

    /**
     * Makes the held seat an appointment, or moves the active appointment there.
     *
     * @throws HoldExpired when the time was over
     */
    AppointmentView confirm(Actor actor, CaseId caseId, UUID holdId);

    /**
     * As {@link #confirm}, but only while the appointment it replaces is the one the person was shown.
     *
     * @param before start of that appointment; empty when they had none
     * @throws HoldExpired when the time was over
     * @throws AppointmentChanged when another one stands there; the hold goes on
     */
    AppointmentView confirmInstead(Actor actor, CaseId caseId, UUID holdId, Optional<Instant> before);

    Optional<AppointmentView> active(Actor actor, CaseId caseId);

    /** The newest appointment of the case, active or not. */
    Optional<AppointmentView> latest(Actor actor, CaseId caseId);

    /** @throws pt.vez.shared.NotAuthorised when the actor may not read its case, and for an unknown id */
    AppointmentView get(Actor actor, UUID appointmentId);

    List<AppointmentChange> history(Actor actor, CaseId caseId, UUID appointmentId);

    /** @param commandId made by the screen, so that a second click finds the first answer */
    AppointmentView cancel(Actor actor, CaseId caseId, UUID appointmentId, CancelReason reason, UUID commandId);

    /** For this long a cancellation can be taken back. */
    Duration UNDO = Duration.ofSeconds(60);

    /**
     * Takes a cancellation back: the same time is booked anew, although it is not yet open to other applicants again.
     *
     * @throws pt.vez.shared.InvalidInput after {@link #UNDO}, when another account cancelled it, or when the seat is given
     *     away or closed by now
     * @throws BookingNotReady for a case that may not book by itself
     */
    AppointmentView takeBack(Actor actor, CaseId caseId, UUID appointmentId);
}
