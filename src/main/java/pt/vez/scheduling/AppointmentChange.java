package pt.vez.scheduling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the history of an appointment. */
public record AppointmentChange(
        Instant at,
        Kind kind,
        @Nullable Instant fromStart,
        @Nullable String fromCentre,
        @Nullable Instant toStart,
        @Nullable String toCentre,
        @Nullable CancelReason reason) {

    /** What was done. */
    public enum Kind {
        BOOKED,
        MOVED,
        CANCELLED,
        ATTENDED
    }
}
