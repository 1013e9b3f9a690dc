package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.BatchInsert;
import pt.vez.scheduling.SeatReservations.Keep;

/** Seats kept for a person until they answer; the contract is that of {@link pt.vez.scheduling.SeatReservations}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SeatOfferRepository {
    private static final int CHUNK = 1_000;

    /** Locks the seats it takes, and no occupancy: the key of the occupancy says whether a seat was free. */
    private static final String KEEP = """
            insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)
            with wanted (slot_id, seat, case_id, service_code, hold_id) as (values %s)
            select f.slot_id, f.seat, 'OFFERED', w.case_id, w.service_code, w.hold_id, ?
            from wanted w
            straight_join scheduling_served_seat f on f.slot_id = w.slot_id and f.seat = w.seat
            where f.opens_at < ?
            lock in share mode
            returning hold_id
            """;

    /** The same for seats only the given closure closes. */
    private static final String KEEP_AGAIN = """
            insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)
            select t.slot_id, t.seat, 'HELD', :case, :service, :hold, :until
            from scheduling_served_seat t
            join scheduling_slot s on s.id = t.slot_id
            where t.slot_id = :slot and t.seat = :seat and s.starts_at > :now and not
            """ + SeatClosureRepository.CLOSED_BY_ANOTHER;

    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    SeatOfferRepository(NamedParameterJdbcTemplate jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    Set<UUID> keep(Collection<Keep> keeps, Instant until) {
        Instant now = clock.instant();
        Set<UUID> won = new HashSet<>();
        List<Keep> all = new ArrayList<>(keeps);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Keep> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            batch.batchUpdate(
                    "delete from scheduling_occupancy where slot_id = ? and seat = ? and kind <> 'CONFIRMED' and expires_at < ?",
                    chunk.stream()
                            .map(keep -> new Object[] {keep.slot(), keep.seat(), now})
                            .toList());
            List<Object> params = new ArrayList<>();
            for (Keep keep : chunk) {
                Collections.addAll(
                        params, keep.slot(), keep.seat(), keep.caseId().value(), keep.service(), keep.holdId());
            }
            params.add(until);
            params.add(SeatClosureRepository.NEVER);
            won.addAll(batch.query(
                    KEEP.formatted(String.join(", ", Collections.nCopies(chunk.size(), "(?, ?, ?, ?, ?)"))),
                    (row, n) -> row.getObject(1, UUID.class),
                    params.toArray()));
        }
        return won;
    }

    boolean keepAgain(Keep keep, Instant until, UUID closure) {
        var params = new MapSqlParameterSource("slot", keep.slot())
                .addValue("seat", keep.seat())
                .addValue("case", keep.caseId().value())
                .addValue("service", keep.service())
                .addValue("hold", keep.holdId())
                .addValue("until", until)
                .addValue("now", clock.instant())
                .addValue("except", closure);
        jdbc.update(
                "delete from scheduling_occupancy where kind = 'HELD' and case_id = :case and service_code = :service"
                        + " or slot_id = :slot and seat = :seat and kind <> 'CONFIRMED' and expires_at < :now",
                params);
        return jdbc.update(KEEP_AGAIN, params) == 1;
    }

    void extend(Collection<UUID> holdIds, Instant until) {
        BatchInsert.in(
                batch,
                "update scheduling_occupancy set expires_at = ? where kind = 'OFFERED' and hold_id in",
                holdIds,
                until);
    }

    void releaseHolds(Collection<UUID> holdIds, @Nullable Instant again) {
        List<UUID> all = new ArrayList<>(holdIds);
        for (int from = 0; from < all.size(); from += CHUNK) {
            var some = new MapSqlParameterSource("holds", all.subList(from, Math.min(all.size(), from + CHUNK)))
                    .addValue("again", again)
                    .addValue("now", clock.instant());
            jdbc.update(
                    "insert into scheduling_freed (slot_id, at) select slot_id, :now from scheduling_occupancy"
                            + " where hold_id in (:holds) and kind = 'OFFERED'",
                    some);
            if (again != null) {
                jdbc.update(
                        "update scheduling_seat t join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
                                + " set t.open_from = :again where o.hold_id in (:holds) and o.kind = 'OFFERED'"
                                + " and (t.open_from is null or t.open_from < :again)",
                        some);
            }
            jdbc.update("delete from scheduling_occupancy where hold_id in (:holds) and kind = 'OFFERED'", some);
        }
    }
}
