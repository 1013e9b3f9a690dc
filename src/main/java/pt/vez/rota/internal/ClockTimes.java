package pt.vez.rota.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import pt.vez.calendar.LocalTimes;

/** Times of a wall clock as a period. */
final class ClockTimes {
    private ClockTimes() {}

    /** An end that is not after the start is on the next day; nothing when the clocks jump over either of them. */
    static Optional<Period> on(LocalDate day, LocalTime starts, LocalTime ends, ZoneId zone) {
        LocalDateTime from = day.atTime(starts);
        LocalDateTime until = (ends.isAfter(starts) ? day : day.plusDays(1)).atTime(ends);
        return LocalTimes.isInGap(from, zone) || LocalTimes.isInGap(until, zone)
                ? Optional.empty()
                : Optional.of(new Period(LocalTimes.start(from, zone), LocalTimes.end(until, zone)));
    }
}
