package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.InvalidInput;

/** Appointments and open offers that closing a centre or a service would leave without a replacement. */
@Component
class BookedAhead {
    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    BookedAhead(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Found(
            long appointments, long offers, @Nullable LocalDate last) {}

    /**
     * @throws InvalidInput {@code centres.booked} with the number of appointments and offers to come on seats no
     *     closure covers, and the day of the last of them
     */
    void requireNone(CentreId centre) {
        require("centres.booked", "s.centre_id = :which", centre.value());
    }

    /** @throws InvalidInput {@code services.booked}, the same for a service that was open until now */
    void requireNone(String service) {
        require(
                "services.booked",
                "s.service_code = :which and exists (select 1 from scheduling_service v where v.code = :which and v.active)",
                service);
    }

    private void require(String key, String which, Object value) {
        Found found = Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(sum(o.kind = 'CONFIRMED'), 0), coalesce(sum(o.kind = 'OFFERED'), 0), max(s.local_date)"
                        + " from scheduling_slot s join scheduling_seat t on t.slot_id = s.id join scheduling_occupancy o"
                        + " on o.slot_id = t.slot_id and o.seat = t.seat where " + which + " and s.starts_at > :now"
                        + " and (t.open_from is null or t.open_from < :never) and (o.kind = 'CONFIRMED'"
                        + " or o.kind = 'OFFERED' and o.expires_at > :now)",
                new MapSqlParameterSource(Map.of("which", value, "now", clock.instant(), "never", SeatClosureRepository.NEVER)),
                (row, n) -> new Found(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class))));
        LocalDate last = found.last();
        if (last != null) {
            throw new InvalidInput(key, found.appointments(), found.offers(), last);
        }
    }
}
