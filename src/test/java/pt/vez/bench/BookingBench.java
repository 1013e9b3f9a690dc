package pt.vez.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import pt.vez.invitations.internal.Tokens;

/** Durable bookings through the public interface against what the database can do at all. */
final class BookingBench {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 5;
    private static final double WARM_UP = 15;
    private static final double TARGET = 0.25;

    private BookingBench() {}

    /** Somebody invited and the time they will take. */
    record Guest(UUID invitation, String token, UUID slot) {}

    /** Cases, seats and open invitations, each with a seat of their own. */
    static List<Guest> guests(BenchFixture benchFixture, int count) {
        benchFixture.empty();
        benchFixture.cases(count);
        List<UUID> centres = benchFixture.seats(6, 60, 28, Math.max(1, count / (6 * 60 * 28) + 1));
        return invite(benchFixture, centres.getFirst());
    }

    /** An open invitation for every case. */
    static void invite(BenchData benchFixture, UUID centre, Instant expires) {
        benchFixture.jdbc.update("delete from invitations_invitation");
        UUID wave = UUID.randomUUID();
        benchFixture.jdbc.update(
                "insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours, take_up,"
                        + " invited, next_at, created_at) values (?, 'BIO', current_date, current_date, 'ENDED', 24, 72, 1, 0,"
                        + " now(6), now(6))",
                wave);
        benchFixture.jdbc.update(
                "insert into invitations_invitation (id, wave_id, case_id, service_code, centre_id, state, live, sent_at,"
                        + " expires_at) select uuid(), ?, id, 'BIO', ?, 'SENT', true, now(6), ? from casework_case",
                wave,
                centre,
                expires);
    }

    static List<Guest> invite(BenchFixture benchFixture, UUID centre) {
        Instant expires = Instant.now().plus(Duration.ofHours(72));
        invite(benchFixture, centre, expires);
        List<UUID> slots = benchFixture.jdbc.queryForList("select slot_id from scheduling_seat", UUID.class);
        Collections.shuffle(slots, new java.util.Random(7));
        List<UUID> invitations = benchFixture.jdbc.queryForList("select id from invitations_invitation", UUID.class);
        List<Guest> guests = new ArrayList<>(invitations.size());
        for (int i = 0; i < invitations.size() && i < slots.size(); i++) {
            UUID id = invitations.get(i);
            guests.add(new Guest(
                    id, Tokens.invitation(benchFixture.application, id, expires, "BIO", "lisboa"), slots.get(i)));
        }
        return guests;
    }

    static boolean booking(BenchFixture benchFixture) throws Exception {
        List<Guest> guests = guests(benchFixture, 400_000);
        Queue<Guest> requests = new ArrayDeque<>(guests);
        var next = new AtomicInteger();
        benchFixture.jdbc.execute("drop table if exists bench_raw");
        benchFixture.jdbc.execute(
                "create table bench_raw (slot uuid not null, seat smallint not null, applicant uuid not null,"
                        + " primary key (slot, seat), unique key (applicant))");
        double[] ratios = new double[ROUNDS];
        book(benchFixture, requests, next, WARM_UP);
        benchFixture.settled();
        raw(benchFixture, 2);
        var processor = new Processor();
        int measured = next.get();
        for (int round = 0; round < ROUNDS; round++) {
            double raw = raw(benchFixture, SECONDS);
            int before = next.get();
            processor.start();
            double booked = book(benchFixture, requests, next, SECONDS);
            processor.stop();
            double settling = benchFixture.settled();
            ratios[round] = booked / raw;
            Bench.note(
                    "%,.0f bookings/s over HTTP, %,.0f raw durable inserts/s; all that follows written %.1f s later, %,.0f/s in all",
                    booked, raw, settling, (next.get() - before) / (SECONDS + settling));
        }
        Bench.note("microseconds of processor for a booking: %s", processor.each(next.get() - measured));
        Integer confirmed = benchFixture.jdbc.queryForObject(
                "select count(*) from scheduling_occupancy where kind = 'CONFIRMED'", Integer.class);
        Integer appointments = benchFixture.jdbc.queryForObject(
                "select count(*) from scheduling_appointment where active", Integer.class);
        Integer told = benchFixture.jdbc.queryForObject(
                "select count(*) from casework_event e join scheduling_appointment a on a.case_id = e.case_id"
                        + " where e.kind = 'APPOINTMENT_BOOKED'",
                Integer.class);
        Bench.note(
                "%,d acknowledged, %,d seats taken, %,d appointments, %,d on timelines",
                next.get(), confirmed, appointments, told);
        benchFixture.jdbc.execute("drop table bench_raw");
        boolean whole = confirmed.equals(appointments) && confirmed >= next.get() && told.equals(confirmed);
        return Bench.verdict("booking", Load.median(ratios), TARGET, true) && whole;
    }

    /** A booking on its way; who must wait keeps the place in the waiting room and asks again. */
    private static final class Attempt {
        private static final long PAUSE = 20_000_000;
        private final Guest guest;
        private String place;
        private long due;

        Attempt(Guest guest) {
            this.guest = guest;
        }

        byte[] request() {
            return Http.post("/i/" + guest.token(), "slot=" + guest.slot(), place);
        }

        void wait(Http.Answer answer) {
            place = answer.cookie() == null ? place : answer.cookie();
            due = System.nanoTime() + PAUSE;
        }
    }

    /** Every client sends its next booking when the one before is answered; all of them are served by one thread. */
    private static double book(
            BenchFixture benchFixture, Queue<Guest> guests, AtomicInteger acknowledged, double seconds)
            throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        int before = acknowledged.get();
        var waiting = new ArrayDeque<Attempt>();
        try (var door = new Door(benchFixture.port, CLIENTS)) {
            while (System.nanoTime() < end || door.flying() > 0) {
                while (door.hasFree() && System.nanoTime() < end) {
                    Attempt attempt = waiting.isEmpty() || waiting.peek().due > System.nanoTime()
                            ? new Attempt(guests.remove())
                            : waiting.remove();
                    door.send(attempt, attempt.request());
                }
                door.receive(5, (who, sentAt, answer, body) -> {
                    if (answer.status() == 200) {
                        var attempt = (Attempt) who;
                        attempt.wait(answer);
                        waiting.add(attempt);
                    } else if (answer.status() == 303 && answer.location().endsWith("/done")) {
                        acknowledged.incrementAndGet();
                    } else {
                        throw new IllegalStateException("status " + answer.status() + " " + answer.location());
                    }
                });
            }
        }
        waiting.forEach(attempt -> guests.add(attempt.guest));
        return (acknowledged.get() - before) / ((System.nanoTime() - start) / 1e9);
    }

    static double raw(BenchFixture benchFixture, double seconds) throws Exception {
        Connection[] connections = new Connection[CLIENTS];
        PreparedStatement[] inserts = new PreparedStatement[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            connections[i] = benchFixture.connection();
            inserts[i] = connections[i].prepareStatement("insert into bench_raw values (?, ?, ?)");
        }
        double rate = Load.rate(CLIENTS, seconds, client -> {
            inserts[client].setObject(1, UUID.randomUUID());
            inserts[client].setInt(2, client);
            inserts[client].setObject(3, UUID.randomUUID());
            return inserts[client].executeUpdate() == 1;
        });
        for (Connection connection : connections) {
            connection.close();
        }
        return rate;
    }

    /** Asks for the time until there is an answer; who must wait keeps the place, else the line only grows. */
    static Http.Answer taken(Http http, String token, UUID slot) throws IOException {
        String path = "/i/" + token;
        String form = "slot=" + slot;
        Http.Answer answer = http.send(Http.post(path, form, null));
        String place = answer.cookie();
        while (answer.status() == 200 || answer.status() == 429) {
            LockSupport.parkNanos(20_000_000);
            answer = http.send(Http.post(path, form, place));
            place = answer.cookie() == null ? place : answer.cookie();
        }
        return answer;
    }

    /** 64 clients on one seat, ten thousand times: exactly one winner each time, counted by SQL. */
    static boolean race(BenchFixture benchFixture) throws Exception {
        int rounds = Integer.getInteger("rounds", 10_000);
        benchFixture.empty();
        // Nobody may ask more than a few times a second: each round is run by others, who come again later.
        benchFixture.cases(CLIENTS * 200);
        List<UUID> centres = benchFixture.seats(6, 60, 28, 1);
        List<Guest> guests = invite(benchFixture, centres.getFirst());
        List<UUID> slots = benchFixture.jdbc.queryForList("select id from scheduling_slot", UUID.class);
        if (guests.size() < CLIENTS * 100) {
            throw new IllegalStateException("more guests are needed");
        }
        Http[] https = Load.connections(benchFixture.port, CLIENTS);
        var winners = new AtomicInteger();
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            UUID slot = slots.get(round);
            int first = round * CLIENTS % (guests.size() / CLIENTS * CLIENTS);
            var gate = new java.util.concurrent.CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        gate.await();
                        Http.Answer answer =
                                taken(https[client], guests.get(first + client).token(), slot);
                        if (answer.location().endsWith("/done")) {
                            winners.incrementAndGet();
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            gate.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            // The winner stands back for the next round; the seat stays taken and is counted at the end.
            benchFixture.jdbc.update(
                    "update scheduling_appointment set active = null, state = 'ATTENDED' where slot_id = ?", slot);
            benchFixture.jdbc.update(
                    "update scheduling_occupancy set case_id = ? where slot_id = ?", UUID.randomUUID(), slot);
        }
        Load.close(https);
        Integer seats = benchFixture.jdbc.queryForObject(
                "select count(*) from scheduling_occupancy where kind = 'CONFIRMED'", Integer.class);
        Integer doubles = benchFixture.jdbc.queryForObject(
                "select count(*) from (select slot_id from scheduling_appointment group by slot_id having count(*) > 1) d",
                Integer.class);
        Bench.note(
                "%,d rounds in %.0f s: %,d winners told, %,d seats taken, %d double bookings",
                rounds, (System.nanoTime() - start) / 1e9, winners.get(), seats, doubles);
        boolean exact = winners.get() == rounds && seats == rounds && doubles == 0;
        return Bench.verdict("race", exact ? 1 : (double) winners.get() / rounds, 1, true) && exact;
    }
}
