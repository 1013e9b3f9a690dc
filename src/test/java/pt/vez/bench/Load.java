package pt.vez.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Many clients at once, and what they saw. */
final class Load {
    private Load() {}

    /** One client's work; called until the time is over or it returns false. */
    @FunctionalInterface
    interface Client {
        boolean once(int client) throws Exception;
    }

    /** @return calls per second of all clients */
    static double rate(int clients, double seconds, Client work) throws Exception {
        var ready = new CountDownLatch(clients);
        var go = new CountDownLatch(1);
        var done = new AtomicLong();
        var failure = new AtomicReference<Exception>();
        long[] end = {0};
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    ready.countDown();
                    go.await();
                    while (System.nanoTime() < end[0] && work.once(client)) {
                        done.incrementAndGet();
                    }
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        ready.await();
        long start = System.nanoTime();
        end[0] = start + (long) (seconds * 1e9);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    /** Kept-alive connections, one for each client. */
    static Http[] connections(int port, int clients) throws IOException {
        Http[] all = new Http[clients];
        for (int i = 0; i < clients; i++) {
            all[i] = new Http(port);
        }
        return all;
    }

    static void close(Http[] all) throws IOException {
        for (Http http : all) {
            http.close();
        }
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static double percentile(List<Long> nanos, double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
