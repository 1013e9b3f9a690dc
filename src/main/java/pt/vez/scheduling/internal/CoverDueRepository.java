package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.rota.RotaEvents.StaffingChanged;

/**
 * Days of centres whose seats are to be compared with the people on duty. A row is written in the transaction of what
 * changed, so it is there after the commit and only then; several of one day are one piece of work.
 */
@Component
class CoverDueRepository {
    private static final String INTO = "insert into scheduling_cover_due (centre_id, day, due_at) ";
    private static final String DAYS = "select distinct s.centre_id, s.local_date, :now from scheduling_service v"
            + " join scheduling_slot s on s.service_code = v.code"
            + " join scheduling_centre c on c.id = s.centre_id"
            + " where v.course_code is not null and s.starts_at > :now and ";
    /** A node that failed over a day leaves it alone for so long. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    CoverDueRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param row by which it was found */
    record Day(long row, UUID centre, LocalDate date) {}

    @EventListener
    void changed(StaffingChanged event) {
        jdbc.sql(INTO + DAYS + "c.staffed_by_partners and s.centre_id = :centre and s.starts_at < :until"
                        + " and s.ends_at > :from")
                .param("now", clock.instant())
                .param("centre", event.centre())
                .param("from", event.from())
                .param("until", event.until())
                .update();
    }

    /** Every day of the centre, whether partners serve it or no longer do. */
    void all(UUID centre) {
        jdbc.sql(INTO + DAYS + "s.centre_id = :centre")
                .param("now", clock.instant())
                .param("centre", centre)
                .update();
    }

    /** The day of the slot, where partners serve the centre. */
    void of(UUID slot) {
        jdbc.sql(INTO + DAYS + "c.staffed_by_partners and s.id = :slot")
                .param("now", clock.instant())
                .param("slot", slot)
                .update();
    }

    /** Days of centres partners serve, in a window. */
    void between(List<UUID> centres, Instant from, Instant until) {
        jdbc.sql(INTO + DAYS + "c.staffed_by_partners and s.centre_id in (:centres) and s.starts_at >= :from"
                        + " and s.starts_at < :until")
                .param("now", clock.instant())
                .param("centres", centres)
                .param("from", from)
                .param("until", until)
                .update();
    }

    void at(UUID centre, LocalDate day, Instant due) {
        jdbc.sql(INTO + "values (?, ?, ?)").params(centre, day, due).update();
    }

    /** The day that has waited longest and that no other node works at, locked until the transaction ends. */
    Optional<Day> next() {
        return jdbc.sql(
                        "select id, centre_id, day from scheduling_cover_due where due_at <= ? order by due_at, id limit 1"
                                + " for update skip locked")
                .param(clock.instant())
                .query((row, n) ->
                        new Day(row.getLong(1), row.getObject(2, UUID.class), row.getObject(3, LocalDate.class)))
                .optional();
    }

    /** The ids of the marks of the day that are due by now; locks them, without those another node has locked. */
    Set<Long> rows(Day day) {
        Set<Long> rows = new HashSet<>(
                jdbc.sql("select id from scheduling_cover_due where centre_id = ? and day = ? and due_at <= ?"
                                + " for update skip locked")
                        .params(day.centre(), day.date(), clock.instant())
                        .query(Long.class)
                        .list());
        rows.add(day.row());
        return rows;
    }

    void done(Set<Long> rows) {
        jdbc.sql("delete from scheduling_cover_due where id in (:rows)")
                .param("rows", rows)
                .update();
    }

    /** Lets others go first. */
    void postpone() {
        Instant now = clock.instant();
        jdbc.sql("update scheduling_cover_due set due_at = ? where due_at <= ? order by due_at, id limit 1")
                .params(now.plus(AFTER_FAILURE), now)
                .update();
    }
}
