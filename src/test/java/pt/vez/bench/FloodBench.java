package pt.vez.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What one hostile client can do to everybody else: bodies and headers that never end, then many requests to every public
 * address. Bounded in count and time, and on loopback only.
 */
final class FloodBench {
    private static final int SECONDS = Integer.getInteger("flood.seconds", 60);
    private static final int REQUESTS = Integer.getInteger("flood.requests", 5_000);
    private static final int SLOW = 300;
    private static final int CONNECTIONS = 8;
    private static final double LONGEST_SECONDS = 2;
    private static final double MOST_HEAP_GROWTH = 0.1;
    /** Classes and caches that come with the first requests are no growth. */
    private static final int WARM = 200;

    private static final List<String> PUBLIC = List.of(
            "/",
            "/sign-in",
            "/privacy",
            "/offline",
            "/where",
            "/where/challenge",
            "/certificates",
            "/calls",
            "/intake",
            "/i/x",
            "/o/x",
            "/t/x",
            "/nothing",
            "/home",
            "/VAADIN/nothing",
            "/?v-r=init&location=home&query=",
            "/?v-r=uidl&v-uiId=0");

    private final BenchFixture benchFixture;
    private final AtomicBoolean going = new AtomicBoolean(true);

    private FloodBench(BenchFixture benchFixture) {
        this.benchFixture = benchFixture;
    }

    static boolean flood(BenchFixture benchFixture) throws Exception {
        return new FloodBench(benchFixture).run();
    }

    private boolean run() throws Exception {
        request(WARM);
        double quiet = p95(measured(3));
        long before = liveHeap();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> slow = threads.submit(this::neverFinish);
            List<Long> during = measured(SECONDS);
            going.set(false);
            int opened = slow.get();
            double slowP95 = p95(during);
            Bench.note(
                    "%d bodies and headers that never end, %d s (%,d connections): another client's p95 %.0f ms over %,d"
                            + " pages, in quiet %.1f ms",
                    SLOW, SECONDS, opened, slowP95 * 1e3, during.size(), quiet * 1e3);
            going.set(true);
            Future<Long> many = threads.submit(() -> request(REQUESTS));
            List<Long> meanwhile = new ArrayList<>();
            while (!many.isDone()) {
                meanwhile.addAll(measured(1));
            }
            double manyP95 = p95(meanwhile);
            long after = liveHeap();
            double growth = (double) (after - before) / before;
            Bench.note(
                    "%,d requests to each of %d public addresses (%,d answered): another client's p95 %.0f ms; live heap"
                            + " %,d MB before, %,d MB after (%+.1f %%)",
                    REQUESTS, PUBLIC.size(), many.get(), manyP95 * 1e3, before >> 20, after >> 20, growth * 100);
            boolean flat = Bench.verdict("flood heap", growth, MOST_HEAP_GROWTH, false);
            return Bench.verdict("flood", Math.max(slowP95, manyP95) / LONGEST_SECONDS, 1, false) && flat;
        }
    }

    private static byte[] slowStart(int kind) {
        String start = "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n";
        String form = "application/x-www-form-urlencoded";
        String text = switch (kind % 6) {
            case 0 -> start.formatted("POST /sign-in", form) + "Content-Length: 60000\r\n\r\nemail=";
            case 1 -> start.formatted("POST /where", form) + "Transfer-Encoding: chunked\r\n\r\nff\r\nn";
            case 2 ->
                start.formatted("POST /calls/x/apply", "multipart/form-data; boundary=vez")
                        + "Content-Length: 60000\r\n\r\n--vez";
            case 3 -> start.formatted("GET /privacy", form) + "Content-Length: 60000\r\n\r\nx";
            case 4 -> start.formatted("POST /?v-r=uidl", "application/json") + "Content-Length: 60000\r\n\r\n{";
            default -> start.formatted("GET /privacy", form) + "X-Slow: ";
        };
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends one byte every four seconds on each; one that was closed is opened again. @return how many were opened */
    private int neverFinish() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        int opened = 0;
        try {
            while (going.get()) {
                for (int i = 0; i < SLOW && going.get(); i++) {
                    if (sockets.size() <= i) {
                        sockets.add(open(i));
                        opened++;
                        continue;
                    }
                    try {
                        sockets.get(i).getOutputStream().write('a');
                    } catch (IOException e) {
                        sockets.get(i).close();
                        sockets.set(i, open(i));
                        opened++;
                    }
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(4));
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        return opened;
    }

    private Socket open(int kind) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), benchFixture.port);
        socket.getOutputStream().write(slowStart(kind));
        return socket;
    }

    /** What another client waits for, in nanoseconds, page after page for so many seconds. */
    private List<Long> measured(int seconds) throws IOException {
        List<Long> waited = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var http = new Http(benchFixture.port)) {
            for (int i = 0; System.nanoTime() < end; i++) {
                long start = System.nanoTime();
                http.send(
                        switch (i % 3) {
                            case 0 -> Http.get("/privacy", null);
                            case 1 -> Http.get("/sign-in", null);
                            default -> Http.get("/actuator/health/readiness", null);
                        });
                waited.add(System.nanoTime() - start);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        return waited;
    }

    /** @return how many were answered */
    private long request(int each) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> parts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                parts.add(threads.submit(() -> requestAll(each / CONNECTIONS)));
            }
            long answered = 0;
            for (Future<Long> part : parts) {
                answered += part.get();
            }
            return answered;
        }
    }

    private long requestAll(int each) throws IOException {
        long answered = 0;
        var http = new Http(benchFixture.port);
        try {
            for (String address : PUBLIC) {
                for (int i = 0; i < each; i++) {
                    try {
                        answered += http.send(Http.get(address, null)).status() < 500 ? 1 : 0;
                    } catch (IOException e) {
                        http.close();
                        http = new Http(benchFixture.port);
                    }
                }
            }
        } finally {
            http.close();
        }
        return answered;
    }

    private static double p95(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[(int) (sorted.length * 0.95)] / 1e9;
    }

    private static long liveHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
