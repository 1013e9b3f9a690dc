package pt.vez;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The clock every part of the application is given in tests: the clock of production, which a test can move. It goes on
 * from where it was set to.
 *
 * <p>It is moved for the thread of the test and for the threads that one starts. Jobs, loops, requests that come by the
 * network and Vaadin's threads keep real time, so that a test in 2028 ends nothing that other tests use: a test of a job
 * calls the job itself. The scheduler of jobs, connection pools, identifiers ({@code shared.Ids}) and {@code now()} of the
 * database never ask this clock.
 *
 * <p>{@link VezTest} puts it back after each test.
 */
public final class MovableClock extends Clock {
    private final Clock real;
    private final InheritableThreadLocal<AtomicReference<Duration>> moved;

    private MovableClock(Clock real, InheritableThreadLocal<AtomicReference<Duration>> moved) {
        this.real = real;
        this.moved = moved;
    }

    public MovableClock(Clock real) {
        this(real, new InheritableThreadLocal<>());
    }

    /** No component: a test that wants it imports it. */
    static class Configuration {
        @Bean
        @Primary
        MovableClock movableClock(@Qualifier("clock") Clock real) {
            return new MovableClock(real);
        }
    }

    /** From now on it is this moment. */
    public void set(Instant moment) {
        offset().set(Duration.between(real.instant(), moment.truncatedTo(ChronoUnit.MICROS)));
    }

    public void forward(Duration time) {
        offset().updateAndGet(before -> before.plus(time));
    }

    /** Real time again, also for the threads that were started in the meantime. */
    public void reset() {
        AtomicReference<Duration> offset = moved.get();
        if (offset != null) {
            offset.set(Duration.ZERO);
            moved.remove();
        }
    }

    private AtomicReference<Duration> offset() {
        AtomicReference<Duration> offset = moved.get();
        if (offset == null) {
            offset = new AtomicReference<>(Duration.ZERO);
            moved.set(offset);
        }
        return offset;
    }

    @Override
    public Instant instant() {
        AtomicReference<Duration> offset = moved.get();
        return offset == null ? real.instant() : real.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(real.withZone(zone), moved);
    }
}
