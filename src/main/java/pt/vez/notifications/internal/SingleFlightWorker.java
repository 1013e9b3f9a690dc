package pt.vez.notifications.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that empties an outbox, however often it is woken; on a node without jobs it never runs. */
final class SingleFlightWorker {
    private static final Logger log = LoggerFactory.getLogger(SingleFlightWorker.class);
    private final String name;
    private final boolean jobs;
    private final Runnable round;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService worker;

    /**
     * @param name of the thread
     * @param jobs whether this node works
     * @param round sends everything that is due
     */
    SingleFlightWorker(String name, boolean jobs, Runnable round) {
        this.name = name;
        this.jobs = jobs;
        this.round = round;
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** What is enqueued from now on is seen by a round that begins later. */
    void wake() {
        if (jobs && waiting.compareAndSet(false, true)) {
            try {
                worker.execute(this::run);
            } catch (RejectedExecutionException e) {
                // The application is ending; another node or the next start goes on.
                waiting.set(false);
            }
        }
    }

    private void run() {
        waiting.set(false);
        try {
            round.run();
        } catch (RuntimeException e) {
            log.warn("{} failed and is tried again: {}", name, e.getClass().getName());
        }
    }

    boolean isEnding() {
        return worker.isShutdown();
    }

    /** The round at work may end. */
    void end(int seconds) throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(seconds, TimeUnit.SECONDS);
    }
}
