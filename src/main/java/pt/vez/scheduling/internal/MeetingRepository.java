package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.scheduling.SeatReservations.Scope;

/** The seats of meetings, in the table of the occupancy. */
@Component
class MeetingRepository {
    private static final String VENUE =
            "c.id as centre_id, c.name, concat(c.address, ', ', c.postal_code) as address, c.zone";
    private static final String SELECT = "select " + VENUE + """
            , s.id as slot_id, s.starts_at, s.ends_at, o.case_id
            from scheduling_slot s
            join scheduling_centre c on c.id = s.centre_id
            join scheduling_occupancy o on o.slot_id = s.id
            where o.kind = 'CONFIRMED' and o.appointment_id is null
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;

    MeetingRepository(JdbcClient jdbc, NamedParameterJdbcTemplate named) {
        this.jdbc = jdbc;
        this.named = named;
    }

    private static Venue venue(ResultSet row) throws SQLException {
        return new Venue(
                new CentreId(row.getObject("centre_id", UUID.class)),
                row.getString("name"),
                row.getString("address"),
                ZoneId.of(row.getString("zone")));
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getObject("slot_id", UUID.class),
                venue(row),
                row.getObject("starts_at", Instant.class),
                row.getObject("ends_at", Instant.class));
    }

    /** Active centres with times of the service after the moment, by name. */
    List<Venue> venues(String service, Instant now) {
        return jdbc.sql("select " + VENUE + """
                         from scheduling_centre c
                        where c.active and exists (
                            select 1 from scheduling_slot s
                            where s.centre_id = c.id and s.service_code = :service and s.starts_at > :now)
                        order by c.name
                        """)
                .param("service", service)
                .param("now", now)
                .query((row, n) -> venue(row))
                .list();
    }

    /**
     * Takes the seat, under a lock of its row, unless it is closed or taken.
     *
     * @return whether it was free
     */
    boolean take(UUID party, String service, UUID hold, UUID slot, int seat) {
        return jdbc.sql("""
                                insert ignore into scheduling_occupancy
                                    (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)
                                select t.slot_id, t.seat, 'CONFIRMED', :party, :service, :hold, null
                                from scheduling_seat t
                                where t.slot_id = :slot and t.seat = :seat
                                  and (t.open_from is null or t.open_from < :never)
                                lock in share mode
                                """)
                        .param("party", party)
                        .param("service", service)
                        .param("hold", hold)
                        .param("slot", slot)
                        .param("seat", seat)
                        .param("never", SeatClosureRepository.NEVER)
                        .update()
                == 1;
    }

    void drop(UUID party, String service) {
        jdbc.sql("""
                        delete from scheduling_occupancy
                        where case_id = :party and service_code = :service
                          and kind = 'CONFIRMED' and appointment_id is null
                        """).param("party", party).param("service", service).update();
    }

    Optional<Meeting> of(UUID party, String service) {
        return jdbc.sql(SELECT + " and o.case_id = :party and o.service_code = :service")
                .param("party", party)
                .param("service", service)
                .query((row, n) -> meeting(row))
                .optional();
    }

    /** A meeting that is to come, by its party. */
    record Party(UUID id, String service) {}

    /** Those of the scope that begin after the moment, in order. */
    List<Party> of(Scope scope, Instant now) {
        return scope.centres().isEmpty()
                ? List.of()
                : named.query(
                        """
                        select o.case_id, o.service_code
                        from scheduling_slot s
                        join scheduling_seat t on t.slot_id = s.id
                        join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat
                        where o.kind = 'CONFIRMED' and o.appointment_id is null and s.starts_at > :now
                          and\s""" + SeatQueries.where(scope) + " order by s.starts_at",
                        SeatQueries.params(scope).addValue("now", now),
                        (row, n) -> new Party(row.getObject("case_id", UUID.class), row.getString("service_code")));
    }

    /** Meetings by their party, in order, that begin in the window, its end excluded. */
    Map<UUID, Meeting> at(CentreId centre, String service, Instant from, Instant until) {
        Map<UUID, Meeting> found = new LinkedHashMap<>();
        jdbc.sql(SELECT + """
                         and s.centre_id = :centre and s.service_code = :service
                          and s.starts_at >= :from and s.starts_at < :until
                        order by s.starts_at, o.seat
                        """)
                .param("centre", centre.value())
                .param("service", service)
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    found.put(row.getObject("case_id", UUID.class), meeting(row));
                });
        return found;
    }
}
