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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.calendar.LocalTimes;
import pt.vez.demo.DemoRepository.Span;
import pt.vez.demo.DemoRepository.Worker;

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

    private final DemoRepository rows;
    private final Clock clock;

    DemoShifts(DemoRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    private record Hours(LocalTime starts, LocalTime ends) {}

    /** Eight hours a day, the morning and a part of the afternoon. */
    private static final List<Hours> OF_DAY = List.of(
            new Hours(LocalTime.of(8, 30), LocalTime.of(13, 0)), new Hours(LocalTime.of(14, 0), LocalTime.of(17, 30)));

    void plan(UUID partner, UUID account, UUID centre, LocalDate first) {
        ZoneId zone = ZoneId.of(rows.zoneOf(centre));
        first.datesUntil(first.plusDays(DAYS))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .forEach(day -> OF_DAY.forEach(hours -> rows.insertDuty(
                        partner,
                        account,
                        centre,
                        LocalTimes.start(day.atTime(hours.starts()), zone),
                        LocalTimes.end(day.atTime(hours.ends()), zone))));
    }

    /** Each mediator with duties, but none now or soon, gets one until their next. */
    @Transactional
    public void somebodyNow() {
        rows.workers().forEach(this::onDutyNow);
    }

    /** A duty that was cancelled stays so: a user of the demonstration may be looking at what follows from it. */
    private void onDutyNow(Worker worker) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant from = hour;
        Instant until = hour.plus(EXTRA);
        for (Span each : rows.duties(worker.accountId(), hour, now.plus(EXTRA).plus(AHEAD))) {
            if (each.startsAt().isAfter(from) && each.startsAt().isAfter(now)) {
                until = each.startsAt();
                break;
            }
            from = each.endsAt().isAfter(from) ? each.endsAt() : from;
            until = from.plus(EXTRA);
        }
        if (!from.isAfter(now.plus(AHEAD)) && until.isAfter(from)) {
            rows.insertDuty(worker.partnerId(), worker.accountId(), worker.centreId(), from, until);
        }
    }
}
