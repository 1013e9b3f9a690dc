package pt.vez.casework.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRow;
import pt.vez.casework.Worklist;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Searches with the queries of the worklist and writes searches by words to the journal. */
@Service
class WorklistSearch implements Worklist {
    private static final int PIECE = 2_000;
    private final WorklistQueries queries;
    private final Journal journal;
    private final Clock clock;

    WorklistSearch(WorklistQueries queries, Journal journal, Clock clock) {
        this.queries = queries;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<CaseRow> find(Actor actor, Query query, int offset, int limit) {
        actor.require(Role.OFFICER);
        WorklistQueries.Search search = queries.search(query, today());
        long found = queries.count(search, COUNT_LIMIT);
        // The pages that follow are of the same search.
        if (offset == 0 && !search.kinds().isEmpty()) {
            journal.recordBeside(actor, "list.searched", "cases " + search.kinds() + " " + found);
        }
        return new PageOf<>(
                queries.page(search, query, found >= COUNT_LIMIT, Math.min(offset, COUNT_LIMIT), limit), found);
    }

    @Override
    public void each(Actor actor, Query query, Consumer<CaseRow> row) {
        actor.require(Role.OFFICER);
        WorklistQueries.Search search = queries.search(query, today());
        CaseRow last = null;
        List<CaseRow> piece;
        do {
            piece = queries.after(search, last, PIECE);
            piece.forEach(row);
            last = piece.isEmpty() ? last : piece.getLast();
        } while (piece.size() == PIECE);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CaseId, CaseRow> rows(Actor actor, List<CaseId> cases) {
        actor.require(Role.OFFICER);
        return queries.of(cases).stream().collect(Collectors.toMap(CaseRow::id, Function.identity()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.LISBON);
    }
}
