package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** How times of one day are grouped for a person who chooses: morning until 12:30, afternoon until 18:00, evening. */
public enum PartOfDay {
    MORNING,
    AFTERNOON,
    EVENING;

    private static final LocalTime AFTER_MORNING = LocalTime.of(12, 30);
    private static final LocalTime AFTER_AFTERNOON = LocalTime.of(18, 0);

    /** @param zone of the centre */
    public static PartOfDay of(Instant start, ZoneId zone) {
        LocalTime local = start.atZone(zone).toLocalTime();
        return local.isBefore(AFTER_MORNING) ? MORNING : local.isBefore(AFTER_AFTERNOON) ? AFTERNOON : EVENING;
    }
}
