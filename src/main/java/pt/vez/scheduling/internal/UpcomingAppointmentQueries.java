package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.UpcomingAppointments;

/** Reads a day's appointments by the index of days, which begins with the centre and the service. */
@Component
class UpcomingAppointmentQueries implements UpcomingAppointments {
    private final JdbcClient jdbc;

    UpcomingAppointmentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Upcoming> on(LocalDate day) {
        return jdbc.sql("""
                        select a.id, a.case_id, s.starts_at, c.zone,
                            coalesce((select max(h.at) from scheduling_appointment_change h
                                where h.appointment_id = a.id), a.booked_at)
                        from scheduling_centre c
                        join scheduling_service v
                        join scheduling_slot s
                            on s.centre_id = c.id and s.service_code = v.code and s.local_date = :day
                        join scheduling_appointment a on a.slot_id = s.id and a.state = 'BOOKED'
                        order by s.starts_at, a.id
                        """)
                .param("day", day)
                .query((row, n) -> new Upcoming(
                        row.getObject(1, UUID.class),
                        new CaseId(row.getObject(2, UUID.class)),
                        row.getObject(3, Instant.class),
                        ZoneId.of(row.getString(4)),
                        row.getObject(5, Instant.class)))
                .list();
    }
}
