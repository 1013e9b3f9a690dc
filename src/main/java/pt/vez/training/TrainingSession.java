package pt.vez.training;

import java.time.Instant;
import java.util.UUID;

/**
 * A session of a course.
 *
 * @param place address, or the link when it is online
 * @param seated how many have a place
 */
public record TrainingSession(
        UUID id,
        String course,
        SessionKind kind,
        Instant start,
        Instant end,
        boolean online,
        String place,
        int places,
        boolean cancelled,
        int seated,
        int waiting) {
    /** Without the link. */
    TrainingSession discreet() {
        return online
                ? new TrainingSession(id, course, kind, start, end, true, "", places, cancelled, seated, waiting)
                : this;
    }

    public int free() {
        return Math.max(0, places - seated);
    }
}
