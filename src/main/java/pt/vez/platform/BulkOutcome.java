package pt.vez.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import pt.vez.shared.DomainException;

/**
 * What came of one act on many things. Each is done for itself and commits by itself; one that is refused or fails does not
 * keep the others from being done, and stands in the account with the reason.
 */
public record BulkOutcome<T>(List<T> done, List<Refused<T>> refused) {
    /** One the act was not done to. */
    public record Refused<T>(T item, DomainException reason) {}

    /** A failure of the product's own; the log names it. */
    private static final class Unforeseen extends DomainException {
        private Unforeseen() {
            super("bulk.unforeseen");
        }
    }

    /**
     * @param act stands in the log where something fails
     * @param work asks for the authority over the thing it gets, and commits what it does
     * @param progress gets how many have been dealt with, after each
     */
    public static <T> BulkOutcome<T> of(String act, Collection<T> items, Consumer<T> work, IntConsumer progress) {
        List<T> done = new ArrayList<>();
        List<Refused<T>> refused = new ArrayList<>();
        for (T item : items) {
            try {
                work.accept(item);
                done.add(item);
            } catch (DomainException e) {
                refused.add(new Refused<>(item, e));
            } catch (RuntimeException e) {
                FaultIsolation.setAside(act, e);
                refused.add(new Refused<>(item, new Unforeseen()));
            }
            progress.accept(done.size() + refused.size());
        }
        return new BulkOutcome<>(List.copyOf(done), List.copyOf(refused));
    }
}
