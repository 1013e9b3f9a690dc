package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final AppointmentQueries appointments;
    private final SeatRepository seats;
    private final SeatClosureRepository closures;
    private final AppointmentCodes codes;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentWriter(
            JdbcClient jdbc,
            AppointmentQueries appointments,
            SeatRepository seats,
            SeatClosureRepository closures,
            AppointmentCodes codes,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
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
            jdbc.sql(
                            "insert into scheduling_appointment (id, code, case_id, service_code, slot_id, seat, state, active,"
                                    + " sequence, booked_at) values (?, ?, ?, ?, ?, ?, 'BOOKED', true, 0, ?)")
                    .params(
                            id,
                            codes.unused(),
                            caseId.value(),
                            service,
                            held.hold().slotId(),
                            held.seat(),
                            clock.instant())
                    .update();
        } else {
            // Another request may cancel or check in at the same time: the first that changes the appointment wins.
            int moved = jdbc.sql("update scheduling_appointment set slot_id = ?, seat = ?, sequence = sequence + 1"
                            + " where id = ? and active and state = 'BOOKED'")
                    .params(held.hold().slotId(), held.seat(), id)
                    .update();
            if (moved == 0) {
                throw new InvalidInput("appointment.notActive");
            }
            seats.releaseDelayed(id, caseId, service);
        }
        jdbc.sql("update scheduling_occupancy set kind = 'CONFIRMED', appointment_id = ?, expires_at = null"
                        + " where slot_id = ? and seat = ? and hold_id = ?")
                .params(id, held.hold().slotId(), held.seat(), holdId)
                .update();
        AppointmentView after = appointments.byId(id).orElseThrow();
        change(actor, holdId, before == null ? Kind.BOOKED : Kind.MOVED, before, after, null);
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
        int cancelled = jdbc.sql(
                        "update scheduling_appointment set state = 'CANCELLED', active = null,"
                                + " cancelled_by = ?, ended_at = ?, sequence = sequence + 1 where id = ? and active and state = 'BOOKED'")
                .params(byAgency ? "AGENCY" : "PERSON", clock.instant(), before.id())
                .update();
        if (cancelled == 0) {
            throw new InvalidInput("appointment.notActive");
        }
        seats.releaseDelayed(before.id(), before.caseId(), before.serviceCode());
        change(actor, command, Kind.CANCELLED, before, null, reason);
        AppointmentView after = appointments.byId(before.id()).orElseThrow();
        journal.record(
                actor, "appointment.cancelled", applicantId, before.caseId().value(), before.code());
        events.publishEvent(new AppointmentCancelled(after, byAgency));
        return after;
    }

    /**
     * Books the time of an appointment anew that the actor cancelled since then, without waiting for the moment at
     * which the seat is open to all again.
     *
     * @throws InvalidInput when another account cancelled it, or earlier, or when the seat is given away or closed by
     *     now
     */
    AppointmentView takeBack(Actor actor, CaseRef ref, UUID appointmentId, Instant since) {
        UUID hold = Ids.next();
        int kept = jdbc.sql("""
                        insert ignore into scheduling_occupancy
                            (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)
                        select a.slot_id, a.seat, 'HELD', a.case_id, a.service_code, :hold, :until
                        from scheduling_appointment a
                        join scheduling_slot s on s.id = a.slot_id and s.starts_at > :now
                        join scheduling_seat t
                          on t.slot_id = a.slot_id and t.seat = a.seat and (t.open_from is null or t.open_from < :never)
                        join scheduling_appointment_change c
                          on c.appointment_id = a.id and c.kind = 'CANCELLED' and c.actor_id = :by
                        where a.id = :appointment and a.case_id = :case and a.state = 'CANCELLED'
                          and a.cancelled_by = 'PERSON' and a.ended_at >= :since
                        limit 1
                        """)
                .param("hold", hold)
                .param("until", clock.instant().plus(Booking.HOLD))
                .param("now", clock.instant())
                .param("never", SeatClosureRepository.NEVER)
                .param("by", actor.accountId())
                .param("appointment", appointmentId)
                .param("case", ref.id().value())
                .param("since", since)
                .update();
        if (kept == 0) {
            throw new InvalidInput("appointment.undo.late");
        }
        return take(actor, ref.id(), ref.applicantId(), ref.serviceCode(), hold);
    }

    private void change(
            Actor actor,
            UUID commandId,
            Kind kind,
            @Nullable AppointmentView before,
            @Nullable AppointmentView after,
            @Nullable CancelReason reason) {
        Instant now = clock.instant();
        jdbc.sql("insert into scheduling_appointment_change values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(commandId)
                .param((after != null ? after : Objects.requireNonNull(before)).id())
                .param(now)
                .param(kind.name())
                .param(before == null ? null : before.start())
                .param(before == null ? null : before.centre().data().name())
                .param(after == null ? null : after.start())
                .param(after == null ? null : after.centre().data().name())
                .param(reason == null ? null : reason.name())
                .param(actor.accountId())
                .param(actor.mandateId())
                .update();
    }
}
