package pt.vez.invitations.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.invitations.internal.WaitingCaseQueries.Waiting;

/**
 * People of several centres who wait, in the order of their rank over all of these centres together. Each centre is read in
 * the order of its index and from where it was left, so no person is read twice and nothing is sorted by the database.
 */
final class WaitingPeople {
    private static final int PAGE = 2_000;
    private static final Comparator<Waiting> RANK = Comparator.comparingInt(Waiting::score)
            .reversed()
            // Of the same score over several centres: always in one order.
            .thenComparing(next -> next.caseId().toString());
    private final WaitingCaseQueries queries;
    private final String service;
    private final PriorityQueue<Centre> centres =
            new PriorityQueue<>(Comparator.comparing(centre -> Objects.requireNonNull(centre.ahead.peek()), RANK));

    /** What was read of a centre and not given out yet. */
    private static final class Centre {
        private final UUID home;
        private final Deque<Waiting> ahead = new ArrayDeque<>();
        private boolean over;

        Centre(UUID home) {
            this.home = home;
        }
    }

    WaitingPeople(WaitingCaseQueries queries, String service, Set<UUID> homes) {
        this.queries = queries;
        this.service = service;
        homes.forEach(home -> enter(new Centre(home), null));
    }

    private void enter(Centre centre, @Nullable Waiting last) {
        if (centre.ahead.isEmpty() && !centre.over) {
            centre.ahead.addAll(read(centre.home, last));
            centre.over = centre.ahead.size() < PAGE;
        }
        if (!centre.ahead.isEmpty()) {
            centres.add(centre);
        }
    }

    private List<Waiting> read(UUID home, @Nullable Waiting last) {
        if (last == null) {
            return queries.first(home, service, PAGE);
        }
        // Two ranges of the index: the rest of the same score, and the scores below.
        List<Waiting> same = new ArrayList<>(queries.sameScoreAfter(last, service, PAGE));
        if (same.size() < PAGE) {
            same.addAll(queries.lowerScores(last, service, PAGE - same.size()));
        }
        return same;
    }

    /** The next in order, null when there is none. */
    @Nullable
    Waiting poll() {
        Centre first = centres.poll();
        if (first == null) {
            return null;
        }
        Waiting next = Objects.requireNonNull(first.ahead.poll());
        enter(first, next);
        return next;
    }

    /** Leaves out the people of all other centres from now on. */
    void retain(Collection<UUID> homes) {
        centres.removeIf(centre -> !homes.contains(centre.home));
    }
}
