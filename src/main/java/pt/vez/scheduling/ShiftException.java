package pt.vez.scheduling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One day that differs: closed when there are no times, else the shifts of that day are cut to these times.
 *
 * @param deskId one desk, or null for the whole centre
 */
public record ShiftException(
        @Nullable UUID id,
        @Nullable UUID deskId,
        LocalDate date,
        @Nullable LocalTime starts,
        @Nullable LocalTime ends,
        String reason) {
    public boolean closed() {
        return starts == null;
    }
}
