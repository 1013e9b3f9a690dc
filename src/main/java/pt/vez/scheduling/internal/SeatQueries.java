package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.FreeDay;
import pt.vez.scheduling.SeatReservations.FreeSeat;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.scheduling.SeatReservations.Scope;
import pt.vez.shared.GeoPoint;

/** Reads seats by place and time: which are free, which come back, which are booked. */
@Component
class SeatQueries {
    private static final RowMapper<FreeSeat> FREE_SEAT = (row, n) -> new FreeSeat(
            row.getObject("id", UUID.class),
            row.getInt("seat"),
            row.getObject("centre_id", UUID.class),
            row.getString("service_code"),
            row.getObject("starts_at", Instant.class),
            row.getObject("ends_at", Instant.class),
            row.getObject("local_date", LocalDate.class));
    private static final String FREE_COLUMNS =
            "select s.id, f.seat, s.centre_id, s.service_code, s.starts_at, s.ends_at, s.local_date";
    private static final String FREE = """
             from scheduling_slot s
            join scheduling_open_seat f on f.slot_id = s.id
            where s.centre_id in (:centres) and s.service_code = :service
              and s.starts_at >= :from and s.starts_at < :until
              and f.quota in (:quotas) and f.free_from <= :now
            """;
    private static final RowMapper<Booked> BOOKED = (row, n) -> new Booked(
            row.getObject(1, UUID.class),
            new CaseId(row.getObject(2, UUID.class)),
            row.getString(3),
            row.getObject(4, UUID.class),
            row.getInt(5),
            row.getObject(6, UUID.class),
            row.getObject(7, UUID.class),
            row.getObject(8, Instant.class),
            row.getObject(9, Instant.class),
            row.getObject(10, LocalDate.class));
    private static final String SELECT_BOOKED =
            "select a.id, a.case_id, a.service_code, a.slot_id, a.seat, s.centre_id,"
                    + " t.desk_id, s.starts_at, s.ends_at, s.local_date from scheduling_slot s join scheduling_appointment a"
                    + " on a.slot_id = s.id and a.state = 'BOOKED' join scheduling_seat t on t.slot_id = a.slot_id and t.seat = a.seat"
                    + " where ";

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    SeatQueries(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static List<UUID> ids(Collection<CentreId> centres) {
        return centres.stream().map(CentreId::value).toList();
    }

    private MapSqlParameterSource window(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return new MapSqlParameterSource()
                .addValue("centres", ids(centres))
                .addValue("service", service)
                .addValue("from", from)
                .addValue("until", until)
                .addValue("quotas", SeatRepository.names(quotas))
                .addValue("now", clock.instant());
    }

    List<Place> places() {
        return places("where active");
    }

    List<Place> allPlaces() {
        return places("");
    }

    private List<Place> places(String which) {
        return jdbc.query(
                "select id, name, latitude, longitude, zone, municipality, concat(address, ', ', postal_code)"
                        + " from scheduling_centre " + which + " order by name",
                (row, n) -> new Place(
                        new CentreId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        new GeoPoint(row.getDouble(3), row.getDouble(4)),
                        ZoneId.of(row.getString(5)),
                        row.getString(6),
                        row.getString(7)));
    }

    List<FreeSeat> free(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return centres.isEmpty()
                ? List.of()
                : jdbc.query(
                        FREE_COLUMNS + FREE + " order by s.starts_at, s.id, f.seat",
                        window(centres, service, from, until, quotas),
                        FREE_SEAT);
    }

    long countFree(Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        if (centres.isEmpty()) {
            return 0;
        }
        Long count = jdbc.queryForObject(
                "select count(*)" + FREE, window(centres, service, from, until, quotas), Long.class);
        return count == null ? 0 : count;
    }

    List<FreeDay> freePerDay(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return centres.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select s.centre_id, s.local_date, count(*) as free" + FREE
                                + " group by s.centre_id, s.local_date",
                        window(centres, service, from, until, quotas),
                        (row, n) -> new FreeDay(
                                row.getObject("centre_id", UUID.class),
                                row.getObject("local_date", LocalDate.class),
                                row.getLong("free")));
    }

    List<FreeSeat> returning(Instant before) {
        return jdbc.query(
                FREE_COLUMNS + """
                         from scheduling_open_seat f
                        join scheduling_slot s on s.id = f.slot_id
                        where f.open_from > :now and f.open_from <= :before and s.starts_at > :now
                          and f.taken_as is null
                        order by f.open_from limit 500
                        """,
                new MapSqlParameterSource("now", clock.instant()).addValue("before", before),
                FREE_SEAT);
    }

    /** Of slots {@code s} and their seats {@code t}. */
    static String where(Scope scope) {
        return "s.centre_id in (:centres) and s.starts_at >= :from and s.starts_at < :until"
                + (scope.desks().isEmpty() ? "" : " and t.desk_id in (:desks)")
                + (scope.services().isEmpty() ? "" : " and s.service_code in (:services)");
    }

    static MapSqlParameterSource params(Scope scope) {
        return new MapSqlParameterSource("centres", ids(scope.centres()))
                .addValue("desks", scope.desks())
                .addValue("services", scope.services())
                .addValue("from", scope.from())
                .addValue("until", scope.until())
                .addValue("never", SeatClosureRepository.NEVER);
    }

    List<Booked> booked(Scope scope) {
        return scope.centres().isEmpty()
                ? List.of()
                : jdbc.query(SELECT_BOOKED + where(scope) + " order by s.starts_at, a.id", params(scope), BOOKED);
    }

    List<Booked> bookedOf(Collection<UUID> appointments) {
        return appointments.isEmpty()
                ? List.of()
                : jdbc.query(
                        SELECT_BOOKED + "a.id in (:ids) and a.active order by s.starts_at, a.id",
                        Map.of("ids", appointments),
                        BOOKED);
    }

    Optional<Booked> bookedBy(CaseId caseId) {
        return jdbc.query(SELECT_BOOKED + "a.case_id = :id and a.active", Map.of("id", caseId.value()), BOOKED).stream()
                .findFirst();
    }
}
