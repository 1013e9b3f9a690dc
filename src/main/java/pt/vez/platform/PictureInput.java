package pt.vez.platform;

import java.io.IOException;
import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/** A picture in memory for ImageIO; nothing of it touches the disk, and reading stops at a deadline. */
final class PictureInput extends ImageInputStreamImpl {
    private final byte[] content;
    private final long deadline;

    PictureInput(byte[] content, Duration time) {
        this.content = content;
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Thrown when the time is over. */
    static final class TimeOver extends IOException {
        private static final long serialVersionUID = 1;
    }

    private int available() throws IOException {
        if (System.nanoTime() > deadline) {
            throw new TimeOver();
        }
        bitOffset = 0;
        return (int) Math.max(0, content.length - streamPos);
    }

    @Override
    public int read() throws IOException {
        return available() == 0 ? -1 : content[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int available = available();
        if (length == 0) {
            return 0;
        }
        if (available == 0) {
            return -1;
        }
        int count = Math.min(length, available);
        System.arraycopy(content, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return content.length;
    }
}
