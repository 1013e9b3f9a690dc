package pt.vez.platform;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks by name, for decisions that depend on more than the row they write: the second writer waits, then reads what the
 * first one committed. They hold on every node. The keys of a name share its buckets, so two keys exclude each other now and
 * then although they have nothing in common. The table keeps no key.
 */
@Component
public class DatabaseLocks {
    /** Rows of each name in {@code platform_lock}; a migration adds those of a new name. */
    private static final int BUCKETS = 512;

    private final LockRepository rows;

    DatabaseLocks(LockRepository rows) {
        this.rows = rows;
    }

    /** As {@link #hold(String, Collection)}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String name, Object... keys) {
        hold(name, List.of(keys));
    }

    /**
     * Waits for all of these and holds them until the transaction ends. Callers give all keys they need at once: they are
     * locked in ascending order of their buckets, so that two callers never wait for each other in a circle.
     *
     * @param name of the lock, one of those a migration filled the table with
     * @param keys what is locked, by its text
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws IllegalStateException when there is no lock of this name
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String name, Collection<?> keys) {
        var buckets = new TreeSet<Integer>();
        keys.forEach(key -> buckets.add(bucket(key)));
        for (int bucket : buckets) {
            if (!rows.lock(name, bucket)) {
                throw new IllegalStateException("no lock of the name " + name);
            }
        }
    }

    /** The same on every node and for every release of Java: the hash of a text is specified. */
    private static int bucket(Object key) {
        int hash = key.toString().hashCode();
        return Math.floorMod(hash ^ hash >>> 16, BUCKETS);
    }
}
