package pt.vez.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records refused attempts and exports of data for the administrators who watch over security. Each event is a row,
 * written in a transaction of its own that survives a rollback of the caller's, and a line of the log for a collector.
 * Neither holds anything a person typed; the network is a keyed hash in the row and is not in the log.
 */
public interface SecurityEvents {
    /** Kinds of events; the names are stored. */
    enum Kind {
        /** A service refused an act: not the role, not the case, not the centre. */
        REFUSED,
        /** More attempts than a limit allows. */
        LIMIT,
        /** A table went out of the application as a file. */
        EXPORT
    }

    /**
     * @param account the signed-in account, null before the sign-in
     * @param detail a code of this product: a key, a name of a limit or of a file; other signs are left out
     */
    void record(Kind kind, @Nullable UUID account, String detail);
}
