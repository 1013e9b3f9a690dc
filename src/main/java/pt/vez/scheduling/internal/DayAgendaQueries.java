package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.Agenda.Seat;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.CentreId;

/** A day of a centre, seat by seat. */
@Component
class DayAgendaQueries {
    private final JdbcClient jdbc;

    DayAgendaQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A seat and the case that has an appointment there. */
    record Row(@Nullable CaseId caseId, Seat seat) {}

    /** By desk and time. */
    List<Row> day(CentreId centre, LocalDate date, Instant now) {
        return jdbc.sql("""
                        select d.label, s.service_code, s.starts_at, s.ends_at,
                               o.kind = 'CONFIRMED' and o.appointment_id is null as interview,
                               o.slot_id is null and t.uncovered and s.starts_at > :now as unserved,
                               o.kind <> 'CONFIRMED' and o.expires_at >= :now as kept,
                               case when t.open_from = :never then
                                   (select group_concat(distinct c.reason separator '; ')
                                    from scheduling_closed_seat k
                                    join scheduling_closure c on c.id = k.closure_id
                                    where k.slot_id = t.slot_id and k.seat = t.seat) end as closed,
                               a.id as appointment_id, a.code, a.case_id, a.state, a.checked_in_at
                        from scheduling_slot s
                        join scheduling_seat t on t.slot_id = s.id
                        join scheduling_desk d on d.id = t.desk_id
                        left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat
                        left join scheduling_appointment a on a.id = o.appointment_id
                        where s.centre_id = :centre and s.local_date = :date
                        order by d.label, s.starts_at
                        """)
                .param("now", now)
                .param("never", SeatClosureRepository.NEVER)
                .param("centre", centre.value())
                .param("date", date)
                .query(DayAgendaQueries::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID caseId = row.getObject("case_id", UUID.class);
        String state = row.getString("state");
        return new Row(
                caseId == null ? null : new CaseId(caseId),
                new Seat(
                        row.getString("label"),
                        row.getString("service_code"),
                        row.getBoolean("interview"),
                        row.getBoolean("unserved"),
                        row.getBoolean("kept"),
                        row.getString("closed"),
                        row.getObject("starts_at", Instant.class),
                        row.getObject("ends_at", Instant.class),
                        row.getObject("appointment_id", UUID.class),
                        row.getString("code"),
                        null,
                        null,
                        state == null ? null : State.valueOf(state),
                        row.getObject("checked_in_at", Instant.class)));
    }

    /** Codes of the appointments of the day that were not cancelled, by case. */
    Map<CaseId, String> codes(CentreId centre, LocalDate date) {
        Map<CaseId, String> codes = new HashMap<>();
        jdbc.sql("""
                        select a.case_id, a.code
                        from scheduling_slot s
                        join scheduling_appointment a on a.slot_id = s.id
                        where s.centre_id = :centre and s.local_date = :date and a.state <> 'CANCELLED'
                        """).param("centre", centre.value()).param("date", date).query(row -> {
            codes.put(new CaseId(row.getObject("case_id", UUID.class)), row.getString("code"));
        });
        return codes;
    }
}
