package pt.vez.invitations.internal.admission;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts how often the same identity asks within ten seconds, in a fixed table of small numbers, however many come. */
final class RequestThrottle {
    private static final int IDENTITIES = 1 << 16;
    private static final int PER_IDENTITY = 40;
    private static final long WINDOW_SECONDS = 10;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(IDENTITIES);
    private volatile long countsWindow;

    boolean tooOften(String identity, Instant now) {
        long window = now.getEpochSecond() / WINDOW_SECONDS;
        if (window != countsWindow) {
            synchronized (counts) {
                if (window != countsWindow) {
                    countsWindow = window;
                    for (int i = 0; i < IDENTITIES; i++) {
                        counts.set(i, 0);
                    }
                }
            }
        }
        int slot = (identity.hashCode() * 0x9E3779B9) >>> 16;
        return counts.incrementAndGet(slot) > PER_IDENTITY;
    }
}
