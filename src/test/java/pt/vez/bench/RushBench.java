package pt.vez.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import pt.vez.invitations.internal.Tokens;

/**
 * Ten times as many people as can be served: everybody opens their invitation, whoever must wait comes back when told to,
 * whoever is let in takes one of the times shown and sees the confirmation.
 */
final class RushBench {
    private static final int CLIENTS = 64;
    private static final int DOORS = 2;
    private static final int AT_THE_DOOR = 256;
    private static final int INSIDE = 192;
    private static final double TARGET = 0.9;
    private static final double SLOWER = 10;
    private static final int RUSH_SECONDS = Integer.getInteger("rush.seconds", 60);
    private static final int MEASURED_SECONDS = 10;
    private static final int TIMES_MORE = 10;
    private static final double NEARLY = 0.95;
    private static final String[] TOWNS = {"lisboa", "porto", "faro", "braga", "coimbra", "setubal"};
    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([0-9a-f-]{36})\"");
    private static final String AGAIN = "data-again=\"";

    private final BenchFixture benchFixture;
    private final List<UUID> invitations;
    private final Instant expires;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicReferenceArray<String[]> shown = new AtomicReferenceArray<>(TOWNS.length);
    private final long[] read = new long[TOWNS.length];

    private RushBench(BenchFixture benchFixture, List<UUID> invitations, Instant expires) {
        this.benchFixture = benchFixture;
        this.invitations = invitations;
        this.expires = expires;
    }

    /** Somebody on their way. */
    private static final class Person {
        private final String token;
        private final int town;
        private String cookie;
        private long due;

        Person(String token, int town) {
            this.token = token;
            this.town = town;
        }
    }

    /** What one phase saw. */
    private static final class Seen {
        private final List<Long> admitted = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger booked = new AtomicInteger();
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger people = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private long start;

        double rate(double seconds) {
            return booked.get() / seconds;
        }
    }

    static boolean rush(BenchFixture benchFixture) throws Exception {
        benchFixture.empty();
        benchFixture.cases(1_300_000);
        // 6 centres, 60 days, 28 slots a day, 30 seats each: 302,400 seats.
        List<UUID> centres = benchFixture.seats(6, 60, 28, 30);
        Instant expires = Instant.now().plus(Duration.ofHours(72));
        BookingBench.invite(benchFixture, centres.getFirst(), expires);
        ListBench.reload(benchFixture);
        List<UUID> ids = benchFixture.jdbc.queryForList("select id from invitations_invitation", UUID.class);
        Collections.shuffle(ids, new java.util.Random(7));
        try (var _ = new Cores(Processor.database().pid())) {
            return new RushBench(benchFixture, ids, expires).run();
        }
    }

    /** Until every centre's times are shown; nobody measures a house that is still counting its seats. */
    private void awaitTimes() throws IOException {
        Instant until = Instant.now().plusSeconds(120);
        try (Http http = new Http(benchFixture.port)) {
            for (int town = 0; town < TOWNS.length; ) {
                Person person = next();
                if (SLOT.matcher(http.text(http.send(Http.get("/i/" + person.token, null))))
                        .find()) {
                    town++;
                } else if (Instant.now().isAfter(until)) {
                    throw new IllegalStateException("no times are shown");
                } else {
                    LockSupport.parkNanos(50_000_000);
                }
            }
        }
    }

    private boolean run() throws Exception {
        awaitTimes();
        phase(new Seen(), 0, 15);
        double[] peaks = new double[3];
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = closed();
            benchFixture.settled();
        }
        double peak = Load.median(peaks);
        Seen half = new Seen();
        phase(half, peak / 2, MEASURED_SECONDS);
        benchFixture.settled();
        double calm = Load.percentile(half.admitted, 0.99);
        Bench.note(
                "%,.0f bookings/s at most; at half of it %,.0f/s, p99 of the admitted %.1f ms",
                peak, half.rate(MEASURED_SECONDS), calm);
        Bench.note(
                "let in at %,.0f/s before",
                benchFixture.bean(pt.vez.invitations.WaitingRoom.class).rate());
        Seen rush = new Seen();
        phase(rush, peak * TIMES_MORE, RUSH_SECONDS);
        double crowded = Load.percentile(rush.admitted, 0.99);
        Bench.note(
                "%,d people came in %d s (%,.0f/s), %,.0f bookings/s, %,d waiting pages, %d errors, p99 of the admitted %.1f ms",
                rush.people.get(),
                RUSH_SECONDS,
                rush.people.get() / (double) RUSH_SECONDS,
                rush.rate(RUSH_SECONDS),
                rush.waiting.get(),
                rush.failed.get(),
                crowded);
        Bench.note(
                "let in at %,.0f/s in the end",
                benchFixture.bean(pt.vez.invitations.WaitingRoom.class).rate());
        double heap = heapPerWaiting();
        Bench.note("%.2f bytes of live heap for each person who waits", heap);
        boolean all = peak > 0
                && rush.people.get() > peak * RUSH_SECONDS * TIMES_MORE * NEARLY
                && rush.failed.get() == 0
                && crowded <= SLOWER * calm
                && heap < 1;
        Bench.note(
                "no errors: %s; p99 %.1f times that at half load (at most %.0f); heap: %s",
                rush.failed.get() == 0 ? "yes" : "no", crowded / calm, SLOWER, heap < 1 ? "none" : "some");
        return Bench.verdict("rush", rush.rate(RUSH_SECONDS) / peak, TARGET, true) && all;
    }

    /** As many bookings as these clients get, one after the other. */
    private double closed() throws Exception {
        Seen seen = new Seen();
        phase(seen, 0, MEASURED_SECONDS);
        return seen.rate(MEASURED_SECONDS);
    }

    private Person next() {
        int n = arrived.getAndIncrement();
        if (n >= invitations.size()) {
            throw new IllegalStateException("more people are needed");
        }
        int town = n % TOWNS.length;
        return new Person(
                Tokens.invitation(benchFixture.application, invitations.get(n), expires, "BIO", TOWNS[town]), town);
    }

    /**
     * Some connections bring people to the door; who is let in goes on at once on a connection of the others, so that nobody
     * who arrives is kept from arriving by somebody who books.
     *
     * @param perSecond people who arrive each second; 0 for as many as are served
     */
    private void phase(Seen seen, double perSecond, int seconds) throws Exception {
        boolean crowd = perSecond > 0;
        Http[] https = Load.connections(benchFixture.port, crowd ? INSIDE : CLIENTS);
        Door[] doors = new Door[crowd ? DOORS : 0];
        for (int i = 0; i < doors.length; i++) {
            doors[i] = new Door(benchFixture.port, AT_THE_DOOR / DOORS);
        }
        var inside = new LinkedBlockingQueue<Person>();
        seen.start = System.nanoTime();
        long end = seen.start + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (Http http : https) {
            threads.add(started(seen, () -> {
                if (crowd) {
                    inside(http, seen, end, inside);
                } else {
                    oneByOne(http, seen, end);
                }
            }));
        }
        for (Door door : doors) {
            threads.add(started(seen, () -> door(door, seen, perSecond / DOORS, end, inside)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Load.close(https);
        for (Door door : doors) {
            door.close();
        }
    }

    /** What may fail while the network is in it. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static Thread started(Seen seen, Work work) {
        return Thread.ofPlatform().start(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException | IllegalStateException e) {
                seen.failed.incrementAndGet();
            }
        });
    }

    /** One person after the other; who must wait asks again soon. */
    private void oneByOne(Http http, Seen seen, long end) throws IOException {
        Person person = next();
        while (System.nanoTime() < end) {
            if (enter(http, person, seen)) {
                book(http, person, seen);
                person = next();
            } else {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /** Those whose time to come back has come first, then who arrives. */
    private void door(Door door, Seen seen, double perSecond, long end, BlockingQueue<Person> inside)
            throws IOException {
        var back = new PriorityQueue<Person>((a, b) -> Long.compare(a.due, b.due));
        double gap = 1e9 / perSecond;
        double nextArrival = seen.start + gap * ThreadLocalRandom.current().nextDouble();
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            while (door.hasFree()) {
                Person due = back.peek();
                if (due != null && due.due <= now) {
                    back.poll();
                } else if (nextArrival <= now) {
                    nextArrival += gap;
                    seen.people.incrementAndGet();
                    due = next();
                } else {
                    break;
                }
                door.send(due, Http.get("/i/" + due.token, due.cookie));
            }
            door.receive(door.flying() == 0 || door.hasFree() ? 1 : 5, (who, sentAt, page, body) -> {
                Person person = (Person) who;
                if (entered(person, page, body, sentAt, seen)) {
                    person.due = System.nanoTime();
                    inside.add(person);
                } else {
                    back.add(person);
                }
            });
        }
    }

    private void inside(Http http, Seen seen, long end, BlockingQueue<Person> inside)
            throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            Person person = inside.poll(50, TimeUnit.MILLISECONDS);
            if (person != null) {
                book(http, person, seen);
            }
        }
    }

    private boolean enter(Http http, Person person, Seen seen) throws IOException {
        long start = System.nanoTime();
        Http.Answer page = http.send(Http.get("/i/" + person.token, person.cookie));
        return entered(person, page, () -> http.text(page), start, seen);
    }

    /** @return whether the person was let in and saw the times */
    private boolean entered(Person person, Http.Answer page, Supplier<String> body, long start, Seen seen) {
        if (page.cookie() != null) {
            person.cookie = page.cookie();
        }
        if (!well(page, seen)) {
            return false;
        }
        if (page.refresh() > 0) {
            seen.waiting.incrementAndGet();
            person.due = System.nanoTime() + again(body.get()) * 1_000_000L;
            return false;
        }
        if (page.status() == 200) {
            look(person.town, body, start);
        }
        seen.admitted.add(System.nanoTime() - start);
        return true;
    }

    /** When the script of the page asks again; without one the Refresh header does, a second or two later. */
    private static long again(String page) {
        int start = page.indexOf(AGAIN) + AGAIN.length();
        return Long.parseLong(page.substring(start, page.indexOf('"', start)));
    }

    /** Takes one of the times shown and sees the confirmation. */
    private void book(Http http, Person person, Seen seen) throws IOException {
        // Who found no free connection waited here, not at home: it counts.
        long start = person.due > 0 ? Math.min(person.due, System.nanoTime()) : System.nanoTime();
        for (int attempt = 0; attempt < 5; attempt++) {
            String[] slots = shown.get(person.town);
            if (slots == null || slots.length == 0) {
                return;
            }
            String slot = slots[ThreadLocalRandom.current().nextInt(slots.length)];
            Http.Answer answer = http.send(Http.post("/i/" + person.token, "slot=" + slot, person.cookie));
            seen.admitted.add(System.nanoTime() - start);
            if (!well(answer, seen)) {
                return;
            }
            start = System.nanoTime();
            if (answer.location() != null && answer.location().endsWith("/done")) {
                seen.booked.incrementAndGet();
                well(http.send(Http.get("/i/" + person.token + "/done", person.cookie)), seen);
                seen.admitted.add(System.nanoTime() - start);
                return;
            }
        }
    }

    private static boolean well(Http.Answer answer, Seen seen) {
        if (answer.status() >= 500) {
            seen.failed.incrementAndGet();
            return false;
        }
        return true;
    }

    /** Reads the times of a page, a few times a second: people see what is there, the client need not parse every page. */
    private void look(int town, Supplier<String> page, long now) {
        if (shown.get(town) == null || now - read[town] > 150_000_000L) {
            read[town] = now;
            shown.set(
                    town,
                    SLOT.matcher(page.get())
                            .results()
                            .map(found -> found.group(1))
                            .toArray(String[]::new));
        }
    }

    /** Live heap before and after two hundred thousand people were told to wait. */
    private double heapPerWaiting() throws Exception {
        var room = benchFixture.bean(pt.vez.invitations.WaitingRoom.class);
        room.opensAt(Instant.now().plusSeconds(600));
        int people = 200_000;
        String[] identities = new String[people];
        for (int i = 0; i < people; i++) {
            identities[i] = UUID.randomUUID().toString();
        }
        long before = live();
        int waited = 0;
        for (String identity : identities) {
            waited += room.ask(identity, null) instanceof pt.vez.invitations.WaitingRoom.Decision.Wait ? 1 : 0;
        }
        long after = live();
        room.opensAt(Instant.EPOCH);
        if (waited < people * 0.9) {
            throw new IllegalStateException("only " + waited + " waited");
        }
        return Math.max(0, after - before) / (double) people;
    }

    private static long live() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
