package pt.vez.shell;

import java.io.IOException;
import java.util.List;

/** A file of rows that is written while they are read, so that its length costs no memory. */
interface RowsFile {
    /** @param cells texts, numbers, {@link java.time.LocalDate}s and {@link java.time.Instant}s */
    void row(List<?> cells) throws IOException;

    /** Writes what is left. The stream stays open. */
    void finish() throws IOException;
}
