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

    static boolean slots(House house) throws Exception {
        fill(house);
        return compare(house, "slots") && fresh(house);
    }

    private static void fill(House house) {
        house.empty();
        house.cases(400_000);
        // 6 centres, 60 days, 28 slots a day, 100 seats each: 1,008,000 seats.
        house.seats(6, 60, 28, 100);
        Bench.note(
                "%,d cases, %,d seats",
                house.jdbc.queryForObject("select count(*) from casework_case", Integer.class),
                house.jdbc.queryForObject("select count(*) from scheduling_seat", Integer.class));
        reload(house);
    }

    /** The picture in memory is made anew from the database, as after a start. */
    static void reload(House house) {
        var board = house.application.getBean("seatBoard", org.springframework.context.SmartLifecycle.class);
        board.stop();
        board.start();
    }

    private static String[] tokens(House house) {
        String[] towns = {"lisboa", "porto", "faro", "braga", "coimbra", "setubal"};
        String[] tokens = new String[200_000];
        Instant expires = Instant.now().plus(Duration.ofHours(72));
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] =
                    Tokens.invitation(house.application, UUID.randomUUID(), expires, "BIO", towns[i % towns.length]);
        }
        return tokens;
    }

    private static boolean compare(House house, String name) throws Exception {
        String[] tokens = tokens(house);
        var next = new AtomicInteger();
        int size;
        try (Http http = new Http(house.port)) {
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
        run(house, client -> Http.get("/i/" + tokens[next.getAndIncrement() % tokens.length], null), 4);
        run(house, client -> constant, 2);
        for (int round = 0; round < ROUNDS; round++) {
            double fixed = run(house, client -> constant, SECONDS);
            double list = run(
                    house, client -> Http.get("/i/" + tokens[next.getAndIncrement() % tokens.length], null), SECONDS);
            ratios[round] = list / fixed;
            Bench.note("%,.0f lists/s, %,.0f constant answers/s", list, fixed);
        }
        return Bench.verdict(name, Load.median(ratios), TARGET, true);
    }

    private static double run(House house, java.util.function.IntFunction<byte[]> request, double seconds)
            throws Exception {
        Http[] https = Load.connections(house.port, CLIENTS);
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
    private static boolean fresh(House house) throws Exception {
        String token = tokens(house, 12);
        double worst = 0;
        try (Http http = new Http(house.port)) {
            for (int i = 0; i < 10; i++) {
                String text = list(http, token + "?n=" + i);
                int at = text.indexOf("value=\"") + 7;
                String slot = text.substring(at, at + 36);
                house.jdbc.update(
                        "update scheduling_seat set open_from = '9999-01-01' where slot_id = ?", UUID.fromString(slot));
                house.jdbc.update(
                        "insert into scheduling_freed (slot_id, at) values (?, ?)",
                        UUID.fromString(slot),
                        Instant.now());
                long start = System.nanoTime();
                while (text.contains(slot)) {
                    LockSupport.parkNanos(20_000_000);
                    text = list(http, tokens(house, i));
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

    private static String tokens(House house, int i) {
        return Tokens.invitation(
                house.application, UUID.randomUUID(), Instant.now().plus(Duration.ofHours(1 + i)), "BIO", "lisboa");
    }

    static boolean soldOut(House house) throws Exception {
        if (house.jdbc.queryForObject("select count(*) from scheduling_seat", Integer.class) < 1_000_000) {
            fill(house);
        }
        house.jdbc.update("update scheduling_seat set open_from = '9999-01-01'");
        reload(house);
        List<UUID> free = house.jdbc.queryForList(
                "select slot_id from scheduling_seat where open_from is null limit 1", UUID.class);
        if (!free.isEmpty()) {
            throw new IllegalStateException("not sold out");
        }
        return compare(house, "soldout");
    }
}
