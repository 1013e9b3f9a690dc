package pt.vez.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.WorklistQueries;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Officers search and page through all cases. */
@Service
public class Worklist {
    /** The total stops counting at this many, so that the count costs the same in a register of any size. */
    public static final int COUNT_LIMIT = 10_000;

    private static final int PIECE = 2_000;
    private final WorklistQueries queries;
    private final Journal journal;
    private final Clock clock;

    Worklist(WorklistQueries queries, Journal journal, Clock clock) {
        this.queries = queries;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a list of cases is in the order of. */
    public enum Order {
        OPENED,
        NAME,
        NUMBER
    }

    /**
     * @param text part of a case's number, of a document's number, of a telephone number, NIF or NISS, a birth date, a
     *     mail address, or words of a name; a date beside the others narrows them; blank means any
     */
    public record Query(
            String text, @Nullable Stage stage, @Nullable String procedure, Order order, boolean descending) {

        /** In the order in which cases were opened. */
        public Query(String text, @Nullable Stage stage, @Nullable String procedure, boolean newestFirst) {
            this(text, stage, procedure, Order.OPENED, newestFirst);
        }
    }

    /**
     * One page; where the list ends before {@code offset}, nothing. A search by words is in the journal with what kind of
     * thing was looked for and how many cases it found.
     *
     * @throws InvalidInput when the text is too short to look for
     */
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

    /**
     * All cases the query finds, oldest first, read in pieces.
     *
     * @throws InvalidInput when the text is too short to look for
     */
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

    /** The lines of these cases, for lists of other modules. */
    @Transactional(readOnly = true)
    public Map<CaseId, CaseRow> rows(Actor actor, List<CaseId> cases) {
        actor.require(Role.OFFICER);
        return queries.of(cases).stream().collect(Collectors.toMap(CaseRow::id, Function.identity()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.LISBON);
    }
}
