package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseNumber;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Limits;
import pt.vez.platform.Secrets;

/**
 * Limits how often a case may be claimed, and makes the codes. Refusals depend on the requesting account and network
 * only, so that requests of others about the same case do not keep its owner out: from the eleventh code in an hour on
 * one long code serves all who ask, and is sent to the contact once a minute.
 */
@Component
public class ClaimCodes {
    /** How long a code can be typed. */
    public static final Duration TERM = Duration.ofMinutes(15);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LENGTH = 6;
    private static final int LONG = 10;
    private static final int STARTS = 10;
    private static final int STARTS_OF_NETWORK = 60;
    private static final int USUAL_STARTS_OF_NUMBER = 50;
    private static final int CODES = 10;
    private final Limits limits;
    private final Secrets secrets;
    private final Clock clock;

    ClaimCodes(Limits limits, Secrets secrets, Clock clock) {
        this.limits = limits;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param isSent whether a message goes out with it: not where one did within the last minute */
    public record Code(String digits, boolean isSent) {}

    /** @throws Limits.TooManyAttempts after ten starts of the account or sixty of its network in an hour */
    public void countStart(UUID account, CaseNumber number) {
        limits.count("claim.account", account.toString(), STARTS, HOUR);
        String network = ClientAddress.current();
        if (!network.equals("-")) {
            limits.count("claim.network", network, STARTS_OF_NETWORK, HOUR);
        }
        limits.notice("claim.number", number.value(), USUAL_STARTS_OF_NUMBER, HOUR);
    }

    /** @throws Limits.TooManyAttempts after ten codes of the account for this case in an hour */
    public Code next(UUID account, CaseNumber number, String contact) {
        limits.count("claim.asker", account + "/" + number.value(), CODES, HOUR);
        boolean crowded = limits.used("claim.code", number.value(), HOUR) >= CODES;
        limits.notice("claim.code", number.value(), CODES, HOUR);
        if (!crowded) {
            return new Code(secrets.sixDigits(), true);
        }
        String shared = number.value() + "/" + contact + "/" + clock.millis() / TERM.toMillis();
        boolean sent = limits.used("claim.again", shared, Duration.ofMinutes(1)) == 0;
        if (sent) {
            limits.count("claim.again", shared, Integer.MAX_VALUE, Duration.ofMinutes(1));
        }
        return new Code(secrets.tenDigits("claim.crowded", shared), sent);
    }

    /** Whether so many digits are a code at all. */
    public static boolean mayBeCode(String digits) {
        return digits.length() == LENGTH || digits.length() == LONG;
    }
}
