package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import pt.vez.VezTest;
import pt.vez.platform.Limits;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.platform.Secrets;

class LimitsTest extends VezTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    @Qualifier("beside")
    private DataSource beside;

    @Autowired
    private Secrets secrets;

    private final AtomicReference<Instant> now = new AtomicReference<>();
    private Limits limits;
    private String who;

    @BeforeEach
    void atTheBeginningOfAnHour() {
        now.set(Instant.parse("2026-11-27T10:00:00Z"));
        InstantSource source = now::get;
        limits = new SlidingLimits(new LimitRepository(beside), secrets, source.withZone(ZoneOffset.UTC), event -> {});
        who = UUID.randomUUID().toString();
    }

    private void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    private long minutes() {
        try {
            limits.count("test", who, 6, HOUR);
            return 0;
        } catch (TooManyAttempts e) {
            return (long) e.args().getFirst();
        }
    }

    @Test
    void aWindowEndsAnHourAfterItsAttemptsNotAtTheFullHour() {
        pass(Duration.ofMinutes(59));
        for (int i = 0; i < 6; i++) {
            limits.count("test", who, 6, HOUR);
        }
        pass(Duration.ofMinutes(2));
        assertThatThrownBy(() -> limits.count("test", who, 6, HOUR)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void waitingTheMinutesNamedIsEnoughHoweverOftenOneAskedInBetween() {
        pass(Duration.ofMinutes(20));
        for (int i = 0; i < 6; i++) {
            limits.count("test", who, 6, HOUR);
        }
        long wait = 0;
        for (int i = 0; i < 50; i++) {
            wait = minutes();
            assertThat(wait).isPositive();
        }
        pass(Duration.ofMinutes(wait));
        assertThat(minutes()).isZero();
    }

    @Test
    void aRefusedAttemptIsNotCounted() {
        for (int i = 0; i < 30; i++) {
            minutes();
        }
        assertThat(limits.used("test", who, HOUR)).isEqualTo(6);
        pass(Duration.ofHours(2));
        assertThat(limits.used("test", who, HOUR)).isZero();
    }
}
