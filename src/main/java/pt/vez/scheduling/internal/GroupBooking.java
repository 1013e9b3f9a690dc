package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Bookable;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.platform.ManyRows;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentsBooked;
import pt.vez.scheduling.QuickBooking;
import pt.vez.scheduling.QuickBooking.Passes.Pass;
import pt.vez.shared.Base32;
import pt.vez.shared.Ids;

/**
 * Commits bookings in groups: whoever arrives while a commit is on its way goes with the next one. A group that fails is
 * tried again one by one, so that nobody suffers for another's mistake.
 */
@Service
class GroupBooking implements QuickBooking, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(GroupBooking.class);
    private static final int WORKERS = 2;
    private static final int LARGEST_GROUP = 64;
    private static final int LONGEST_QUEUE = 2_000;
    private static final int TRIES = 3;
    private static final int MOST_HINTS = 50_000;
    private static final Duration HINTS_FRESH = Duration.ofSeconds(10);

    /** A hold whose time is over is swept within a minute; until then its seat is not among these. */
    private static final String FREE = "select s.id, t.seat, s.service_code, s.starts_at, c.zone, c.name"
            + " from scheduling_slot s join scheduling_centre c on c.id = s.centre_id"
            + " join scheduling_seat t on t.slot_id = s.id"
            + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
            + " where s.id in (:slots) and s.starts_at > :now and t.quota = 'PUBLIC'"
            + " and (t.open_from is null or t.open_from <= :now) and o.slot_id is null";

    /** Takes the seats that are open for everybody; returns the holds that won. */
    private static final String TAKE =
            "insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code,"
                    + " hold_id, appointment_id) with wanted (slot_id, seat, case_id, service_code, hold_id, appointment_id) as"
                    + " (values %s) select t.slot_id, t.seat, 'CONFIRMED', w.case_id, w.service_code, w.hold_id, w.appointment_id"
                    + " from wanted w straight_join scheduling_seat t on t.slot_id = w.slot_id and t.seat = w.seat"
                    + " where t.quota = 'PUBLIC' and (t.open_from is null or t.open_from <= ?) returning hold_id";

    private static final Answer TAKEN = new Answer(Outcome.TAKEN, null, null);
    private static final Answer NOT_ALLOWED = new Answer(Outcome.NOT_ALLOWED, null, null);
    private static final Answer BUSY = new Answer(Outcome.BUSY, null, null);

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Map<UUID, Hints> hinted = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcTemplate batch;
    private final Passes passes;
    private final CaseFacts facts;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile boolean running;

    GroupBooking(
            NamedParameterJdbcTemplate jdbc,
            JdbcTemplate batch,
            Passes passes,
            CaseFacts facts,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.passes = passes;
        this.facts = facts;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    private record Waiting(Command command, CompletableFuture<Answer> answer) {}

    /** A seat that was free a moment ago. */
    private record Seat(UUID slot, int seat, String service, Instant start, ZoneId zone, String centre) {}

    /** Seats of a slot that were free when it was looked at; only hints, the insert asks the database again. */
    private record Hints(Queue<Seat> seats, long until) {}

    /** A command of somebody who may book. */
    private record Allowed(Command command, Pass pass, Bookable person) {}

    private record Won(Allowed by, Seat seat, UUID holdId, UUID appointmentId, String code) {
        UUID caseId() {
            return by.pass().caseId();
        }
    }

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
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a booking got no answer", e);
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
            return transactions.run(() -> commit(commands));
        } catch (RuntimeException e) {
            Map<UUID, Answer> answers = new HashMap<>();
            for (Command command : commands) {
                try {
                    answers.putAll(transactions.run(() -> commit(List.of(command))));
                } catch (RuntimeException problem) {
                    log.warn("A booking failed: {}", problem.getClass().getName());
                    answers.put(command.commandId(), NOT_ALLOWED);
                }
            }
            return answers;
        }
    }

    /** @return an answer for every command that has one; who lost a race for a seat has none yet and tries again */
    private Map<UUID, Answer> commit(List<Command> commands) {
        Map<UUID, Answer> answers = new HashMap<>();
        Instant now = clock.instant();
        Map<UUID, Pass> valid =
                passes.inForce(commands.stream().map(Command::passId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Pass::id, Function.identity()));
        Set<UUID> ids = valid.values().stream().map(Pass::caseId).collect(Collectors.toSet());
        Map<UUID, Bookable> people = ids.isEmpty()
                ? Map.of()
                : facts.bookable(ids).stream()
                        .collect(Collectors.toMap(person -> person.id().value(), Function.identity()));
        Map<String, Answer> active = ids.isEmpty() ? Map.of() : active(ids);
        List<Allowed> allowed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Command command : commands) {
            Pass pass = valid.get(command.passId());
            Bookable person = pass == null ? null : people.get(pass.caseId());
            if (pass == null || person == null || person.stage() != Stage.APPOINTMENT) {
                answers.put(command.commandId(), NOT_ALLOWED);
                continue;
            }
            String key = key(pass.caseId(), pass.service());
            Answer existing = active.get(key);
            if (existing != null) {
                answers.put(command.commandId(), existing);
            } else if (seen.add(key)) {
                allowed.add(new Allowed(command, pass, person));
            }
        }
        if (!allowed.isEmpty()) {
            List<Won> won = take(allowed, now, answers);
            if (!won.isEmpty()) {
                write(won, now);
            }
            won.forEach(each -> answers.put(
                    each.by().command().commandId(),
                    new Answer(Outcome.BOOKED, each.appointmentId(), each.seat().start())));
        }
        return answers;
    }

    private static String key(UUID caseId, String service) {
        return caseId + service;
    }

    private Map<String, Answer> active(Set<UUID> ids) {
        Map<String, Answer> active = new HashMap<>();
        jdbc.query(
                "select a.case_id, a.service_code, a.id, s.starts_at from scheduling_appointment a join scheduling_slot s"
                        + " on s.id = a.slot_id where a.case_id in (:ids) and a.active",
                Map.of("ids", ids),
                row -> {
                    active.put(
                            key(row.getObject(1, UUID.class), row.getString(2)),
                            new Answer(Outcome.ALREADY, row.getObject(3, UUID.class), row.getObject(4, Instant.class)));
                });
        return active;
    }

    /** Every command gets another seat of its slot, as far as there are any; the key decides who has it. */
    private List<Won> take(List<Allowed> allowed, Instant now, Map<UUID, Answer> answers) {
        Map<UUID, Hints> free =
                hints(allowed.stream().map(each -> each.command().slotId()).collect(Collectors.toSet()), now);
        List<Won> wanted = new ArrayList<>();
        for (Allowed each : allowed) {
            Hints hints = free.get(each.command().slotId());
            Seat seat = hints == null ? null : hints.seats().poll();
            if (seat == null || !seat.service().equals(each.pass().service())) {
                answers.put(each.command().commandId(), TAKEN);
            } else {
                wanted.add(new Won(each, seat, Ids.next(), Ids.next(), Base32.random(6)));
            }
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        // One order for every group: two groups never wait for each other in a circle.
        wanted.sort(Comparator.comparing((Won each) -> each.seat().slot())
                .thenComparing(each -> each.seat().seat()));
        List<Object> params = new ArrayList<>();
        for (Won each : wanted) {
            params.add(each.seat().slot());
            params.add(each.seat().seat());
            params.add(each.caseId());
            params.add(each.by().pass().service());
            params.add(each.holdId());
            params.add(each.appointmentId());
        }
        params.add(now);
        String values = "(?, ?, ?, ?, ?, ?)";
        Set<UUID> winners = new HashSet<>(batch.query(
                TAKE.formatted(String.join(", ", java.util.Collections.nCopies(wanted.size(), values))),
                (row, n) -> row.getObject(1, UUID.class),
                params.toArray()));
        // Where somebody was faster, or a seat was closed, the hints are wrong: the next look is at the database.
        wanted.stream()
                .filter(each -> !winners.contains(each.holdId()))
                .forEach(each -> hinted.remove(each.seat().slot()));
        return wanted.stream().filter(each -> winners.contains(each.holdId())).toList();
    }

    /** Free seats of the slots, from memory where they were looked at lately and some are left. */
    private Map<UUID, Hints> hints(Set<UUID> slots, Instant now) {
        long moment = System.nanoTime();
        Map<UUID, Hints> found = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (UUID slot : slots) {
            Hints known = hinted.get(slot);
            if (known == null || known.until() < moment || known.seats().isEmpty()) {
                unknown.add(slot);
            } else {
                found.put(slot, known);
            }
        }
        if (!unknown.isEmpty()) {
            if (hinted.size() > MOST_HINTS) {
                hinted.clear();
            }
            Map<UUID, List<Seat>> looked = new HashMap<>();
            jdbc.query(FREE, Map.of("slots", unknown, "now", now), row -> {
                looked.computeIfAbsent(row.getObject(1, UUID.class), slot -> new ArrayList<>())
                        .add(new Seat(
                                row.getObject(1, UUID.class),
                                row.getInt(2),
                                row.getString(3),
                                row.getObject(4, Instant.class),
                                ZoneId.of(row.getString(5)),
                                row.getString(6)));
            });
            looked.forEach((slot, seats) -> {
                java.util.Collections.shuffle(seats);
                var hints = new Hints(new ConcurrentLinkedQueue<>(seats), moment + HINTS_FRESH.toNanos());
                hinted.put(slot, hints);
                found.put(slot, hints);
            });
        }
        return found;
    }

    private void write(List<Won> won, Instant now) {
        ManyRows.insert(
                batch,
                "insert into scheduling_appointment (id, code, case_id, service_code, slot_id, seat, state, active,"
                        + " sequence, booked_at)",
                won.stream()
                        .map(each -> new @Nullable Object[] {
                            each.appointmentId(),
                            each.code(),
                            each.caseId(),
                            each.by().pass().service(),
                            each.seat().slot(),
                            each.seat().seat(),
                            "BOOKED",
                            true,
                            0,
                            now
                        })
                        .toList());
        ManyRows.insert(
                batch,
                "insert into scheduling_appointment_change (command_id, appointment_id, at, kind, to_start, to_centre,"
                        + " actor_id)",
                won.stream()
                        .map(each -> new @Nullable Object[] {
                            each.by().command().commandId(),
                            each.appointmentId(),
                            now,
                            "BOOKED",
                            each.seat().start(),
                            each.seat().centre(),
                            each.by().command().passId()
                        })
                        .toList());
        journal.recordByInvitation(
                "appointment.booked",
                won.stream()
                        .map(each -> new Journal.ByInvitation(
                                each.by().command().passId(),
                                each.by().person().applicantId(),
                                each.caseId(),
                                each.code()))
                        .toList());
        events.publishEvent(new AppointmentsBooked(won.stream()
                .map(each -> new AppointmentsBooked.Booked(
                        each.appointmentId(),
                        new CaseId(each.caseId()),
                        each.by().pass().service(),
                        each.seat().start(),
                        each.seat().zone(),
                        each.seat().centre()))
                .toList()));
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

    /** Before the doors open, after they close. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
