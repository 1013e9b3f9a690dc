package pt.vez.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that many callers of one node need, read at intervals: one caller reads it, the others get the last one
 * read. For signs that something changed, never for decisions.
 *
 * @param fresh how old a value may become before it is read again
 */
public final class RecentValue<T> {
    private record Read<T>(long at, T value) {}

    private final Clock clock;
    private final long fresh;
    private final Supplier<T> source;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Read<T> last;

    /** @param fresh how old a value may become before it is read again */
    public RecentValue(Clock clock, Duration fresh, Supplier<T> source) {
        this.clock = clock;
        this.fresh = fresh.toMillis();
        this.source = source;
    }

    public T get() {
        Read<T> known = last;
        if (known != null) {
            long age = clock.millis() - known.at();
            // Also when the clock went back.
            if ((age >= 0 && age < fresh) || !reading.compareAndSet(false, true)) {
                return known.value();
            }
        } else {
            reading.set(true);
        }
        try {
            Read<T> read = new Read<>(clock.millis(), source.get());
            last = read;
            return read.value();
        } finally {
            reading.set(false);
        }
    }
}
