package pt.vez.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.DomainException;

/**
 * Counts attempts in fixed windows, in the database so that every node counts together. Keys are hashed: the table says
 * nothing about people.
 */
@Component
public class Limits {
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    Limits(@Qualifier("beside") DataSource beside, Secrets secrets, Clock clock) {
        this.jdbc = JdbcClient.create(beside);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Thrown when there were too many attempts; carries the minutes to wait. */
    public static class TooManyAttempts extends DomainException {
        public TooManyAttempts(long minutes) {
            super("error.attempts", minutes);
        }
    }

    /**
     * Counts one attempt; survives a rollback of the caller's transaction.
     *
     * @throws TooManyAttempts when the window already holds {@code allowed} attempts
     */
    public void count(String what, String who, int allowed, Duration window) {
        Instant now = clock.instant();
        long start = now.getEpochSecond() / window.getSeconds() * window.getSeconds();
        byte[] key = secrets.hash("limit", what + "\0" + who + "\0" + window.getSeconds());
        jdbc.sql("insert into platform_attempt (bucket, window_start, attempts) values (?, ?, 1)"
                        + " on duplicate key update attempts = attempts + 1")
                .params(key, start)
                .update();
        int attempts = jdbc.sql("select attempts from platform_attempt where bucket = ? and window_start = ?")
                .params(key, start)
                .query(Integer.class)
                .single();
        if (attempts > allowed) {
            throw new TooManyAttempts(Math.max(1, (start + window.getSeconds() - now.getEpochSecond() + 59) / 60));
        }
    }

    /** Forgets windows that ended more than a day ago. */
    public int sweep() {
        return jdbc.sql("delete from platform_attempt where window_start < ?")
                .param(clock.instant().minus(Duration.ofDays(2)).getEpochSecond())
                .update();
    }
}
