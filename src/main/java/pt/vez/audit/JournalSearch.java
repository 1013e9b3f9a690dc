package pt.vez.audit;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * The journal as administrators read it, newest first. Each filter has a key that ends with the time ({@code explain} says
 * {@code ref} or {@code range}, never {@code ALL}), and pages follow each other by time and identifier, so that a page costs
 * the same in a journal of any length. Reading it is in it too.
 */
public interface JournalSearch {
    /**
     * What narrows the journal; null is any.
     *
     * @param actor who did it
     * @param caseId whose case
     * @param subject what else it is about: an account, a centre, a partner
     * @param until the first moment after
     */
    record Query(
            @Nullable UUID actor,
            @Nullable UUID caseId,
            @Nullable UUID subject,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** The kinds of filters, for the entry about the reading itself. */
        public TreeSet<String> kinds() {
            var kinds = new TreeSet<String>();
            add(kinds, "who", actor);
            add(kinds, "case", caseId);
            add(kinds, "about", subject);
            add(kinds, "what", action);
            add(kinds, "from", from);
            add(kinds, "until", until);
            return kinds;
        }

        private static void add(TreeSet<String> kinds, String kind, @Nullable Object value) {
            if (value != null) {
                kinds.add(kind);
            }
        }
    }

    /**
     * One entry.
     *
     * @param subject read from the detail of entries made before there was a column for it
     */
    record Line(
            UUID id,
            Instant at,
            Who actor,
            Role actorRole,
            @Nullable String associationName,
            @Nullable UUID caseId,
            @Nullable UUID subject,
            String action,
            String detail,
            @Nullable String changes) {}

    /** @param before the last entry of the page before; null for the newest */
    List<Line> page(Actor administrator, Query query, @Nullable UUID before, int limit);

    /** All entries the query finds, newest first, read in pieces. */
    void each(Actor administrator, Query query, Consumer<Line> row);

    /** The kinds of entries there are; the key (action, at) answers it by jumping from one to the next. */
    List<String> actions(Actor administrator);
}
