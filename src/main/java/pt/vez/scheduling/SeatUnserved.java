package pt.vez.scheduling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** No person on duty may serve this time. Carries the next free time of the same centre and day, if any. */
public class SeatUnserved extends SeatTaken {
    public SeatUnserved(UUID slotId, @Nullable OfferedTime next) {
        super(next == null ? "appointment.unserved" : "appointment.unservedNext", slotId, next);
    }
}
