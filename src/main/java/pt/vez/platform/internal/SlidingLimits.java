package pt.vez.platform.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.platform.LimitReached;
import pt.vez.platform.Limits;
import pt.vez.platform.Secrets;

/** Limits in sliding windows. */
@Component
class SlidingLimits implements Limits {
    private final LimitRepository attempts;
    private final Secrets secrets;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SlidingLimits(LimitRepository attempts, Secrets secrets, Clock clock, ApplicationEventPublisher events) {
        this.attempts = attempts;
        this.secrets = secrets;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void count(String what, String who, int allowed, Duration window) {
        Window now = window(what, who, window);
        attempts.add(now.key(), now.start());
        Window after = window(what, who, window);
        if (after.used() > allowed) {
            attempts.takeBack(now.key(), now.start());
            events.publishEvent(new LimitReached(what));
            throw new TooManyAttempts(after.minutesUntil(allowed));
        }
    }

    @Override
    public void notice(String what, String who, int usual, Duration window) {
        count(what, who, Integer.MAX_VALUE, window);
        if (used(what, who, window) > usual) {
            events.publishEvent(new LimitReached(what));
        }
    }

    @Override
    public int used(String what, String who, Duration window) {
        return window(what, who, window).used();
    }

    private Window window(String what, String who, Duration length) {
        long seconds = length.getSeconds();
        long now = clock.instant().getEpochSecond();
        long start = now / seconds * seconds;
        byte[] key = secrets.hash("limit", what + "\0" + who + "\0" + seconds);
        Map<Long, Integer> counted = attempts.counted(key, start, start - seconds);
        return new Window(
                key, start, seconds, now, counted.getOrDefault(start - seconds, 0), counted.getOrDefault(start, 0));
    }

    /**
     * A window that slides, put together from two that do not: of the one before, the share that is still within reach
     * counts, as if its attempts had been spread evenly.
     */
    private record Window(byte[] key, long start, long seconds, long now, int before, int current) {
        int used() {
            return current + (int) share(before, start + seconds - now);
        }

        /** Minutes until one more attempt fits, rounded up; {@link #current} holds the one refused. */
        long minutesUntil(int allowed) {
            long moment = now;
            while (moment < start + 2 * seconds && usedAt(moment) + 1 > allowed) {
                moment += 30;
            }
            return Math.max(1, (moment - now + 59) / 60);
        }

        private long usedAt(long moment) {
            int kept = current - 1;
            return moment < start + seconds
                    ? kept + share(before, start + seconds - moment)
                    : share(kept, Math.max(0, start + 2 * seconds - moment));
        }

        /** Rounded up: an attempt counts until all of it is out of reach. */
        private long share(long attempts, long within) {
            return (attempts * within + seconds - 1) / seconds;
        }
    }

    /** Forgets windows that ended more than a day ago. */
    public int sweep() {
        return attempts.deleteBefore(clock.instant().minus(Duration.ofDays(2)).getEpochSecond());
    }
}
