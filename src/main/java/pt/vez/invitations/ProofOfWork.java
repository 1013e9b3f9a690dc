package pt.vez.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.altcha.altcha.Altcha;
import org.springframework.stereotype.Component;
import pt.vez.platform.Secrets;

/**
 * A little work a phone does unnoticed and a bot farm pays for (ALTCHA, SHA-256). Where no script runs there is a slower
 * lane instead: a signed ticket that is good only after a while.
 */
@Component
public class ProofOfWork {
    /** Half of it on average; a cheap phone does it in about a second. */
    private static final long NUMBERS = 40_000;

    private static final Duration VALID = Duration.ofMinutes(10);

    /** How long the slower lane takes. */
    public static final Duration SLOW = Duration.ofSeconds(20);

    private final Secrets secrets;
    private final Clock clock;
    private final String key;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    ProofOfWork(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
        this.key = java.util.HexFormat.of().formatHex(secrets.hash("altcha", "key"));
    }

    /** A challenge as the page's script reads it. */
    public Altcha.Challenge challenge() {
        try {
            return Altcha.createChallenge(new Altcha.ChallengeOptions()
                    .setAlgorithm(Altcha.Algorithm.SHA256)
                    .setMaxNumber(NUMBERS)
                    .setHmacKey(key)
                    .setSecureRandomNumber(true)
                    .setExpires(clock.instant().plus(VALID).getEpochSecond()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the work was done, for a challenge of ours that is not over and was not used on this node before. */
    public boolean isDone(String payload) {
        if (payload.isBlank() || payload.length() > 2_000) {
            return false;
        }
        Instant now = clock.instant();
        used.values().removeIf(until -> until.isBefore(now));
        try {
            return Altcha.verifySolution(payload, key, true) && used.putIfAbsent(payload, now.plus(VALID)) == null;
        } catch (Exception e) {
            return false;
        }
    }

    /** A ticket for the slower lane, good from {@link #SLOW} on. */
    public String slowTicket(String about) {
        long from = clock.instant().plus(SLOW).getEpochSecond();
        return from + "." + java.util.HexFormat.of().formatHex(secrets.hash("slow", from + "/" + about), 0, 12);
    }

    /** @return seconds still to wait; 0 when it may go on; negative for a ticket that is not ours or too old */
    public long secondsLeft(String ticket, String about) {
        int dot = ticket.indexOf('.');
        if (dot < 1 || !ticket.substring(0, dot).matches("\\d{1,12}")) {
            return -1;
        }
        long from = Long.parseLong(ticket.substring(0, dot));
        String mac = java.util.HexFormat.of().formatHex(secrets.hash("slow", from + "/" + about), 0, 12);
        long now = clock.instant().getEpochSecond();
        if (!mac.equals(ticket.substring(dot + 1)) || now > from + VALID.toSeconds()) {
            return -1;
        }
        return Math.max(0, from - now);
    }
}
