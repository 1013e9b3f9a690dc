package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.AppointmentChange.Kind;
import pt.vez.scheduling.AppointmentEvents.AppointmentAttended;
import pt.vez.scheduling.AppointmentView;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;

/** From the arrival of a person to the case that goes on. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AppointmentsServed {
    private final JdbcClient jdbc;
    private final Appointments appointments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentsServed(JdbcClient jdbc, Appointments appointments, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.events = events;
        this.clock = clock;
    }

    /** @param by the account that says so @throws InvalidInput when the appointment is no longer booked */
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
}
