package pt.vez.notifications.internal;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import pt.vez.notifications.internal.PushSender.Outcome;
import pt.vez.platform.VezSettings;

/** Tells devices, forty at once, right after the transaction that caused it or later when a push service was away. */
@Component
class PushCourier implements DisposableBean {
    /** Shorter than the lease: a service that dribbles its answer is left alone. */
    private static final int PATIENCE_SECONDS = 60;

    private static final Logger log = LoggerFactory.getLogger(PushCourier.class);
    private final PushOutbox outbox;
    private final PushLetters letters;
    private final PushSender sender;
    private final PushRegister register;
    private final VezSettings settings;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("courier").daemon().factory());
    private final ExecutorService hands = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("courier-", 0).factory());

    PushCourier(
            PushOutbox outbox, PushLetters letters, PushSender sender, PushRegister register, VezSettings settings) {
        this.outbox = outbox;
        this.letters = letters;
        this.sender = sender;
        this.register = register;
        this.settings = settings;
    }

    @TransactionalEventListener
    void on(PushOutbox.Waiting waiting) {
        wake();
    }

    /** One worker delivers, whoever asks; on a node without jobs nobody does. */
    void wake() {
        if (settings.jobs() && waiting.compareAndSet(false, true)) {
            worker.execute(this::deliver);
        }
    }

    private void deliver() {
        waiting.set(false);
        try {
            for (var due = outbox.lease(); !due.isEmpty(); due = outbox.lease()) {
                List<Callable<Void>> all = due.stream()
                        .map(each -> (Callable<Void>) () -> {
                            tell(each);
                            return null;
                        })
                        .toList();
                hands.invokeAll(all, PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(PushOutbox.Due due) {
        Outcome outcome;
        try {
            if (due.active()) {
                var told = letters.write(due).orElse(null);
                outcome = told == null || told.valid().isNegative()
                        ? Outcome.DELIVERED
                        : sender.send(register.open(due.device(), due.sealed()), told.body(), told.valid());
            } else {
                outcome = Outcome.GONE;
            }
        } catch (Exception e) {
            log.warn(
                    "A device could not be told ({}); it will be tried again",
                    e.getClass().getSimpleName());
            outcome = Outcome.LATER;
        }
        switch (outcome) {
            case DELIVERED -> outbox.done(due);
            case GONE -> register.forget(due.device());
            case LATER -> outbox.later(due);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        hands.shutdownNow();
        worker.shutdown();
        worker.awaitTermination(5, TimeUnit.SECONDS);
    }
}
