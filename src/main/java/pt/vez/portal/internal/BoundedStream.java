package pt.vez.portal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A request body with an end: at most so many bytes, and no slower than its {@link Pace}. A single read may still take as
 * long as the connection's own timeout.
 */
class BoundedStream extends InputStream {
    /**
     * How slow a sender may be.
     *
     * @param grace before the rate counts
     * @param longest in all
     */
    record Pace(Duration grace, long bytesPerSecond, Duration longest) {
        static final Pace OF_FORMS = new Pace(Duration.ofSeconds(20), 4_096, Duration.ofMinutes(5));

        /** Twenty megabytes over the weakest mobile network that still sends photographs. */
        static final Pace OF_FILES = new Pace(Duration.ofSeconds(20), 8_192, Duration.ofMinutes(30));

        private boolean isTooSlow(long nanos, long bytes) {
            return nanos > longest.toNanos()
                    || nanos > grace.plusMillis(bytes * 1_000 / bytesPerSecond).toNanos();
        }
    }

    private final InputStream source;
    private final long most;
    private final Pace pace;
    private final long started = System.nanoTime();
    private long read;

    /** @param most bytes; one more and the stream throws {@link BodyTooLarge} */
    BoundedStream(InputStream source, long most, Pace pace) {
        this.pace = pace;
        this.source = source;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = source.read(target, offset, length);
        if (got > 0) {
            read += got;
        }
        if (read > most) {
            throw new BodyTooLarge(most + " bytes");
        }
        if (got >= 0 && pace.isTooSlow(System.nanoTime() - started, read)) {
            throw new SocketTimeoutException("the body comes too slowly");
        }
        return got;
    }
}
