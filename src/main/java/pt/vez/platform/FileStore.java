package pt.vez.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.Consumer;

/** Port to where encrypted bytes are kept. What {@link Writer#commit()} returned from survives a crash. */
public interface FileStore {
    /** Begins a new object; nothing is visible before the commit. */
    Writer create(String key) throws IOException;

    InputStream open(String key) throws IOException;

    /** Removes the object if it is there. */
    void delete(String key) throws IOException;

    /**
     * Shows every object that was last written before a moment, and clears away half-written ones of before it.
     *
     * @param key called with the key of each, in no order
     */
    void olderThan(Instant moment, Consumer<String> key) throws IOException;

    /**
     * Writes and deletes a small object.
     *
     * @throws IOException when the store takes nothing, or is nearly full
     */
    void check() throws IOException;

    /** A half-written object. Closing without a commit leaves nothing behind. */
    interface Writer extends AutoCloseable {
        OutputStream stream();

        void commit() throws IOException;

        @Override
        void close() throws IOException;
    }
}
