package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import pt.vez.documents.UploadRefused;

/**
 * Holds files in memory while they arrive, all of them together in at most a quarter of the heap. They are never written
 * to a temporary file, because they are not encrypted yet.
 */
@Component
class ReceivedBytes {
    private static final int CHUNK = 1 << 20;
    private final Semaphore chunks;

    ReceivedBytes() {
        this((int) Math.max(64, Runtime.getRuntime().maxMemory() / 4 / CHUNK));
    }

    ReceivedBytes(int megabytes) {
        chunks = new Semaphore(megabytes);
    }

    /** Makes something of a file that has arrived. */
    interface Reading<T> {
        T of(byte[] content) throws IOException;
    }

    /**
     * @param most in bytes
     * @throws UploadRefused when there is more to read, or no memory for it at the moment
     */
    <T> T read(InputStream source, long most, Reading<T> reading) throws IOException {
        int held = 0;
        try {
            byte[] content = new byte[0];
            int length = 0;
            while (true) {
                if (length == content.length) {
                    // Twice what is added: the array is copied when it grows.
                    int more = Math.clamp(content.length / CHUNK, 1, 4);
                    if (!chunks.tryAcquire(2 * more)) {
                        throw new UploadRefused("upload.busy");
                    }
                    held += 2 * more;
                    content = Arrays.copyOf(content, content.length + more * CHUNK);
                }
                int count = source.read(content, length, content.length - length);
                if (count < 0) {
                    return reading.of(Arrays.copyOf(content, length));
                }
                length += count;
                if (length > most) {
                    throw new UploadRefused("upload.tooLarge", most >> 20);
                }
            }
        } finally {
            chunks.release(held);
        }
    }
}
