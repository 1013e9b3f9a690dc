package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import pt.vez.rota.Staffing;
import pt.vez.rota.Staffing.Stint;
import pt.vez.scheduling.internal.CoverPlan.Demand;

/** Seats that need a certificate, by what comes first when there are too few people, and the people on duty then. */
@Component
class CoverDemandQueries {
    /** An appointment has it. */
    static final int BOOKED = 0;
    /** Held by an applicant or offered to one. */
    static final int HELD = 1;

    static final int FREE = 2;
    /** Closed for good: served last, so that it is known what is lost once it opens again. */
    static final int CLOSED = 3;

    private static final String RANK = "case when o.kind = 'CONFIRMED' then 0 when o.expires_at >= :now then 1"
            + " when t.open_from is null or t.open_from < s.starts_at then 2 else 3 end";
    private static final String FROM = " from scheduling_service v join scheduling_slot s on s.service_code = v.code"
            + " join scheduling_seat t on t.slot_id = s.id"
            + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
            + " where v.course_code is not null and s.centre_id = :centre and s.starts_at >= :from";

    private final NamedParameterJdbcTemplate jdbc;
    private final Staffing staffing;
    private final Clock clock;

    CoverDemandQueries(NamedParameterJdbcTemplate jdbc, Staffing staffing, Clock clock) {
        this.jdbc = jdbc;
        this.staffing = staffing;
        this.clock = clock;
    }

    /**
     * Seats of one slot.
     *
     * @param marked how many of them are marked as without cover
     */
    record SlotDemand(LocalDate day, Demand demand, int marked) {}

    /** @param rank {@link #BOOKED} to {@link #CLOSED} */
    record SeatDemand(UUID slot, int seat, String course, Instant start, Instant end, int rank, boolean marked) {}

    private MapSqlParameterSource params(UUID centre, Instant from) {
        return new MapSqlParameterSource("centre", centre)
                .addValue("from", from)
                .addValue("now", clock.instant());
    }

    /** Slots that begin in the window, in order. */
    List<SlotDemand> of(UUID centre, Instant from, Instant until) {
        return jdbc.query(
                "select s.local_date, v.course_code, s.starts_at, s.ends_at, sum(" + RANK + " = 0), sum(" + RANK
                        + " = 1), sum(" + RANK + " = 2), sum(" + RANK + " = 3), sum(t.uncovered)" + FROM
                        + " and s.starts_at < :until group by s.id, s.local_date, v.course_code, s.starts_at, s.ends_at"
                        + " order by s.starts_at, s.id",
                params(centre, from).addValue("until", until),
                (row, n) -> new SlotDemand(
                        row.getObject(1, LocalDate.class),
                        new Demand(
                                row.getString(2),
                                row.getObject(3, Instant.class),
                                row.getObject(4, Instant.class),
                                List.of(row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8))),
                        row.getInt(9)));
    }

    /** Seats of a day that is not over, in order. */
    List<SeatDemand> seats(UUID centre, LocalDate day) {
        return jdbc.query(
                "select s.id, t.seat, v.course_code, s.starts_at, s.ends_at, " + RANK + ", t.uncovered" + FROM
                        + " and s.local_date = :day order by s.starts_at, s.id, t.seat",
                params(centre, clock.instant()).addValue("day", day),
                (row, n) -> new SeatDemand(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getString(3),
                        row.getObject(4, Instant.class),
                        row.getObject(5, Instant.class),
                        row.getInt(6),
                        row.getBoolean(7)));
    }

    /** Who is on duty in the time of these demands, by the course whose certificate is asked for. */
    Map<String, List<Stint>> people(UUID centre, List<Demand> demands) {
        Instant from = Instant.MAX;
        Instant until = Instant.MIN;
        for (Demand demand : demands) {
            from = demand.start().isBefore(from) ? demand.start() : from;
            until = demand.end().isAfter(until) ? demand.end() : until;
        }
        return people(centre, demands, from, until);
    }

    /** The same for a window. */
    Map<String, List<Stint>> people(UUID centre, List<Demand> demands, Instant from, Instant until) {
        Map<String, List<Stint>> people = new HashMap<>();
        demands.stream()
                .map(Demand::course)
                .distinct()
                .forEach(course -> people.put(course, staffing.at(List.of(centre), from, until, course)));
        return people;
    }
}
