package pt.vez.portal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A request body with an end: at most so many bytes, and no slower than {@value #SLOWEST_BYTES_PER_SECOND} bytes a second
 * after {@link #GRACE}. A single read may still take as long as the connection's own timeout.
 */
class BoundedStream extends InputStream {
    private static final long SLOWEST_BYTES_PER_SECOND = 4_096;
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private final InputStream source;
    private final long most;
    private final long started = System.nanoTime();
    private long read;

    /** @param most bytes; one more and the stream throws {@link BodyTooLarge} */
    BoundedStream(InputStream source, long most) {
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
        Duration allowed = GRACE.plusMillis(read * 1_000 / SLOWEST_BYTES_PER_SECOND);
        long taken = System.nanoTime() - started;
        if (got >= 0 && (taken > allowed.toNanos() || taken > LONGEST.toNanos())) {
            throw new SocketTimeoutException("the body comes too slowly");
        }
        return got;
    }
}
