package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;

/** The clock of the application moves for a test and for nothing that runs beside it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MovableClockTest extends VezTest {
    private static final Instant LATER = Instant.parse("2031-05-06T07:08:09.123456789Z");

    @Autowired
    private Clock ofTheApplication;

    private ExecutorService before;

    private static void near(Instant moment, Instant expected) {
        assertThat(moment).isBetween(expected, expected.plus(Duration.ofMinutes(1)));
    }

    @Test
    @Order(1)
    void itIsTheApplicationsAndGoesOnFromWhereItWasSet() throws Exception {
        before = Executors.newSingleThreadExecutor();
        Instant real = Instant.now();
        before.submit(() -> {}).get();
        clock.set(LATER);
        Instant set = Instant.parse("2031-05-06T07:08:09.123456Z");
        near(ofTheApplication.instant(), set);
        near(ofTheApplication.withZone(ZoneId.of("Atlantic/Azores")).instant(), set);
        assertThat(ofTheApplication.instant().getNano() % 1_000).isZero();
        clock.forward(Duration.ofDays(1));
        near(ofTheApplication.instant(), set.plus(Duration.ofDays(1)));
        assertThat(before.submit(clock::instant).get())
                .as("a thread that was there before keeps real time")
                .isBefore(set)
                .isAfter(real.minusSeconds(1));
        try (var mine = Executors.newSingleThreadExecutor()) {
            near(CompletableFuture.supplyAsync(clock::instant, mine).get(), set.plus(Duration.ofDays(1)));
        }
    }

    @Test
    @Order(2)
    void itIsPutBackAfterATest() {
        before.close();
        assertThat(ofTheApplication.instant()).isBefore(Instant.parse("2031-01-01T00:00:00Z"));
    }
}
