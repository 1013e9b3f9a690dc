package pt.vez.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import pt.vez.invitations.internal.Tokens;

/** The list of offered times against an answer of the same size that costs nothing to make. */
final class ListBench {
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 3;
    private static final double TARGET = 0.6;

    private ListBench() {}

    static boolean slots(BenchFixture benchFixture) throws Exception {
        fill(benchFixture);
        return compare(benchFixture, "slots") && fresh(benchFixture);
    }

    private static void fill(BenchFixture benchFixture) {
        benchFixture.empty();
        benchFixture.cases(400_000);
        // 6 centres, 60 days, 28 slots a day, 100 seats each: 1,008,000 seats.
        benchFixture.seats(6, 60, 28, 100);
        Bench.note(
                "%,d cases, %,d seats",
                benchFixture.jdbc.queryForObject("select count(*) from casework_case", Integer.class),
                benchFixture.jdbc.queryForObject("select count(*) from scheduling_seat", Integer.class));
        reload(benchFixture);
    }

    /** The picture in memory is made anew from the database, as after a start. */
    static void reload(BenchFixture benchFixture) {
        var board = benchFixture.application.getBean("seatBoard", org.springframework.context.SmartLifecycle.class);
        board.stop();
        board.start();
    }

    private static String[] tokens(BenchFixture benchFixture) {
        String[] towns = {"lisboa", "porto", "faro", "braga", "coimbra", "setubal"};
        String[] tokens = new String[200_000];
        Instant expires = Instant.now().plus(Duration.ofHours(72));
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = Tokens.invitation(
                    benchFixture.application, UUID.randomUUID(), expires, "BIO", towns[i % towns.length]);
        }
        return tokens;
    }

    private static boolean compare(BenchFixture benchFixture, String name) throws Exception {
        String[] tokens = tokens(benchFixture);
        var next = new AtomicInteger();
        int size;
        try (Http http = new Http(benchFixture.port)) {
            Http.Answer answer = http.send(Http.get("/i/" + tokens[0], null));
            for (Instant until = Instant.now().plusSeconds(120);
                    !name.equals("soldout")
                            && !http.text(answer).contains("name=\"slot\"")
                            && Instant.now().isBefore(until);
                    answer = http.send(Http.get("/i/" + tokens[next.incrementAndGet()], null))) {
                Thread.onSpinWait();
            }
            size = answer.length();
        }
        Bench.note("a page of %,d bytes", size);
        byte[] constant = Http.get("/constant/" + size, null);
        double[] ratios = new double[ROUNDS];
        run(benchFixture, client -> Http.get("/i/" + tokens[next.getAndIncrement() % tokens.length], null), 4);
        run(benchFixture, client -> constant, 2);
        for (int round = 0; round < ROUNDS; round++) {
            double fixed = run(benchFixture, client -> constant, SECONDS);
            double list = run(
                    benchFixture,
                    client -> Http.get("/i/" + tokens[next.getAndIncrement() % tokens.length], null),
                    SECONDS);
            ratios[round] = list / fixed;
            Bench.note("%,.0f lists/s, %,.0f constant answers/s", list, fixed);
        }
        return Bench.verdict(name, Load.median(ratios), TARGET, true);
    }

    private static double run(BenchFixture benchFixture, java.util.function.IntFunction<byte[]> request, double seconds)
            throws Exception {
        Http[] https = Load.connections(benchFixture.port, CLIENTS);
        double rate = Load.rate(CLIENTS, seconds, client -> {
            int status = https[client].send(request.apply(client)).status();
            if (status != 200) {
                throw new IllegalStateException("status " + status);
            }
            return true;
        });
        Load.close(https);
        return rate;
    }

    /** From the commit of a change to the first list that shows it. */
    private static boolean fresh(BenchFixture benchFixture) throws Exception {
        String token = tokens(benchFixture, 12);
        double worst = 0;
        try (Http http = new Http(benchFixture.port)) {
            for (int i = 0; i < 10; i++) {
                String text = list(http, token + "?n=" + i);
                int at = text.indexOf("value=\"") + 7;
                String slot = text.substring(at, at + 36);
                benchFixture.jdbc.update(
                        "update scheduling_seat set open_from = '9999-01-01' where slot_id = ?", UUID.fromString(slot));
                benchFixture.jdbc.update(
                        "insert into scheduling_freed (slot_id, at) values (?, ?)",
                        UUID.fromString(slot),
                        Instant.now());
                long start = System.nanoTime();
                while (text.contains(slot)) {
                    LockSupport.parkNanos(20_000_000);
                    text = list(http, tokens(benchFixture, i));
                    if (System.nanoTime() - start > 5_000_000_000L) {
                        break;
                    }
                }
                worst = Math.max(worst, (System.nanoTime() - start) / 1e9);
            }
        }
        Bench.note("a change shows after at most %.2f s (limit 1 s)", worst);
        return worst <= 1.0;
    }

    /** The list; somebody who must wait keeps their place and asks again. */
    private static String list(Http http, String path) throws IOException {
        String place = null;
        while (true) {
            Http.Answer answer = http.send(Http.get("/i/" + path, place));
            String text = http.text(answer);
            if (text.contains("name=\"slot\"")) {
                return text;
            }
            place = answer.cookie() == null ? place : answer.cookie();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String tokens(BenchFixture benchFixture, int i) {
        return Tokens.invitation(
                benchFixture.application,
                UUID.randomUUID(),
                Instant.now().plus(Duration.ofHours(1 + i)),
                "BIO",
                "lisboa");
    }

    static boolean soldOut(BenchFixture benchFixture) throws Exception {
        if (benchFixture.jdbc.queryForObject("select count(*) from scheduling_seat", Integer.class) < 1_000_000) {
            fill(benchFixture);
        }
        benchFixture.jdbc.update("update scheduling_seat set open_from = '9999-01-01'");
        reload(benchFixture);
        List<UUID> free = benchFixture.jdbc.queryForList(
                "select slot_id from scheduling_seat where open_from is null limit 1", UUID.class);
        if (!free.isEmpty()) {
            throw new IllegalStateException("not sold out");
        }
        return compare(benchFixture, "soldout");
    }
}
