package pt.vez.scheduling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.DomainException;

/** Another person got the last seat of this time. Carries the next free time of the same centre and day, if any. */
public class SeatTaken extends DomainException {
    private final transient @Nullable OfferedTime next;

    public SeatTaken(UUID slotId, @Nullable OfferedTime next) {
        this(next == null ? "appointment.taken" : "appointment.takenNext", slotId, next);
    }

    SeatTaken(String key, UUID slotId, @Nullable OfferedTime next) {
        super(key, slotId);
        this.next = next;
    }

    public @Nullable OfferedTime next() {
        return next;
    }
}
