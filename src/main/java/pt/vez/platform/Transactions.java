package pt.vez.platform;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a command in a transaction and, where the database asks to try again (MariaDB 1020, 1205, 1213, 1467) or another
 * writer changed a row in between (its version differs), in a fresh one after a random pause of at most 40 ms times the
 * attempt.
 */
@Component
public class Transactions {
    private static final Set<Integer> TRY_AGAIN = Set.of(1020, 1205, 1213, 1467);
    private static final int ATTEMPTS = 6;
    private final TransactionTemplate template;

    Transactions(TransactionTemplate template) {
        this.template = template;
    }

    public <T> T run(Supplier<T> command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(template.execute(status -> command.get()));
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !(e instanceof OptimisticLockingFailureException || isPassing(e))) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 40_000_000L * attempt));
            }
        }
    }

    private static boolean isPassing(@Nullable Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TRY_AGAIN.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
