package pt.vez.invitations.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People of several centres who wait, in the order of their rank over all of these centres together. Each centre is read in
 * the order of its index and from where it was left, so no person is read twice and nothing is sorted by the database.
 */
final class WaitingPeople {
    private static final int PAGE = 2_000;
    private static final Comparator<Next> RANK = Comparator.comparingInt(Next::score)
            .reversed()
            // Of the same score over several centres: always in one order.
            .thenComparing(next -> next.caseId().toString());
    private static final String SELECT = "select p.case_id, p.municipality, p.score from invitations_priority p"
            + " where p.centre_id = :home and p.service_code = :service and " + NeighbourSeats.WAITS;
    private static final String ORDER = " order by p.score desc, p.case_id limit :most";

    private final JdbcClient jdbc;
    private final String service;
    private final PriorityQueue<Centre> centres =
            new PriorityQueue<>(Comparator.comparing(centre -> Objects.requireNonNull(centre.ahead.peek()), RANK));

    /** @param home the centre the person belongs to */
    record Next(UUID caseId, UUID home, @Nullable String municipality, int score) {}

    /** What was read of a centre and not given out yet. */
    private static final class Centre {
        private final UUID home;
        private final Deque<Next> ahead = new ArrayDeque<>();
        private boolean over;

        Centre(UUID home) {
            this.home = home;
        }
    }

    WaitingPeople(JdbcClient jdbc, String service, Set<UUID> homes) {
        this.jdbc = jdbc;
        this.service = service;
        homes.forEach(home -> enter(new Centre(home), null));
    }

    private void enter(Centre centre, @Nullable Next last) {
        if (centre.ahead.isEmpty() && !centre.over) {
            centre.ahead.addAll(read(centre.home, last));
            centre.over = centre.ahead.size() < PAGE;
        }
        if (!centre.ahead.isEmpty()) {
            centres.add(centre);
        }
    }

    private List<Next> read(UUID home, @Nullable Next last) {
        if (last == null) {
            return page(home, "", Map.of(), PAGE);
        }
        // Two ranges of the index: the rest of the same score, and the scores below.
        List<Next> same = page(
                home,
                " and p.score = :score and p.case_id > :case",
                Map.of("score", last.score(), "case", last.caseId()),
                PAGE);
        if (same.size() < PAGE) {
            same.addAll(page(home, " and p.score < :score", Map.of("score", last.score()), PAGE - same.size()));
        }
        return same;
    }

    private List<Next> page(UUID home, String from, Map<String, ?> params, int most) {
        return new ArrayList<>(jdbc.sql(SELECT + from + ORDER)
                .param("home", home)
                .param("service", service)
                .param("most", most)
                .params(params)
                .query((row, n) -> new Next(row.getObject(1, UUID.class), home, row.getString(2), row.getInt(3)))
                .list());
    }

    /** The next in order, null when there is none. */
    @Nullable
    Next poll() {
        Centre first = centres.poll();
        if (first == null) {
            return null;
        }
        Next next = Objects.requireNonNull(first.ahead.poll());
        enter(first, next);
        return next;
    }

    /** Leaves out the people of all other centres from now on. */
    void retain(Collection<UUID> homes) {
        centres.removeIf(centre -> !homes.contains(centre.home));
    }
}
