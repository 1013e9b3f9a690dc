package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.OfficerUndo;
import pt.vez.scheduling.AppointmentChange.Kind;
import pt.vez.scheduling.AppointmentEvents.AppointmentAttended;
import pt.vez.scheduling.AppointmentEvents.AttendanceUndone;
import pt.vez.scheduling.AppointmentView;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;

/** From the arrival of a person to the case that goes on. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AppointmentsServed {
    private final JdbcClient jdbc;
    private final AppointmentQueries appointments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentsServed(JdbcClient jdbc, AppointmentQueries appointments, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param by the account that says so
     * @throws InvalidInput when the appointment is no longer booked
     */
    void mark(UUID by, AppointmentView appointment) {
        Instant now = clock.instant();
        int done = jdbc.sql("update scheduling_appointment set state = 'ATTENDED', active = null,"
                        + " checked_in_at = coalesce(checked_in_at, ?) where id = ? and state = 'BOOKED'")
                .params(now, appointment.id())
                .update();
        if (done == 0) {
            throw new InvalidInput("checkin.already");
        }
        jdbc.sql("insert into scheduling_appointment_change (command_id, appointment_id, at, kind, to_start, to_centre,"
                        + " actor_id) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        appointment.id(),
                        now,
                        Kind.ATTENDED.name(),
                        appointment.start(),
                        appointment.centre().data().name(),
                        by)
                .update();
        events.publishEvent(
                new AppointmentAttended(appointments.byId(appointment.id()).orElseThrow()));
    }

    /** What {@link #mark} wrote last. */
    private record Mark(UUID command, Instant at, UUID by) {}

    /**
     * Takes {@link #mark} back, and the arrival where it was marked with it.
     *
     * @throws InvalidInput after {@link OfficerUndo#WINDOW}, when another account marked it, or when it is not marked any more
     */
    void undo(UUID by, AppointmentView appointment) {
        Instant since = clock.instant().minus(OfficerUndo.WINDOW);
        Mark mark = lastMark(appointment.id())
                .filter(each -> each.by().equals(by) && !each.at().isBefore(since))
                .orElseThrow(() -> new InvalidInput("checkin.attended.late"));
        int undone = jdbc.sql("""
                        update scheduling_appointment
                           set state = 'BOOKED', active = true, checked_in_at = nullif(checked_in_at, :at)
                         where id = :id and state = 'ATTENDED'
                           and not exists (select 1 from scheduling_appointment other
                                            where other.case_id = :case and other.service_code = :service and other.active)
                        """)
                .param("at", mark.at())
                .param("id", appointment.id())
                .param("case", appointment.caseId().value())
                .param("service", appointment.serviceCode())
                .update();
        if (undone == 0) {
            throw new InvalidInput("checkin.attended.late");
        }
        jdbc.sql("delete from scheduling_appointment_change where command_id = ?")
                .param(mark.command())
                .update();
        events.publishEvent(
                new AttendanceUndone(appointments.byId(appointment.id()).orElseThrow()));
    }

    private Optional<Mark> lastMark(UUID appointment) {
        return jdbc.sql("""
                        select command_id, at, actor_id from scheduling_appointment_change
                         where appointment_id = ? and kind = 'ATTENDED' order by at desc limit 1 for update
                        """)
                .param(appointment)
                .query((row, n) -> new Mark(
                        row.getObject("command_id", UUID.class),
                        row.getObject("at", Instant.class),
                        row.getObject("actor_id", UUID.class)))
                .optional();
    }
}
