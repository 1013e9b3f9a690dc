package pt.vez.platform;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Bounds how many files people sent are unpacked at the same moment on this node: two, and one of each account, so that the
 * memory and the processors a hostile file takes are taken at most twice. Fair: the file that waits longest is next.
 */
public final class FileWork {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Semaphore SLOTS = new Semaphore(AT_ONCE, true);

    /** Accounts share them by their hash; two accounts that share one wait for each other now and then. */
    private static final List<Semaphore> ACCOUNTS =
            Stream.generate(() -> new Semaphore(1, true)).limit(128).toList();

    private FileWork() {}

    /** Thrown when the file did not get its turn; sending it again later is all that is needed. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        Busy() {
            super("too many files at once", null, false, false);
        }
    }

    /** @throws Busy when sixteen files wait already, or this one waited 25 seconds */
    public static <T> T run(Callable<T> work) throws Exception {
        return within(SLOTS, work);
    }

    /**
     * The files of one account one after the other.
     *
     * @throws Busy as {@link #run}
     */
    public static <T> T inTurn(UUID account, Callable<T> work) throws Exception {
        return within(ACCOUNTS.get(Math.floorMod(account.hashCode(), ACCOUNTS.size())), work);
    }

    /** How many files wait for their turn. */
    static int waiting() {
        return SLOTS.getQueueLength();
    }

    private static <T> T within(Semaphore slots, Callable<T> work) throws Exception {
        if (slots.getQueueLength() >= WAITING || !acquired(slots)) {
            throw new Busy();
        }
        try {
            return work.call();
        } finally {
            slots.release();
        }
    }

    private static boolean acquired(Semaphore slots) {
        try {
            return slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
