package pt.vez.notifications.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import pt.vez.notifications.PushDevices.Subscription;
import pt.vez.notifications.internal.PushMessageRepository.Due;
import pt.vez.notifications.internal.PushSender.Outcome;
import pt.vez.platform.VezSettings;

/**
 * Dispatches push messages, many at once, right after the transaction that caused them or later when a push service
 * failed.
 */
@Component
class PushDispatcher implements DisposableBean {
    /** Shorter than the lease: a service that dribbles its answer is left alone. */
    private static final int PATIENCE_SECONDS = 60;

    private static final Logger log = LoggerFactory.getLogger(PushDispatcher.class);
    private final PushMessageRepository outbox;
    private final PushComposer composer;
    private final PushSender sender;
    private final PushRegister register;
    private final SingleFlightWorker rounds;
    private final ExecutorService hands = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("courier-", 0).factory());

    PushDispatcher(
            PushMessageRepository outbox,
            PushComposer composer,
            PushSender sender,
            PushRegister register,
            VezSettings settings) {
        this.outbox = outbox;
        this.composer = composer;
        this.sender = sender;
        this.register = register;
        this.rounds = new SingleFlightWorker("courier", settings.jobs(), this::deliver);
    }

    @TransactionalEventListener
    void on(PushMessageRepository.Waiting waiting) {
        wake();
    }

    void wake() {
        rounds.wake();
    }

    private void deliver() {
        try {
            for (var due = outbox.lease(); !due.isEmpty(); due = outbox.lease()) {
                deliver(due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database is asked one after the other: at nine o'clock its connections belong to people. */
    private void deliver(List<Due> due) throws InterruptedException {
        List<Callable<Outcome>> sendings = due.stream().map(this::sending).toList();
        List<Future<Outcome>> answers = hands.invokeAll(sendings, PATIENCE_SECONDS, TimeUnit.SECONDS);
        List<Due> delivered = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Due each = due.get(i);
            switch (outcome(answers.get(i))) {
                case DELIVERED -> delivered.add(each);
                case GONE -> register.forget(each.device());
                case LATER -> outbox.later(each);
            }
        }
        outbox.done(delivered);
    }

    /** What is no longer true needs no sending. */
    private Callable<Outcome> sending(Due due) {
        if (!due.active()) {
            return () -> Outcome.GONE;
        }
        try {
            var told = composer.write(due).orElse(null);
            if (told == null || told.valid().isNegative()) {
                return () -> Outcome.DELIVERED;
            }
            Subscription device = register.open(due.device(), due.sealed());
            return () -> sender.send(device, told.body(), told.valid());
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private static Outcome outcome(Future<Outcome> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException e) {
            Throwable problem = e.getCause() == null ? e : e.getCause();
            log.warn(
                    "A device could not be told ({}); it will be tried again",
                    problem.getClass().getSimpleName());
            return Outcome.LATER;
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        hands.shutdownNow();
        rounds.end(5);
    }
}
