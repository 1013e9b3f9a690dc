package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.scheduling.AppointmentChange.Kind;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.scheduling.AppointmentEvents.AppointmentMoved;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.HoldExpired;
import pt.vez.scheduling.SeatClosed;
import pt.vez.scheduling.internal.SeatRepository.Held;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;

/** Writes changes of an appointment, always with its history, its journal entry and its event, in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AppointmentWriter {
    private final AppointmentRepository changes;
    private final AppointmentQueries appointments;
    private final SeatRepository seats;
    private final SeatClosureRepository closures;
    private final AppointmentCodes codes;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentWriter(
            AppointmentRepository changes,
            AppointmentQueries appointments,
            SeatRepository seats,
            SeatClosureRepository closures,
            AppointmentCodes codes,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.appointments = appointments;
        this.seats = seats;
        this.closures = closures;
        this.codes = codes;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** @throws SeatClosed when a closure covers the seat */
    AppointmentView take(Actor actor, CaseId caseId, UUID applicantId, String service, UUID holdId) {
        return take(actor, caseId, applicantId, service, holdId, null);
    }

    /**
     * Makes the held or offered seat the appointment of the case, or moves the one it has. The hold is the command: a
     * second time it answers what the first time answered.
     *
     * @param lifted the closure that is being undone and does not count any more
     * @throws HoldExpired when the seat is no longer kept
     * @throws SeatClosed when a closure covers the seat
     */
    AppointmentView take(
            Actor actor, CaseId caseId, UUID applicantId, String service, UUID holdId, @Nullable UUID lifted) {
        Held held = seats.lock(caseId, holdId).orElse(null);
        if (held == null) {
            return appointments
                    .byCommand(holdId)
                    .filter(found -> found.caseId().equals(caseId))
                    .orElseThrow(HoldExpired::new);
        }
        if (closures.isClosed(held.hold().slotId(), held.seat(), lifted)) {
            throw new SeatClosed(held.hold().slotId());
        }
        AppointmentView before = appointments.active(caseId, service).orElse(null);
        UUID id = before == null ? Ids.next() : before.id();
        if (before == null) {
            changes.insert(
                    id, codes.unused(), caseId.value(), service, held.hold().slotId(), held.seat(), clock.instant());
        } else {
            // Another request may cancel or check in at the same time: the first that changes the appointment wins.
            if (!changes.move(id, held.hold().slotId(), held.seat())) {
                throw new InvalidInput("appointment.notActive");
            }
            seats.releaseDelayed(id, caseId, service);
        }
        seats.confirm(held.hold().slotId(), held.seat(), holdId, id);
        AppointmentView after = appointments.byId(id).orElseThrow();
        changes.note(actor, holdId, before == null ? Kind.BOOKED : Kind.MOVED, before, after, null, clock.instant());
        journal.record(
                actor,
                before == null ? "appointment.booked" : "appointment.moved",
                applicantId,
                caseId.value(),
                after.code());
        events.publishEvent(
                before == null ? new AppointmentBooked(after) : new AppointmentMoved(after, before.start()));
        return after;
    }

    /** @param byAgency whether it costs the person nothing */
    AppointmentView cancel(
            Actor actor,
            AppointmentView before,
            UUID applicantId,
            CancelReason reason,
            boolean byAgency,
            UUID command) {
        Optional<AppointmentView> done = appointments.byCommand(command);
        if (done.isPresent()) {
            return done.get();
        }
        if (!changes.cancel(before.id(), byAgency, clock.instant())) {
            throw new InvalidInput("appointment.notActive");
        }
        seats.releaseDelayed(before.id(), before.caseId(), before.serviceCode());
        changes.note(actor, command, Kind.CANCELLED, before, null, reason, clock.instant());
        AppointmentView after = appointments.byId(before.id()).orElseThrow();
        journal.record(
                actor, "appointment.cancelled", applicantId, before.caseId().value(), before.code());
        events.publishEvent(new AppointmentCancelled(after, byAgency));
        return after;
    }

    /**
     * Books the time of an appointment anew that the actor cancelled a moment ago, without waiting for the moment at
     * which the seat is open to all again.
     *
     * @param within how long ago it may be
     * @throws InvalidInput when another account cancelled it, or earlier, or when the seat is given away or closed by
     *     now
     */
    AppointmentView takeBack(Actor actor, CaseRef ref, UUID appointmentId, Duration within) {
        UUID hold = Ids.next();
        Instant now = clock.instant();
        boolean held = changes.holdAgain(
                appointmentId, ref.id(), actor.accountId(), hold, now.minus(within), now, now.plus(Booking.HOLD));
        if (!held) {
            throw new InvalidInput("appointment.undo.late");
        }
        return take(actor, ref.id(), ref.applicantId(), ref.serviceCode(), hold);
    }
}
