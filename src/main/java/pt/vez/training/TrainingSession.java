package pt.vez.training;

import java.time.Instant;
import java.util.UUID;

/**
 * A session of a course.
 *
 * @param place address, or the link when it is online
 * @param seated how many have a place
 * @param unrecorded how many of them are not recorded as present or absent yet
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
        int waiting,
        int unrecorded) {
    /** Without the link. */
    public TrainingSession discreet() {
        return online
                ? new TrainingSession(
                        id, course, kind, start, end, true, "", places, cancelled, seated, waiting, unrecorded)
                : this;
    }

    public int free() {
        return Math.max(0, places - seated);
    }
}
