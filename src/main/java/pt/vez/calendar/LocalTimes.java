package pt.vez.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import pt.vez.shared.InvalidInput;

/** Wall-clock times of a place as instants, without the silent shift of {@code java.time} at a spring change. */
public final class LocalTimes {
    private LocalTimes() {}

    /** Whether the clocks of the zone jump over this time. */
    public static boolean isInGap(LocalDateTime time, ZoneId zone) {
        return zone.getRules().getValidOffsets(time).isEmpty();
    }

    /**
     * The instant of a start: of two equal wall-clock times in autumn, the earlier.
     *
     * @throws InvalidInput when the clocks jump over this time
     */
    public static Instant start(LocalDateTime time, ZoneId zone) {
        if (isInGap(time, zone)) {
            throw new InvalidInput(
                    "calendar.gap",
                    time.toLocalDate().toString(),
                    time.toLocalTime().toString());
        }
        return time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /**
     * The instant of an end: of two equal wall-clock times in autumn, the later.
     *
     * @throws InvalidInput when the clocks jump over this time
     */
    public static Instant end(LocalDateTime time, ZoneId zone) {
        if (isInGap(time, zone)) {
            throw new InvalidInput(
                    "calendar.gap",
                    time.toLocalDate().toString(),
                    time.toLocalTime().toString());
        }
        return time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
