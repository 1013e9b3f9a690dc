package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentChange.Kind;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CancelReason;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/**
 * Writes appointments and their history, one state after the other. What returns a truth value changes the appointment
 * only while it is as the name says, and tells whether it was: of two requests the first wins.
 */
@Component
class AppointmentRepository {
    private final JdbcClient jdbc;

    AppointmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the code is in use */
    void insert(UUID id, String code, UUID caseId, String service, UUID slot, int seat, Instant now) {
        jdbc.sql("""
                        insert into scheduling_appointment
                            (id, code, case_id, service_code, slot_id, seat, state, active, sequence, booked_at)
                        values (:id, :code, :case, :service, :slot, :seat, 'BOOKED', true, 0, :now)
                        """)
                .param("id", id)
                .param("code", code)
                .param("case", caseId)
                .param("service", service)
                .param("slot", slot)
                .param("seat", seat)
                .param("now", now)
                .update();
    }

    /** Moves it to another seat while it is booked. */
    boolean move(UUID id, UUID slot, int seat) {
        return jdbc.sql("""
                                update scheduling_appointment set slot_id = :slot, seat = :seat, sequence = sequence + 1
                                where id = :id and active and state = 'BOOKED'
                                """)
                        .param("slot", slot)
                        .param("seat", seat)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Cancels it while it is booked. */
    boolean cancel(UUID id, boolean byAgency, Instant now) {
        return jdbc.sql("""
                                update scheduling_appointment
                                set state = 'CANCELLED', active = null, cancelled_by = :by, ended_at = :now,
                                    sequence = sequence + 1
                                where id = :id and active and state = 'BOOKED'
                                """)
                        .param("by", byAgency ? "AGENCY" : "PERSON")
                        .param("now", now)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Marks the arrival while it is booked and the person has not arrived. */
    boolean checkIn(UUID id, Instant now) {
        return jdbc.sql("""
                                update scheduling_appointment set checked_in_at = :now
                                where id = :id and state = 'BOOKED' and checked_in_at is null
                                """).param("now", now).param("id", id).update() == 1;
    }

    /** Takes the arrival back while it is booked. */
    boolean undoCheckIn(UUID id) {
        return jdbc.sql("""
                                update scheduling_appointment set checked_in_at = null
                                where id = :id and state = 'BOOKED' and checked_in_at is not null
                                """).param("id", id).update() == 1;
    }

    /** Marks it as attended while it is booked; without an arrival the person arrives now. */
    boolean attend(UUID id, Instant now) {
        return jdbc.sql("""
                                update scheduling_appointment
                                set state = 'ATTENDED', active = null, checked_in_at = coalesce(checked_in_at, :now)
                                where id = :id and state = 'BOOKED'
                                """).param("now", now).param("id", id).update() == 1;
    }

    /**
     * Books it again while it is attended and the case has no other appointment.
     *
     * @param attendedAt an arrival at this moment is taken back too
     */
    boolean undoAttend(AppointmentView appointment, Instant attendedAt) {
        return jdbc.sql("""
                                update scheduling_appointment
                                set state = 'BOOKED', active = true, checked_in_at = nullif(checked_in_at, :at)
                                where id = :id and state = 'ATTENDED'
                                  and not exists (
                                    select 1 from scheduling_appointment other
                                    where other.case_id = :case and other.service_code = :service and other.active)
                                """)
                        .param("at", attendedAt)
                        .param("id", appointment.id())
                        .param("case", appointment.caseId().value())
                        .param("service", appointment.serviceCode())
                        .update()
                == 1;
    }

    /** Marks it as missed while it is booked and the person has not arrived. */
    boolean miss(UUID id, Instant now) {
        return jdbc.sql("""
                                update scheduling_appointment set state = 'MISSED', active = null, ended_at = :now
                                where id = :id and state = 'BOOKED' and checked_in_at is null
                                """).param("now", now).param("id", id).update() == 1;
    }

    /** An appointment that is still booked after its end. */
    record Due(UUID id, CaseId caseId, String service, boolean arrived) {}

    /** Up to 500 that ended before the moment. */
    List<Due> due(LocalDate firstDay, Instant endedBefore) {
        return jdbc.sql("""
                        select a.id, a.case_id, a.service_code, a.checked_in_at is not null as arrived
                        from scheduling_slot s
                        join scheduling_appointment a on a.slot_id = s.id and a.state = 'BOOKED'
                        where s.local_date >= :day and s.ends_at < :before
                        limit 500
                        """)
                .params(Map.of("day", firstDay, "before", endedBefore))
                .query((row, n) -> new Due(
                        row.getObject("id", UUID.class),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("service_code"),
                        row.getBoolean("arrived")))
                .list();
    }

    /** One line of the history; {@code before} or {@code after} is there. */
    void note(
            Actor actor,
            UUID command,
            Kind kind,
            @Nullable AppointmentView before,
            @Nullable AppointmentView after,
            @Nullable CancelReason reason,
            Instant now) {
        AppointmentView any = after != null ? after : before;
        jdbc.sql("""
                        insert into scheduling_appointment_change
                            (command_id, appointment_id, at, kind, from_start, from_centre, to_start, to_centre, reason,
                             actor_id, mandate_id)
                        values (:command, :appointment, :now, :kind, :fromStart, :fromCentre, :toStart, :toCentre,
                             :reason, :actor, :mandate)
                        """)
                .param("command", command)
                .param("appointment", any == null ? null : any.id())
                .param("now", now)
                .param("kind", kind.name())
                .param("fromStart", before == null ? null : before.start())
                .param(
                        "fromCentre",
                        before == null ? null : before.centre().data().name())
                .param("toStart", after == null ? null : after.start())
                .param("toCentre", after == null ? null : after.centre().data().name())
                .param("reason", reason == null ? null : reason.name())
                .param("actor", actor.accountId())
                .param("mandate", actor.mandateId())
                .update();
    }

    /** The line of an attendance. */
    void noteAttended(UUID by, AppointmentView appointment, Instant now) {
        jdbc.sql("""
                        insert into scheduling_appointment_change
                            (command_id, appointment_id, at, kind, to_start, to_centre, actor_id)
                        values (:command, :appointment, :now, :kind, :start, :centre, :by)
                        """)
                .param("command", Ids.next())
                .param("appointment", appointment.id())
                .param("now", now)
                .param("kind", Kind.ATTENDED.name())
                .param("start", appointment.start())
                .param("centre", appointment.centre().data().name())
                .param("by", by)
                .update();
    }

    /** The line of an attendance, by the account that marked it. */
    record Mark(UUID command, Instant at, UUID by) {}

    /** The newest one, locked until the transaction ends. */
    Optional<Mark> lockLastMark(UUID appointment) {
        return jdbc.sql("""
                        select command_id, at, actor_id from scheduling_appointment_change
                        where appointment_id = :id and kind = 'ATTENDED' order by at desc limit 1 for update
                        """)
                .param("id", appointment)
                .query((row, n) -> new Mark(
                        row.getObject("command_id", UUID.class),
                        row.getObject("at", Instant.class),
                        row.getObject("actor_id", UUID.class)))
                .optional();
    }

    void removeNote(UUID command) {
        jdbc.sql("delete from scheduling_appointment_change where command_id = :command")
                .param("command", command)
                .update();
    }

    /**
     * Holds the seat of an appointment that the account cancelled since the moment, unless it is taken, closed or has
     * begun.
     */
    boolean holdAgain(UUID appointment, CaseId caseId, UUID by, UUID hold, Instant since, Instant now, Instant until) {
        return jdbc.sql("""
                                insert ignore into scheduling_occupancy
                                    (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)
                                select a.slot_id, a.seat, 'HELD', a.case_id, a.service_code, :hold, :until
                                from scheduling_appointment a
                                join scheduling_slot s on s.id = a.slot_id and s.starts_at > :now
                                join scheduling_seat t on t.slot_id = a.slot_id and t.seat = a.seat
                                 and (t.open_from is null or t.open_from < :never)
                                join scheduling_appointment_change c
                                  on c.appointment_id = a.id and c.kind = 'CANCELLED' and c.actor_id = :by
                                where a.id = :appointment and a.case_id = :case and a.state = 'CANCELLED'
                                  and a.cancelled_by = 'PERSON' and a.ended_at >= :since
                                limit 1
                                """)
                        .param("hold", hold)
                        .param("until", until)
                        .param("now", now)
                        .param("never", SeatClosureRepository.NEVER)
                        .param("by", by)
                        .param("appointment", appointment)
                        .param("case", caseId.value())
                        .param("since", since)
                        .update()
                == 1;
    }
}
