package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;

/** Counts appointments and open offers to come on seats no closure covers. */
@Component
class BookedAheadQueries {
    private static final String SELECT = """
            select coalesce(sum(o.kind = 'CONFIRMED'), 0) as appointments, coalesce(sum(o.kind = 'OFFERED'), 0) as offers,
                   max(s.local_date) as last_day
            from scheduling_slot s
            join scheduling_seat t on t.slot_id = s.id
            join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat
            where s.starts_at > :now and (t.open_from is null or t.open_from < :never)
              and (o.kind = 'CONFIRMED' or o.kind = 'OFFERED' and o.expires_at > :now)
            """;

    private final JdbcClient jdbc;

    BookedAheadQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param last day of the last of them; null where there is none */
    record Ahead(long appointments, long offers, @Nullable LocalDate last) {}

    Ahead at(CentreId centre, Instant now) {
        return ahead(SELECT + " and s.centre_id = :which", centre.value(), now);
    }

    /** None for a service that is not active. */
    Ahead of(String service, Instant now) {
        return ahead(SELECT + """
                         and s.service_code = :which and exists (
                            select 1 from scheduling_service v where v.code = :which and v.active)
                        """, service, now);
    }

    private Ahead ahead(String statement, Object which, Instant now) {
        return jdbc.sql(statement)
                .param("which", which)
                .param("now", now)
                .param("never", SeatClosureRepository.NEVER)
                .query((row, n) -> new Ahead(
                        row.getLong("appointments"), row.getLong("offers"), row.getObject("last_day", LocalDate.class)))
                .single();
    }
}
