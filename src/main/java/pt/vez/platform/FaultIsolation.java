package pt.vez.platform;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Runs the parts of a job independently of each other: a part that fails is logged, without the messages of its exceptions,
 * and does not keep the others from being done. When the database itself is away the job ends at once.
 */
public final class FaultIsolation {
    /** What fails as often as this in a row is set aside until an administrator tries it again. */
    public static final int ATTEMPTS = 3;

    private static final Logger log = LoggerFactory.getLogger(FaultIsolation.class);

    private FaultIsolation() {}

    /**
     * Works on every item; each call commits what it does by itself.
     *
     * @param job stands in the log
     * @return the sum of what the calls that succeeded returned
     */
    public static <T> int each(String job, Iterable<T> items, ToIntFunction<T> work) {
        int done = 0;
        for (T item : items) {
            try {
                done += work.applyAsInt(item);
            } catch (RuntimeException e) {
                setAside(job, e);
            }
        }
        return done;
    }

    /** As {@link #each}, for work that is not counted. */
    public static <T> void forEach(String job, Iterable<T> items, Consumer<T> work) {
        each(job, items, item -> {
            work.accept(item);
            return 1;
        });
    }

    /** Runs every step, also after one that failed. */
    public static void steps(String job, Runnable... steps) {
        forEach(job, List.of(steps), Runnable::run);
    }

    /**
     * Does a piece of work that remembers its failures: after {@link #ATTEMPTS} in a row its job leaves it out.
     *
     * @param forget the failures before, after a success
     * @param count one failure more
     * @return what the work returned, 0 when it failed
     */
    public static int counted(String job, IntSupplier work, Runnable forget, Runnable count) {
        try {
            int done = work.getAsInt();
            forget.run();
            return done;
        } catch (RuntimeException e) {
            setAside(job, e);
            count.run();
            return 0;
        }
    }

    /** Logs a failure of one part. Throws it again where no other part could do better: the database is away. */
    public static void setAside(String job, RuntimeException problem) {
        if (problem instanceof CannotGetJdbcConnectionException
                || problem instanceof CannotCreateTransactionException) {
            throw problem;
        }
        log.error("{}: one part failed, the others go on", job, ErrorTraces.withoutMessages(problem));
    }
}
