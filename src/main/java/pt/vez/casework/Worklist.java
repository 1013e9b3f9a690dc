package pt.vez.casework;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PageOf;

/** Officers search and page through all cases. */
public interface Worklist {
    /** The total stops counting at this many, so that the count costs the same in a register of any size. */
    int COUNT_LIMIT = 10_000;

    /** What a list of cases is in the order of. */
    enum Order {
        OPENED,
        NAME,
        NUMBER
    }

    /**
     * @param text part of a case's number, of a document's number, of a telephone number, NIF or NISS, a birth date, a
     *     mail address, or words of a name; a date beside the others narrows them; blank means any
     */
    record Query(
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
    PageOf<CaseRow> find(Actor actor, Query query, int offset, int limit);

    /**
     * All cases the query finds, oldest first, read in pieces.
     *
     * @throws InvalidInput when the text is too short to look for
     */
    void each(Actor actor, Query query, Consumer<CaseRow> row);

    /** The lines of these cases, for lists of other modules. */
    Map<CaseId, CaseRow> rows(Actor actor, List<CaseId> cases);
}
