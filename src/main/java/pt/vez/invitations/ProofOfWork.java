package pt.vez.invitations;

import java.time.Duration;
import org.altcha.altcha.Altcha;

/**
 * Proof of work, which costs a phone little and a bot farm much. Without a script there is a slower lane instead: a
 * signed ticket that is valid only after a while. Both are bound to the network that asked for them and can be used
 * once, on all nodes together.
 */
public interface ProofOfWork {
    /** How long the slower lane takes. */
    Duration SLOW = Duration.ofSeconds(20);

    /**
     * A challenge as the page's script reads it.
     *
     * @param network the network that asks ({@link pt.vez.platform.ClientAddress})
     */
    Altcha.Challenge challenge(String network);

    /**
     * Whether the work was done for a challenge of ours, by this network, within its time and for the first time.
     * However the solution is written, its challenge is used up by it.
     */
    boolean isDone(String payload, String network);

    /** A ticket for the slower lane, for this network and what is looked for; good from {@link #SLOW} on. */
    String slowTicket(String about, String network);

    /**
     * Uses the ticket up when it is good.
     *
     * @return seconds still to wait; 0 when it may go on; negative for a ticket that is not ours, too old or used up
     */
    long secondsLeft(String ticket, String about, String network);
}
