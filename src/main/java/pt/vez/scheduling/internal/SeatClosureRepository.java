package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.BatchInsert;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatReservations.Scope;

/**
 * Which seats are closed, and by which closures. The windows of the closures in force are the truth; {@code open_from} of
 * a seat is set to {@link #NEVER} while at least one of them covers it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SeatClosureRepository {
    /** A closed seat opens at a moment no booking waits for. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** A condition on slots {@code s} and seats {@code t}: a closure covers the seat, other than {@code :except}. */
    static final String CLOSED_BY_ANOTHER = "exists (select 1 from scheduling_closure_window w"
            + " where w.centre_id = s.centre_id and w.closure_id <> :except and s.starts_at >= w.from_at"
            + " and s.starts_at < w.until_at and (w.desk_id is null or w.desk_id = t.desk_id)"
            + " and (w.service_code is null or w.service_code = s.service_code))";

    private static final UUID NO_CLOSURE = new UUID(0, 0);

    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcTemplate batch;
    private final CoverDueRepository due;
    private final HallVersionRepository halls;
    private final Clock clock;

    SeatClosureRepository(
            NamedParameterJdbcTemplate jdbc,
            JdbcTemplate batch,
            CoverDueRepository due,
            HallVersionRepository halls,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.due = due;
        this.halls = halls;
        this.clock = clock;
    }

    /**
     * Closes what the scopes cover; a closure known already stays as it is.
     *
     * @return seats that were open before
     */
    int close(UUID closure, String reason, Collection<Scope> scopes) {
        Instant now = clock.instant();
        int made = batch.update(
                "insert ignore into scheduling_closure (id, reason, made_at) values (?, ?, ?)", closure, reason, now);
        if (made == 0) {
            return 0;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Scope scope : scopes) {
            for (CentreId centre : scope.centres()) {
                for (@Nullable UUID desk : eachOrAll(scope.desks())) {
                    for (@Nullable String service : eachOrAll(scope.services())) {
                        rows.add(new @Nullable Object[] {
                            closure, centre.value(), desk, service, scope.from(), scope.until()
                        });
                    }
                }
            }
        }
        BatchInsert.insert(
                batch,
                "insert into scheduling_closure_window (closure_id, centre_id, desk_id, service_code, from_at, until_at)",
                rows);
        int closed = 0;
        for (Scope scope : scopes) {
            if (!scope.centres().isEmpty()) {
                closed += jdbc.update(
                        "update scheduling_seat t join scheduling_slot s on s.id = t.slot_id set t.open_from = :never"
                                + " where (t.open_from is null or t.open_from < :never) and "
                                + SeatQueries.where(scope),
                        SeatQueries.params(scope));
                // Applicants with a running hold choose again; offers are exchanged by the plan.
                jdbc.update(
                        "delete o from scheduling_occupancy o join scheduling_seat t on t.slot_id = o.slot_id"
                                + " and t.seat = o.seat join scheduling_slot s on s.id = t.slot_id"
                                + " where o.kind = 'HELD' and " + SeatQueries.where(scope),
                        SeatQueries.params(scope));
                changed(scope);
            }
        }
        return closed;
    }

    /**
     * Ends a closure. Opens what no other closure covers.
     *
     * @return seats that are open again
     */
    int reopen(UUID closure) {
        int opened = 0;
        for (Scope scope : scopes(closure)) {
            opened += jdbc.update(
                    "update scheduling_seat t join scheduling_slot s on s.id = t.slot_id set t.open_from = null"
                            + " where t.open_from = :never and not " + CLOSED_BY_ANOTHER + " and "
                            + SeatQueries.where(scope),
                    SeatQueries.params(scope).addValue("except", closure));
            changed(scope);
        }
        jdbc.update("delete from scheduling_closure where id = :id", Map.of("id", closure));
        return opened;
    }

    /** New seats of a day are closed at once where a closure covers them. */
    void settle(UUID centre, LocalDate day) {
        jdbc.update(
                "update scheduling_seat t join scheduling_slot s on s.id = t.slot_id set t.open_from = :never"
                        + " where s.centre_id = :centre and s.local_date = :day and (t.open_from is null"
                        + " or t.open_from < :never) and " + CLOSED_BY_ANOTHER,
                new MapSqlParameterSource("never", NEVER)
                        .addValue("centre", centre)
                        .addValue("day", day)
                        .addValue("except", NO_CLOSURE));
    }

    boolean isKnown(UUID closure) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from scheduling_closure where id = :id)",
                Map.of("id", closure),
                Boolean.class));
    }

    /**
     * Whether the seat is closed by a closure other than the given one, read under a lock on the seat: a closure that is
     * being made waits for the caller's transaction, or the caller for it.
     */
    boolean isClosed(UUID slot, int seat, @Nullable UUID except) {
        return !jdbc.queryForList(
                        "select t.seat from scheduling_seat t join scheduling_slot s on s.id = t.slot_id"
                                + " where t.slot_id = :slot and t.seat = :seat and t.open_from = :never"
                                + (except == null ? "" : " and " + CLOSED_BY_ANOTHER) + " lock in share mode",
                        new MapSqlParameterSource("slot", slot)
                                .addValue("seat", seat)
                                .addValue("never", NEVER)
                                .addValue("except", except),
                        Integer.class)
                .isEmpty();
    }

    private List<Scope> scopes(UUID closure) {
        return jdbc.query(
                "select centre_id, desk_id, service_code, from_at, until_at from scheduling_closure_window"
                        + " where closure_id = :id",
                Map.of("id", closure),
                (row, n) -> {
                    UUID desk = row.getObject(2, UUID.class);
                    String service = row.getString(3);
                    return new Scope(
                            List.of(new CentreId(row.getObject(1, UUID.class))),
                            desk == null ? List.of() : List.of(desk),
                            service == null ? List.of() : List.of(service),
                            row.getObject(4, Instant.class),
                            row.getObject(5, Instant.class));
                });
    }

    private void changed(Scope scope) {
        jdbc.update(
                "insert into scheduling_freed (slot_id, at) select distinct s.id, :now from scheduling_slot s"
                        + " join scheduling_seat t on t.slot_id = s.id where " + SeatQueries.where(scope),
                SeatQueries.params(scope).addValue("now", clock.instant()));
        due.between(SeatQueries.ids(scope.centres()), scope.from(), scope.until());
        scope.centres().forEach(centre -> halls.changed(centre, scope.from(), scope.until()));
    }

    /** Null stands for all of them. */
    private static <T> List<@Nullable T> eachOrAll(Collection<T> values) {
        List<@Nullable T> each = new ArrayList<>(values);
        if (each.isEmpty()) {
            each.add(null);
        }
        return each;
    }
}
