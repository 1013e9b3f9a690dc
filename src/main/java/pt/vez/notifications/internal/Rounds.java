package pt.vez.notifications.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One worker that empties an outbox, whoever asks and however often; on a node without jobs nobody does. */
final class Rounds {
    private final boolean jobs;
    private final Runnable round;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService worker;

    /** @param name of the thread @param jobs whether this node works @param round sends everything that is due */
    Rounds(String name, boolean jobs, Runnable round) {
        this.jobs = jobs;
        this.round = round;
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** What is enqueued from now on is seen by a round that begins later. */
    void wake() {
        if (jobs && waiting.compareAndSet(false, true)) {
            worker.execute(() -> {
                waiting.set(false);
                round.run();
            });
        }
    }

    /** The round at work may end. */
    void end(int seconds) throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(seconds, TimeUnit.SECONDS);
    }
}
