package pt.vez.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pt.vez.invitations.internal.Tokens;
import pt.vez.platform.Secrets;
import pt.vez.platform.internal.StandaloneDatabase;
import pt.vez.shared.Ids;

/** What was acknowledged is there, whatever is killed; two applications on one database are as right as one. */
final class SurviveBench {
    private static final Path DATA = Path.of("target", "survive-data");
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int RACES = 1_000;
    private static final int CLIENTS = 32;
    private static final Random RANDOM = new Random(7);

    private final StandaloneDatabase database;
    private final BenchData benchData;
    private final Secrets secrets;
    private final Queue<Guest> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private List<UUID> slots = List.of();

    private SurviveBench(StandaloneDatabase database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
        var source = new DriverManagerDataSource(
                database.url() + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
                database.user(),
                database.password());
        this.benchData = new BenchData(new JdbcTemplate(source));
    }

    private record Guest(UUID invitation, String token) {}

    /** Kills the application, then the database, while people book. */
    static boolean survive() throws Exception {
        Secrets secrets = Node.secrets();
        try (var database = new StandaloneDatabase(DATA, secrets)) {
            var bench = new SurviveBench(database, secrets);
            var node = new Node(database, DATA, true);
            node.start();
            try {
                bench.fill(100_000, 12);
                int lost = 0;
                for (int i = 0; i < KILLS; i++) {
                    lost += bench.kill(node, () -> {
                        node.kill();
                        node.start();
                    });
                }
                Bench.note(
                        "%d kills of the application: %,d bookings acknowledged, %d lost",
                        KILLS, bench.acknowledged.size(), lost);
                int before = bench.acknowledged.size();
                for (int i = 0; i < KILLS; i++) {
                    lost += bench.kill(node, () -> {
                        ProcessHandle.of(database.pid()).ifPresent(ProcessHandle::destroyForcibly);
                        bench.awaitDatabase();
                        node.awaitReady();
                    });
                }
                Bench.note(
                        "%d kills of the database: %,d more acknowledged, %d lost in all",
                        KILLS, bench.acknowledged.size() - before, lost);
                int wrong = bench.wrong() + bench.orphans();
                int sum = bench.acknowledged.size();
                return Bench.verdict("survive", (sum - lost) / (double) sum, 1, true) & wrong == 0;
            } finally {
                node.stop();
            }
        }
    }

    /** Two applications on one database: bookings, races for one seat, and jobs that are done once. */
    static boolean nodes() throws Exception {
        Secrets secrets = Node.secrets();
        try (var database = new StandaloneDatabase(DATA, secrets)) {
            var bench = new SurviveBench(database, secrets);
            var one = new Node(database, DATA, true);
            var two = new Node(database, DATA.resolveSibling("survive-data-2"), true);
            one.start();
            two.start();
            try {
                bench.fill(120_000, 8);
                List<Thread> load = new ArrayList<>(bench.load(one, CLIENTS / 2, 10));
                load.addAll(bench.load(two, CLIENTS / 2, 10));
                for (Thread thread : load) {
                    thread.join();
                }
                int lost = bench.lost();
                Bench.note("%,d bookings acknowledged by two applications, %d lost", bench.acknowledged.size(), lost);
                int rounds = RACES;
                int winners = bench.race(one, two, rounds);
                Bench.note("%,d races for one seat: %,d winners", rounds, winners);
                boolean once = bench.jobsOnce();
                int wrong = bench.wrong();
                return Bench.verdict("nodes", winners / (double) rounds, 1, true)
                        & winners == rounds
                        & lost == 0
                        & wrong == 0
                        & once;
            } finally {
                one.stop();
                two.stop();
            }
        }
    }

    private void fill(int cases, int seatsPerSlot) {
        benchData.empty();
        benchData.cases(cases);
        List<UUID> centres = benchData.seats(6, 60, 28, seatsPerSlot);
        Instant expires = Instant.now().plus(Duration.ofHours(72));
        BookingBench.invite(benchData, centres.getFirst(), expires);
        // The others stay empty for the races.
        slots = benchData.jdbc.queryForList("select id from scheduling_slot", UUID.class);
        slots = slots.subList(0, slots.size() - RACES - 200);
        waiting.clear();
        acknowledged.clear();
        benchData
                .jdbc
                .queryForList("select id from invitations_invitation", UUID.class)
                .forEach(id -> waiting.add(new Guest(id, Tokens.invitation(secrets, id, expires, "BIO", "lisboa"))));
    }

    /** Something that ends badly. */
    @FunctionalInterface
    private interface Blow {
        void strike() throws Exception;
    }

    /** @return acknowledged bookings that are not there afterwards */
    private int kill(Node node, Blow blow) throws Exception {
        List<Thread> load = load(node, CLIENTS, 60);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300 + RANDOM.nextInt(1_200)));
        load.forEach(Thread::interrupt);
        blow.strike();
        for (Thread thread : load) {
            thread.join();
        }
        return lost();
    }

    /** Clients that book until they are interrupted; after that the first failure ends them. */
    private List<Thread> load(Node node, int clients, int seconds) {
        List<Thread> threads = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Http http = new Http(node.port)) {
                    // Who is interrupted still sends what they have begun: the blow comes in the middle of it.
                    for (int after = 0; after < 200 && System.nanoTime() < end; ) {
                        after += Thread.currentThread().isInterrupted() ? 1 : 0;
                        Guest guest = waiting.poll();
                        if (guest == null) {
                            return;
                        }
                        UUID slot = slots.get(
                                java.util.concurrent.ThreadLocalRandom.current().nextInt(slots.size()));
                        Http.Answer answer = http.send(Http.post("/i/" + guest.token(), "slot=" + slot, null));
                        if (answer.status() == 303 && answer.location().endsWith("/done")) {
                            acknowledged.add(guest.invitation());
                        } else if (answer.status() >= 500) {
                            return;
                        } else {
                            waiting.add(guest);
                        }
                    }
                } catch (IOException e) {
                    // the application is gone; what it acknowledged counts
                }
            }));
        }
        return threads;
    }

    private void awaitDatabase() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            try {
                benchData.jdbc.queryForObject("select 1", Integer.class);
                return;
            } catch (org.springframework.dao.DataAccessException e) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        throw new IllegalStateException("the database does not come back");
    }

    private int lost() {
        int found = 0;
        List<UUID> all = List.copyOf(acknowledged);
        for (int from = 0; from < all.size(); from += 1_000) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + 1_000));
            found += benchData.jdbc.queryForObject(
                    "select count(distinct i.id) from invitations_invitation i join scheduling_appointment a"
                            + " on a.case_id = i.case_id and a.active join scheduling_occupancy o"
                            + " on o.appointment_id = a.id and o.slot_id = a.slot_id and o.seat = a.seat where i.id in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                    Integer.class,
                    some.toArray());
        }
        return all.size() - found;
    }

    /** @return appointments without a seat, seats without an appointment, and what was never written after a booking */
    private int wrong() {
        benchData.settled();
        int noSeat = count("select count(*) from scheduling_appointment a left join scheduling_occupancy o"
                + " on o.slot_id = a.slot_id and o.seat = a.seat and o.appointment_id = a.id"
                + " where a.active and o.slot_id is null");
        int noAppointment = count("select count(*) from scheduling_occupancy o left join scheduling_appointment a"
                + " on a.id = o.appointment_id where o.kind = 'CONFIRMED' and a.id is null");
        int over = count(
                "select count(*) from (select o.slot_id from scheduling_occupancy o group by o.slot_id having count(*)"
                        + " > (select count(*) from scheduling_seat t where t.slot_id = o.slot_id)) s");
        int twice = count("select count(*) from (select slot_id, seat from scheduling_appointment where active"
                + " group by slot_id, seat having count(*) > 1) d");
        int untold = count("select count(*) from scheduling_appointment a where (select count(*) from casework_event e"
                + " where e.case_id = a.case_id and e.kind = 'APPOINTMENT_BOOKED') <> 1");
        Bench.note(
                "%d appointments without a seat, %d seats without an appointment, %d slots over capacity, %d seats twice,"
                        + " %d not exactly once on a timeline",
                noSeat, noAppointment, over, twice, untold);
        return noSeat + noAppointment + over + twice + untold;
    }

    private int count(String sql) {
        return benchData.jdbc.queryForObject(sql, Integer.class);
    }

    /** Holds of people who are gone: none is left two minutes after their term. */
    private int orphans() {
        benchData.jdbc.update(
                "insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)"
                        + " select t.slot_id, t.seat, 'HELD', uuid(), 'BIO', uuid(), timestampadd(second, -30, utc_timestamp(6))"
                        + " from scheduling_seat t left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
                        + " where o.slot_id is null limit 200");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(130);
        int left = 200;
        while (left > 0 && System.nanoTime() < end) {
            left = count("select count(*) from scheduling_occupancy where kind = 'HELD'");
            LockSupport.parkNanos(500_000_000);
        }
        Bench.note("%d holds left after their term", left);
        return left;
    }

    /** Half of the clients ask one application, half the other. @return winners that were told so */
    private int race(Node one, Node two, int rounds) throws Exception {
        List<UUID> free = benchData.jdbc.queryForList(
                "select slot_id from scheduling_seat t where not exists (select 1 from scheduling_occupancy o"
                        + " where o.slot_id = t.slot_id) group by slot_id limit " + rounds,
                UUID.class);
        if (free.size() < rounds) {
            throw new IllegalStateException("more empty slots are needed");
        }
        for (int from = 0; from < rounds; from += 500) {
            List<UUID> some = free.subList(from, Math.min(rounds, from + 500));
            benchData.jdbc.update(
                    "delete from scheduling_seat where seat > 1 and slot_id in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                    some.toArray());
        }
        List<Http> https = new ArrayList<>(one.connections(CLIENTS / 2));
        https.addAll(two.connections(CLIENTS / 2));
        var winners = new AtomicInteger();
        for (UUID slot : free) {
            var gate = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (Http http : https) {
                Guest guest = waiting.poll();
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        gate.await();
                        Http.Answer answer = BookingBench.taken(http, guest.token(), slot);
                        if (answer.location().endsWith("/done")) {
                            winners.incrementAndGet();
                        } else {
                            waiting.add(guest);
                        }
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            gate.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        for (Http http : https) {
            http.close();
        }
        return winners.get();
    }

    /** A wave that both applications find due at the same time invites every case once and never more than fit. */
    private boolean jobsOnce() {
        benchData.settled();
        int cases = 5_000;
        benchData.empty();
        benchData.cases(cases);
        List<UUID> centres = benchData.seats(6, 10, 28, 2);
        benchData.jdbc.update("truncate table invitations_wave_centre");
        benchData.jdbc.update(
                "insert into invitations_priority (case_id, service_code, centre_id, state, score, parts, computed_at, penalty)"
                        + " select id, 'BIO', ?, 'WAITING', 1, '', now(6), 0 from casework_case",
                centres.getFirst());
        UUID wave = Ids.next();
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        benchData.jdbc.update(
                "insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours, take_up,"
                        + " invited, next_at, created_at, created_by) values (?, 'BIO', ?, ?, 'RUNNING', 24, 72, 0.6, 0,"
                        + " timestampadd(second, -5, utc_timestamp(6)), utc_timestamp(6), 'bench')",
                wave,
                today.plusDays(1),
                today.plusDays(80));
        benchData.jdbc.update("insert into invitations_wave_centre values (?, ?)", wave, centres.getFirst());
        int seats = count("select count(*) from scheduling_seat t join scheduling_slot s on s.id = t.slot_id"
                + " where s.centre_id = (select centre_id from invitations_wave_centre)");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
        int invited = 0;
        while (invited < seats && System.nanoTime() < end) {
            invited = count("select count(*) from invitations_invitation");
            LockSupport.parkNanos(500_000_000);
        }
        int messages = count("select count(*) from notifications_outbox where kind = 'later.invitation'");
        int distinct = count("select count(distinct case_id) from invitations_invitation");
        Bench.note(
                "a wave found by both: %,d seats, %,d invited, %,d different cases, %,d messages",
                seats, invited, distinct, messages);
        return invited == seats && distinct == seats && messages == seats;
    }
}
