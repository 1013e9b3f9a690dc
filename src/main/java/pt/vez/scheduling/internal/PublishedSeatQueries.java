package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;

/** The seats of a centre that are published and have not begun. */
@Component
class PublishedSeatQueries {
    /** By service and day, which is how the slots are indexed. */
    private static final String SEATS = """
            select s.local_date, s.id, s.service_code, s.starts_at, s.ends_at, t.seat, t.desk_id,
                o.slot_id is not null as occupied
            from scheduling_service v
            join scheduling_slot s on s.centre_id = :centre and s.service_code = v.code
                and s.local_date between :from and :to
            join scheduling_seat t on t.slot_id = s.id
            left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat
            where s.starts_at > :now
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PublishedSeatQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param occupied booked, held, offered or taken by an interview */
    record Seat(
            LocalDate date,
            UUID slot,
            String service,
            Instant start,
            Instant end,
            int seat,
            UUID desk,
            boolean occupied) {
        String key() {
            return PublishedSeatQueries.key(service, start, desk);
        }

        /** Whether this taken seat keeps its desk busy while the planned one would begin. */
        boolean blocks(PlannedSeat planned) {
            return occupied
                    && desk.equals(planned.desk())
                    && start.isBefore(planned.end())
                    && planned.start().isBefore(end)
                    && !key().equals(PublishedSeatQueries.key(planned));
        }
    }

    static String key(PlannedSeat seat) {
        return key(seat.service(), seat.start(), seat.desk());
    }

    private static String key(String service, Instant start, UUID desk) {
        return service + start.toEpochMilli() + desk;
    }

    List<Seat> of(CentreId centre, LocalDate from, LocalDate to) {
        return jdbc.sql(SEATS)
                .param("centre", centre.value())
                .param("from", from)
                .param("to", to)
                .param("now", clock.instant())
                .query(PublishedSeatQueries::seat)
                .list();
    }

    /** Of these desks only. */
    List<Seat> of(CentreId centre, LocalDate from, LocalDate to, Collection<UUID> desks) {
        return jdbc.sql(SEATS + " and t.desk_id in (:desks)")
                .param("centre", centre.value())
                .param("from", from)
                .param("to", to)
                .param("now", clock.instant())
                .param("desks", desks)
                .query(PublishedSeatQueries::seat)
                .list();
    }

    private static Seat seat(ResultSet row, int number) throws SQLException {
        return new Seat(
                row.getObject("local_date", LocalDate.class),
                row.getObject("id", UUID.class),
                row.getString("service_code"),
                row.getObject("starts_at", Instant.class),
                row.getObject("ends_at", Instant.class),
                row.getInt("seat"),
                row.getObject("desk_id", UUID.class),
                row.getBoolean("occupied"));
    }

    /** The last day of the centre that has times; the epoch where none has. */
    LocalDate last(CentreId centre) {
        return jdbc.sql("""
                        select max((select max(s.local_date) from scheduling_slot s
                            where s.centre_id = :centre and s.service_code = v.code))
                        from scheduling_service v
                        """)
                .param("centre", centre.value())
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(LocalDate.EPOCH);
    }
}
