package pt.vez.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.calendar.LocalTimes;
import pt.vez.shared.Ids;

/**
 * Duties of the demonstration's mediators: on weekdays in the hours of their centre. A mediator without a duty at the
 * moment gets one of a few hours, since the demonstration may be used at any time.
 */
@Component
@Profile("demonstration")
class DemoShifts {
    private static final int DAYS = 120;
    private static final Duration EXTRA = Duration.ofHours(4);
    /** The next duty is there before the last one ends. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoShifts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Hours(LocalTime starts, LocalTime ends) {}

    /** Eight hours a day, the morning and a part of the afternoon. */
    private static final List<Hours> OF_DAY = List.of(
            new Hours(LocalTime.of(8, 30), LocalTime.of(13, 0)), new Hours(LocalTime.of(14, 0), LocalTime.of(17, 30)));

    void plan(UUID partner, UUID account, UUID centre, LocalDate first) {
        ZoneId zone = ZoneId.of(jdbc.sql("select zone from scheduling_centre where id = ?")
                .param(centre)
                .query(String.class)
                .single());
        first.datesUntil(first.plusDays(DAYS))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .forEach(day -> OF_DAY.forEach(hours -> insert(
                        partner,
                        account,
                        centre,
                        LocalTimes.start(day.atTime(hours.starts()), zone),
                        LocalTimes.end(day.atTime(hours.ends()), zone))));
    }

    private void insert(UUID partner, UUID account, UUID centre, Instant start, Instant end) {
        jdbc.sql("insert into rota_duty (id, partner_id, account_id, centre_id, starts_at, ends_at, state, version)"
                        + " values (?, ?, ?, ?, ?, ?, 'PLANNED', 0)")
                .params(Ids.next(), partner, account, centre, start, end)
                .update();
    }

    private record Worker(UUID partner, UUID account, UUID centre) {}

    /** Each mediator with duties, but none now or soon, gets one until their next. */
    @Transactional
    public void somebodyNow() {
        jdbc.sql("select m.partner_id, m.account_id, d.centre_id from identity_account a join associations_member m"
                        + " on m.account_id = a.id join rota_duty d on d.account_id = a.id"
                        + " where a.email like 'mediator%@vez.example' and a.active group by m.account_id")
                .query((row, n) -> new Worker(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list()
                .forEach(this::onDutyNow);
    }

    /** A duty that was cancelled stays so: a user of the demonstration may be looking at what follows from it. */
    private void onDutyNow(Worker worker) {
        record Span(Instant start, Instant end) {}
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant from = hour;
        Instant until = hour.plus(EXTRA);
        for (Span each : jdbc.sql("select starts_at, ends_at from rota_duty where account_id = ? and ends_at > ?"
                        + " and starts_at < ? order by starts_at")
                .params(worker.account(), hour, now.plus(EXTRA).plus(AHEAD))
                .query((row, n) -> new Span(row.getObject(1, Instant.class), row.getObject(2, Instant.class)))
                .list()) {
            if (each.start().isAfter(from) && each.start().isAfter(now)) {
                until = each.start();
                break;
            }
            from = each.end().isAfter(from) ? each.end() : from;
            until = from.plus(EXTRA);
        }
        if (!from.isAfter(now.plus(AHEAD)) && until.isAfter(from)) {
            insert(worker.partner(), worker.account(), worker.centre(), from, until);
        }
    }
}
