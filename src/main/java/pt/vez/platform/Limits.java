package pt.vez.platform;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.DomainException;

/**
 * Counts attempts in sliding windows, in the database so that every node counts together. Keys are hashed: the table says
 * nothing about people.
 */
@Component
public class Limits {
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Limits(@Qualifier("beside") DataSource beside, Secrets secrets, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = JdbcClient.create(beside);
        this.secrets = secrets;
        this.clock = clock;
        this.events = events;
    }

    /** Thrown when there were too many attempts; carries the minutes to wait. */
    public static class TooManyAttempts extends DomainException {
        public TooManyAttempts(long minutes) {
            super("error.attempts", minutes);
        }
    }

    /**
     * Counts one attempt unless it is refused; survives a rollback of the caller's transaction. What is refused is not
     * counted: waiting the minutes of the exception is enough, however often the caller asked in between.
     *
     * @param window the time that is looked back over, from now
     * @throws TooManyAttempts when the window already holds {@code allowed} attempts
     */
    public void count(String what, String who, int allowed, Duration window) {
        Window now = window(what, who, window);
        jdbc.sql("insert into platform_attempt (bucket, window_start, attempts) values (?, ?, 1)"
                        + " on duplicate key update attempts = attempts + 1")
                .params(now.key(), now.start())
                .update();
        Window after = window(what, who, window);
        if (after.used() > allowed) {
            jdbc.sql("update platform_attempt set attempts = attempts - 1 where bucket = ? and window_start = ?"
                            + " and attempts > 0")
                    .params(now.key(), now.start())
                    .update();
            events.publishEvent(new LimitReached(what));
            throw new TooManyAttempts(after.minutesUntil(allowed));
        }
    }

    /**
     * Counts what is not refused: beyond so many the people who watch are told. For what strangers could use up to keep its
     * owner out, as tries for one case number.
     */
    public void notice(String what, String who, int usual, Duration window) {
        count(what, who, Integer.MAX_VALUE, window);
        if (used(what, who, window) > usual) {
            events.publishEvent(new LimitReached(what));
        }
    }

    /** How many attempts the window holds that ends now; counts nothing. */
    public int used(String what, String who, Duration window) {
        return window(what, who, window).used();
    }

    private Window window(String what, String who, Duration length) {
        long seconds = length.getSeconds();
        long now = clock.instant().getEpochSecond();
        long start = now / seconds * seconds;
        byte[] key = secrets.hash("limit", what + "\0" + who + "\0" + seconds);
        int[] counted = new int[2];
        jdbc.sql("select window_start, attempts from platform_attempt where bucket = ? and window_start in (?, ?)")
                .params(key, start, start - seconds)
                .query(row -> {
                    counted[row.getLong(1) == start ? 1 : 0] = row.getInt(2);
                });
        return new Window(key, start, seconds, now, counted[0], counted[1]);
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
        return jdbc.sql("delete from platform_attempt where window_start < ?")
                .param(clock.instant().minus(Duration.ofDays(2)).getEpochSecond())
                .update();
    }
}
