package pt.vez.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities.Municipality;

/** A clock that runs only from Monday to Friday, 9:00 to 18:00 of the place, and not on holidays. */
@Component
public class WorkingHours {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    /** Longest search: more days in a row without a working hour there are not. */
    private static final int LONGEST_DAYS = 400;

    private final Holidays holidays;

    WorkingHours(Holidays holidays) {
        this.holidays = holidays;
    }

    /**
     * The instant at which this much working time will have passed.
     *
     * @param term positive; whole days are nine hours each
     * @param municipality whose holiday counts too; null for the national ones only
     */
    public Instant plus(Instant from, Duration term, ZoneId zone, @Nullable Municipality municipality) {
        Duration left = term;
        Instant at = from;
        LocalDate day = from.atZone(zone).toLocalDate();
        for (int i = 0; i < LONGEST_DAYS; i++, day = day.plusDays(1)) {
            if (holidays.isWorkingDay(day, municipality)) {
                Instant opens = day.atTime(OPENS).atZone(zone).toInstant();
                Instant closes = day.atTime(CLOSES).atZone(zone).toInstant();
                Instant begin = at.isAfter(opens) ? at : opens;
                if (begin.isBefore(closes)) {
                    Duration today = Duration.between(begin, closes);
                    if (left.compareTo(today) <= 0) {
                        return begin.plus(left);
                    }
                    left = left.minus(today);
                }
            }
        }
        throw new IllegalArgumentException("no end within " + LONGEST_DAYS + " days");
    }

    /** Whether the clock runs at this instant. */
    public boolean isRunning(Instant at, ZoneId zone, @Nullable Municipality municipality) {
        var local = at.atZone(zone);
        return holidays.isWorkingDay(local.toLocalDate(), municipality)
                && !local.toLocalTime().isBefore(OPENS)
                && local.toLocalTime().isBefore(CLOSES);
    }
}
