package pt.vez.scheduling.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import pt.vez.platform.ErrorTraces;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.BatchBooking;

/**
 * Commits bookings in batches: commands that arrive during a commit go with the next one. A batch that fails is tried
 * again command by command, so that one bad command does not fail the others.
 */
@Service
class BookingBatcher implements BatchBooking, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BookingBatcher.class);
    private static final int WORKERS = 2;
    private static final int LARGEST_GROUP = 64;
    private static final int LONGEST_QUEUE = 2_000;
    /** Attempts of a command that lost a seat to another while the slot has more seats. */
    private static final int TRIES = 8;

    private static final Answer TAKEN = new Answer(Outcome.TAKEN, null, null);
    private static final Answer BUSY = new Answer(Outcome.BUSY, null, null);

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final List<Thread> workers = new ArrayList<>();
    private final BookingBatch commits;
    private final Transactions transactions;
    private volatile boolean running;

    BookingBatcher(BookingBatch commits, Transactions transactions) {
        this.commits = commits;
        this.transactions = transactions;
    }

    private record Waiting(Command command, CompletableFuture<Answer> answer) {}

    @Override
    public Answer book(Command command) {
        var waiting = new Waiting(command, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            return BUSY;
        }
        try {
            return waiting.answer().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BUSY;
        } catch (TimeoutException e) {
            // The booking may still go through: a second attempt finds the appointment then ({@code ALREADY}).
            return BUSY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a booking failed", e);
        }
    }

    private void work() {
        List<Waiting> group = new ArrayList<>();
        while (running) {
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, LARGEST_GROUP - 1);
                    answer(group);
                    group.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void answer(List<Waiting> group) {
        List<Waiting> open = new ArrayList<>(group);
        for (int attempt = 0; attempt < TRIES && !open.isEmpty(); attempt++) {
            Map<UUID, Answer> answers =
                    tryAll(open.stream().map(Waiting::command).toList());
            for (Iterator<Waiting> each = open.iterator(); each.hasNext(); ) {
                Waiting waiting = each.next();
                Answer answer = answers.get(waiting.command().commandId());
                if (answer != null) {
                    waiting.answer().complete(answer);
                    each.remove();
                }
            }
        }
        open.forEach(waiting -> waiting.answer().complete(TAKEN));
    }

    private Map<UUID, Answer> tryAll(List<Command> commands) {
        try {
            return transactions.run(() -> commits.of(commands));
        } catch (CannotCreateTransactionException e) {
            log.warn("{} bookings found no database", commands.size());
            return commands.stream()
                    .collect(Collectors.toMap(Command::commandId, command -> BUSY, (one, other) -> one));
        } catch (RuntimeException e) {
            Map<UUID, Answer> answers = new HashMap<>();
            commands.forEach(command -> answers.putAll(alone(command)));
            return answers;
        }
    }

    private Map<UUID, Answer> alone(Command command) {
        try {
            return transactions.run(() -> commits.of(List.of(command)));
        } catch (RuntimeException e) {
            log.warn("A booking failed: {}", ErrorTraces.rootType(e), ErrorTraces.withoutMessages(e));
            return Map.of(command.commandId(), BUSY);
        }
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WORKERS; i++) {
            workers.add(Thread.ofPlatform().name("group-booking-" + i).start(this::work));
        }
    }

    /** What is in the queue is answered before the application ends. */
    @Override
    public void stop() {
        running = false;
        for (Thread worker : workers) {
            try {
                worker.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.answer().complete(BUSY));
        workers.clear();
    }

    /** Lifecycle phase: starts before the web server accepts requests, stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
