package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pt.vez.MovableClock;

/** One caller reads, the others get what was read last. */
class RecentValueTest {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final AtomicInteger reads = new AtomicInteger();
    private final RecentValue<Integer> value = new RecentValue<>(clock, FRESH, reads::incrementAndGet);

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void itIsReadAgainWhenItIsOldAndWhenTheClockWentBack() {
        assertThat(value.get()).isEqualTo(1);
        clock.forward(FRESH.dividedBy(2));
        assertThat(value.get()).isEqualTo(1);
        clock.forward(FRESH.dividedBy(2));
        assertThat(value.get()).isEqualTo(2);
        clock.forward(Duration.ofDays(-1));
        assertThat(value.get()).as("a value of tomorrow is not kept until then").isEqualTo(3);
    }

    @Test
    void whoComesWhileAnotherReadsDoesNotWait() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new RecentValue<>(clock, FRESH, () -> {
            int read = reads.incrementAndGet();
            if (read == 2) {
                reading.countDown();
                try {
                    goOn.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return read;
        });
        assertThat(slow.get()).isEqualTo(1);
        clock.forward(FRESH);
        try (var threads = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(slow::get, threads);
            assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(slow.get()).isEqualTo(1);
            goOn.countDown();
            assertThat(reader.get()).isEqualTo(2);
        }
        assertThat(slow.get()).isEqualTo(2);
    }
}
