package pt.vez.platform;

import java.time.Duration;
import pt.vez.shared.DomainException;

/**
 * Counts attempts in sliding windows, in the database so that every node counts together. Keys are hashed: the table says
 * nothing about people.
 */
public interface Limits {
    /** Thrown when there were too many attempts; carries the minutes to wait. */
    class TooManyAttempts extends DomainException {
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
    void count(String what, String who, int allowed, Duration window);

    /**
     * Counts what is not refused: beyond so many the people who watch are told. For what strangers could use up to keep its
     * owner out, as tries for one case number.
     */
    void notice(String what, String who, int usual, Duration window);

    /** How many attempts the window holds that ends now; counts nothing. */
    int used(String what, String who, Duration window);
}
