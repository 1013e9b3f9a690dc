package pt.vez.scheduling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** There is a desk at this time, but nobody on duty who may serve it. Carries the next time of the same day, if any. */
public class SeatUnserved extends SeatTaken {
    public SeatUnserved(UUID slotId, @Nullable OfferedTime next) {
        super(next == null ? "appointment.unserved" : "appointment.unservedNext", slotId, next);
    }
}
