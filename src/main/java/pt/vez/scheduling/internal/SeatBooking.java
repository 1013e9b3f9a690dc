// Longer than 300 lines: hold, confirm, move and cancel guard one table and are checked against each other.
package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.Act;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Stage;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentChange;
import pt.vez.scheduling.AppointmentChange.Kind;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.scheduling.AppointmentEvents.AppointmentMoved;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.HoldExpired;
import pt.vez.scheduling.NotReadyToBook;
import pt.vez.scheduling.OfferedCentre;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatTaken;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

@Service
class SeatBooking implements Booking {
    private static final Duration EARLIEST = Duration.ofMinutes(30);
    private static final Duration HORIZON = Duration.ofDays(70);

    /** A confirmation that left the phone in time may arrive this much later. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** The seats of slot {@code s} nobody has: never taken, or held and given up to time. */
    private static final String FREE =
            " from scheduling_seat t left join scheduling_occupancy o on o.slot_id = t.slot_id"
                    + " and o.seat = t.seat where t.slot_id = s.id and (o.slot_id is null or (o.kind = 'HELD' and o.expires_at < :now))";

    private final JdbcClient jdbc;
    private final Appointments appointments;
    private final Centres centres;
    private final CaseAccess access;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SeatBooking(
            JdbcClient jdbc,
            Appointments appointments,
            Centres centres,
            CaseAccess access,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.centres = centres;
        this.access = access;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    private record Slot(UUID id, CentreId centre, String service, Instant start, Instant end, LocalDate date) {}

    private record Held(Hold hold, int seat) {}

    private static final RowMapper<Held> HELD = (row, n) -> new Held(
            new Hold(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    new CentreId(row.getObject(3, UUID.class)),
                    row.getObject(4, Instant.class),
                    row.getObject(5, Instant.class),
                    row.getObject(6, Instant.class)),
            row.getInt(7));
    private static final String SELECT_HELD = "select o.hold_id, o.slot_id, s.centre_id, s.starts_at, s.ends_at,"
            + " o.expires_at, o.seat from scheduling_occupancy o join scheduling_slot s on s.id = o.slot_id"
            + " where o.kind = 'HELD' and ";

    @Override
    @Transactional(readOnly = true)
    public void requireReady(Actor actor, CaseId caseId) {
        ready(actor, caseId);
    }

    private CaseRef ready(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, Act.APPOINTMENTS);
        if (ref.stage() == Stage.DOCUMENTS) {
            throw new NotReadyToBook("appointment.documentsFirst");
        }
        if (ref.stage() != Stage.APPOINTMENT) {
            throw new NotReadyToBook("appointment.notNeeded");
        }
        return ref;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedCentre> centres(Actor actor, CaseId caseId, @Nullable GeoPoint near) {
        CaseRef ref = ready(actor, caseId);
        Comparator<OfferedCentre> nearest =
                Comparator.comparing(offer -> offer.kilometres() == null ? Double.valueOf(0) : offer.kilometres());
        return centres.all(actor).stream()
                .filter(centre -> centre.data().active())
                .map(centre -> offer(ref, centre, near))
                .sorted(nearest)
                .toList();
    }

    private OfferedCentre offer(CaseRef ref, Centre centre, @Nullable GeoPoint near) {
        LocalDate next = jdbc.sql("select s.local_date from scheduling_slot s where s.centre_id = :centre"
                        + " and s.service_code = :service and s.starts_at between :from and :until"
                        + " and exists (select 1" + FREE + ") order by s.starts_at limit 1")
                .param("centre", centre.id().value())
                .param("service", ref.serviceCode())
                .param("from", clock.instant().plus(EARLIEST))
                .param("until", clock.instant().plus(HORIZON))
                .param("now", clock.instant())
                .query(LocalDate.class)
                .optional()
                .orElse(null);
        return new OfferedCentre(
                centre, near == null ? null : centre.data().place().kilometresTo(near), next);
    }

    @Override
    @Transactional(readOnly = true)
    public List<LocalDate> days(Actor actor, CaseId caseId, CentreId centre) {
        CaseRef ref = ready(actor, caseId);
        return jdbc.sql("select distinct s.local_date from scheduling_slot s where s.centre_id = :centre"
                        + " and s.service_code = :service and s.starts_at between :from and :until"
                        + " and exists (select 1" + FREE + ") order by s.local_date")
                .param("centre", centre.value())
                .param("service", ref.serviceCode())
                .param("from", clock.instant().plus(EARLIEST))
                .param("until", clock.instant().plus(HORIZON))
                .param("now", clock.instant())
                .query(LocalDate.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> times(Actor actor, CaseId caseId, CentreId centre, LocalDate day) {
        return times(ready(actor, caseId).serviceCode(), centre, day);
    }

    private List<OfferedTime> times(String service, CentreId centre, LocalDate day) {
        return jdbc.sql("select s.id, s.starts_at, (select count(*)" + FREE + ") as free from scheduling_slot s"
                        + " where s.centre_id = :centre and s.service_code = :service and s.local_date = :day"
                        + " and s.starts_at > :from having free > 0 order by s.starts_at")
                .param("centre", centre.value())
                .param("service", service)
                .param("day", day)
                .param("from", clock.instant().plus(EARLIEST))
                .param("now", clock.instant())
                .query((row, n) ->
                        new OfferedTime(row.getObject(1, UUID.class), row.getObject(2, Instant.class), row.getInt(3)))
                .list();
    }

    @Override
    public Hold hold(Actor actor, CaseId caseId, UUID slotId) {
        CaseRef ref = ready(actor, caseId);
        Slot slot = jdbc.sql(
                        "select id, centre_id, service_code, starts_at, ends_at, local_date from scheduling_slot where id = ?")
                .param(slotId)
                .query((row, n) -> new Slot(
                        row.getObject(1, UUID.class),
                        new CentreId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getObject(4, Instant.class),
                        row.getObject(5, Instant.class),
                        row.getObject(6, LocalDate.class)))
                .optional()
                .filter(found -> found.service().equals(ref.serviceCode()))
                .filter(found -> found.start().isAfter(clock.instant()))
                .orElseThrow(() -> new NotFound("appointment.gone"));
        Optional<Hold> held = transactions.run(() -> tryHold(ref, slot));
        return held.orElseThrow(() -> new SeatTaken(slotId, nextAfter(slot)));
    }

    private Optional<Hold> tryHold(CaseRef ref, Slot slot) {
        Instant now = clock.instant();
        jdbc.sql(
                        "delete from scheduling_occupancy where case_id = ? and service_code = ? and kind = 'HELD' and slot_id <> ?")
                .params(ref.id().value(), slot.service(), slot.id())
                .update();
        List<Integer> free = new java.util.ArrayList<>(jdbc.sql("select t.seat" + FREE.replace("= s.id", "= :slot"))
                .param("slot", slot.id())
                .param("now", now)
                .query(Integer.class)
                .list());
        // Everybody who wants this time starts at another seat, so that they do not queue behind one row.
        Collections.shuffle(free);
        for (Integer seat : free) {
            jdbc.sql(
                            "delete from scheduling_occupancy where slot_id = ? and seat = ? and kind = 'HELD' and expires_at < ?")
                    .params(slot.id(), seat, now)
                    .update();
            int won = jdbc.sql(
                            "insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id,"
                                    + " expires_at) values (?, ?, 'HELD', ?, ?, ?, ?)")
                    .params(slot.id(), seat, ref.id().value(), slot.service(), Ids.next(), now.plus(HOLD))
                    .update();
            if (won == 1) {
                break;
            }
        }
        return held(ref).map(Held::hold).filter(hold -> hold.slotId().equals(slot.id()));
    }

    private @Nullable OfferedTime nextAfter(Slot slot) {
        return times(slot.service(), slot.centre(), slot.date()).stream()
                .filter(time -> time.start().isAfter(slot.start()))
                .findFirst()
                .orElse(null);
    }

    private Optional<Held> held(CaseRef ref) {
        return jdbc.sql(SELECT_HELD + "o.case_id = ? and o.service_code = ? and o.expires_at > ?")
                .params(ref.id().value(), ref.serviceCode(), clock.instant())
                .query(HELD)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Hold> currentHold(Actor actor, CaseId caseId) {
        return held(access.require(actor, caseId, Act.APPOINTMENTS)).map(Held::hold);
    }

    @Override
    @Transactional
    public void release(Actor actor, CaseId caseId, UUID holdId) {
        access.require(actor, caseId, Act.APPOINTMENTS);
        jdbc.sql("delete from scheduling_occupancy where hold_id = ? and case_id = ? and kind = 'HELD'")
                .params(holdId, caseId.value())
                .update();
    }

    @Override
    public AppointmentView confirm(Actor actor, CaseId caseId, UUID holdId) {
        CaseRef ref = access.require(actor, caseId, Act.APPOINTMENTS);
        Optional<AppointmentView> done =
                appointments.byCommand(holdId).filter(found -> found.caseId().equals(caseId));
        return done.orElseGet(() -> transactions.run(() -> confirm(actor, ref, holdId)));
    }

    private AppointmentView confirm(Actor actor, CaseRef ref, UUID holdId) {
        Instant now = clock.instant();
        Held held = jdbc.sql(SELECT_HELD + "o.hold_id = ? and o.case_id = ? and o.expires_at > ? for update")
                .params(holdId, ref.id().value(), now.minus(GRACE))
                .query(HELD)
                .optional()
                .orElse(null);
        if (held == null) {
            return appointments
                    .byCommand(holdId)
                    .filter(found -> found.caseId().equals(ref.id()))
                    .orElseThrow(HoldExpired::new);
        }
        ready(actor, ref.id());
        AppointmentView before =
                appointments.active(ref.id(), ref.serviceCode()).orElse(null);
        UUID id = before == null ? Ids.next() : before.id();
        if (before == null) {
            jdbc.sql(
                            "insert into scheduling_appointment (id, code, case_id, service_code, slot_id, seat, state, active,"
                                    + " sequence, booked_at) values (?, ?, ?, ?, ?, ?, 'BOOKED', true, 0, ?)")
                    .params(
                            id,
                            Base32.random(6),
                            ref.id().value(),
                            ref.serviceCode(),
                            held.hold().slotId(),
                            held.seat(),
                            now)
                    .update();
        } else {
            // Somebody may cancel or check in at this moment: who changes the appointment first, wins.
            int moved = jdbc.sql("update scheduling_appointment set slot_id = ?, seat = ?, sequence = sequence + 1"
                            + " where id = ? and active and state = 'BOOKED'")
                    .params(held.hold().slotId(), held.seat(), id)
                    .update();
            if (moved == 0) {
                throw new InvalidInput("appointment.notActive");
            }
            jdbc.sql("delete from scheduling_occupancy where appointment_id = ? and kind = 'CONFIRMED'"
                            + " and case_id = ? and service_code = ?")
                    .params(id, ref.id().value(), ref.serviceCode())
                    .update();
        }
        jdbc.sql("update scheduling_occupancy set kind = 'CONFIRMED', appointment_id = ?, expires_at = null"
                        + " where slot_id = ? and seat = ? and hold_id = ?")
                .params(id, held.hold().slotId(), held.seat(), holdId)
                .update();
        AppointmentView after = appointments.byId(id).orElseThrow();
        change(actor, holdId, before == null ? Kind.BOOKED : Kind.MOVED, before, after, null);
        if (before == null) {
            journal.record(
                    actor, "appointment.booked", ref.applicantId(), ref.id().value(), after.code());
            events.publishEvent(new AppointmentBooked(after));
        } else {
            journal.record(
                    actor, "appointment.moved", ref.applicantId(), ref.id().value(), after.code());
            events.publishEvent(new AppointmentMoved(after, before.start()));
        }
        return after;
    }

    private void change(
            Actor actor,
            UUID commandId,
            Kind kind,
            @Nullable AppointmentView before,
            @Nullable AppointmentView after,
            @Nullable CancelReason reason) {
        UUID id = after != null
                ? after.id()
                : java.util.Objects.requireNonNull(before).id();
        jdbc.sql("insert into scheduling_appointment_change values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(commandId)
                .param(id)
                .param(clock.instant())
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

    @Override
    @Transactional(readOnly = true)
    public Optional<AppointmentView> active(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, Act.READ);
        return appointments.active(caseId, ref.serviceCode());
    }

    @Override
    @Transactional
    public Optional<AppointmentView> latest(Actor actor, CaseId caseId) {
        access.require(actor, caseId, Act.READ);
        return appointments.latest(caseId);
    }

    @Override
    @Transactional
    public AppointmentView get(Actor actor, UUID appointmentId) {
        AppointmentView found = appointments.byId(appointmentId).orElseThrow(() -> new NotFound("error.notFound"));
        access.require(actor, found.caseId(), Act.READ);
        return found;
    }

    @Override
    @Transactional
    public List<AppointmentChange> history(Actor actor, CaseId caseId, UUID appointmentId) {
        AppointmentView found = get(actor, appointmentId);
        return found.caseId().equals(caseId) ? appointments.history(appointmentId) : List.of();
    }

    @Override
    public AppointmentView cancel(Actor actor, CaseId caseId, UUID appointmentId, CancelReason reason, UUID commandId) {
        CaseRef ref = access.require(actor, caseId, Act.APPOINTMENTS);
        return transactions.run(() -> {
            Optional<AppointmentView> done = appointments.byCommand(commandId);
            if (done.isPresent()) {
                return done.get();
            }
            AppointmentView before = appointments
                    .byId(appointmentId)
                    .filter(found -> found.caseId().equals(caseId))
                    .orElseThrow(() -> new NotFound("error.notFound"));
            int cancelled = jdbc.sql("update scheduling_appointment set state = 'CANCELLED', active = null,"
                            + " sequence = sequence + 1 where id = ? and active and state = 'BOOKED'")
                    .param(appointmentId)
                    .update();
            if (cancelled == 0) {
                throw new InvalidInput("appointment.notActive");
            }
            jdbc.sql("delete from scheduling_occupancy where case_id = ? and service_code = ? and kind = 'CONFIRMED'")
                    .params(caseId.value(), before.serviceCode())
                    .update();
            change(actor, commandId, Kind.CANCELLED, before, null, reason);
            AppointmentView after = appointments.byId(appointmentId).orElseThrow();
            journal.record(actor, "appointment.cancelled", ref.applicantId(), caseId.value(), before.code());
            events.publishEvent(new AppointmentCancelled(after));
            return after;
        });
    }

    /** Gives up holds whose time is over; booking does not wait for this. */
    @Transactional
    int sweep() {
        return jdbc.sql("delete from scheduling_occupancy where kind = 'HELD' and expires_at < ?")
                .param(clock.instant().minus(GRACE))
                .update();
    }
}
