package pt.vez.documents;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;

/** Documents that wait for an officer, oldest first. */
public interface ReviewQueue {
    /** The total stops counting at this many. */
    int COUNT_LIMIT = 10_000;

    /** One that waits. */
    record Waiting(UUID documentId, CaseId caseId, String itemCode, Instant receivedAt) {}

    /**
     * @param item of the checklist; null for all
     * @throws pt.vez.shared.NotAuthorised for all actors but an officer
     */
    PageOf<Waiting> page(Actor actor, @Nullable String item, int offset, int limit);

    /**
     * The first that waits, or the first after one that was just decided or left aside.
     *
     * @param after null for the first of all
     * @throws pt.vez.shared.NotAuthorised for all actors but an officer
     */
    Optional<Waiting> next(Actor actor, @Nullable UUID after);
}
