package pt.vez.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Port to where encrypted bytes are kept. What {@link Writer#commit()} returned from survives a crash. */
public interface DocumentStore {
    /** Begins a new object; nothing is visible before the commit. */
    Writer create(String key) throws IOException;

    InputStream open(String key) throws IOException;

    /** Removes the object if it is there. */
    void delete(String key) throws IOException;

    /** A half-written object. Closing without a commit leaves nothing behind. */
    interface Writer extends AutoCloseable {
        OutputStream stream();

        void commit() throws IOException;

        @Override
        void close() throws IOException;
    }
}
