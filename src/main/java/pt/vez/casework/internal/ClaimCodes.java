package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.people.ApplicantData;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Limits;
import pt.vez.platform.OneTimeCodes;
import pt.vez.platform.Secrets;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Phone;

/**
 * Limits how often a case may be claimed, and makes the codes. Refusals depend on the requesting account and network
 * only, so that requests of others about the same case do not keep its owner out: from the eleventh code in an hour on
 * one long code serves all who ask, and is sent to the contact once a minute.
 */
@Component
class ClaimCodes {
    private static final OneTimeCodes.Kind KIND =
            new OneTimeCodes.Kind("claim.code", Duration.ofMinutes(15), "claim.code.wrong", "claim.code.spent");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONG = 10;
    private static final int STARTS = 10;
    private static final int STARTS_OF_NETWORK = 60;
    private static final int USUAL_STARTS_OF_NUMBER = 50;
    private static final int CODES = 10;
    private final Limits limits;
    private final OneTimeCodes codes;
    private final ClaimRepository claims;
    private final Secrets secrets;
    private final VezSettings settings;
    private final Clock clock;

    ClaimCodes(
            Limits limits,
            OneTimeCodes codes,
            ClaimRepository claims,
            Secrets secrets,
            VezSettings settings,
            Clock clock) {
        this.limits = limits;
        this.codes = codes;
        this.claims = claims;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param isSent whether a message goes out with it: not where one did within the last minute */
    private record Code(String digits, boolean isSent) {}

    /**
     * A claim that waits for its code.
     *
     * @param hint the contact the code is for, masked
     * @param isSent whether a message goes out: not where one did within the last minute
     */
    public record Begun(UUID claimId, String hint, String digits, boolean isSent) {}

    /** @param hint the contact the code was for, masked */
    public record Waiting(CaseId caseId, String hint) {}

    /** Contacts of the register a code can reach, the telephone first. */
    public List<String> receiving(ApplicantData data) {
        List<String> contacts = new ArrayList<>();
        if (!settings.smsGateway().isBlank() && Phone.isMobile(data.phone())) {
            contacts.add(Objects.requireNonNull(data.phone()));
        }
        if (data.email() != null) {
            contacts.add(data.email());
        }
        return contacts;
    }

    public static String masked(String contact) {
        return contact.startsWith("+") ? new Phone(contact).masked() : new Email(contact).masked();
    }

    /** @throws Limits.TooManyAttempts after ten starts of the account or sixty of its network in an hour */
    public void countStart(UUID account, CaseNumber number) {
        limits.count("claim.account", account.toString(), STARTS, HOUR);
        String network = ClientAddress.current();
        if (!network.equals("-")) {
            limits.count("claim.network", network, STARTS_OF_NETWORK, HOUR);
        }
        limits.notice("claim.number", number.value(), USUAL_STARTS_OF_NUMBER, HOUR);
    }

    /**
     * A claim begins to wait for a code; the caller sends it.
     *
     * @throws Limits.TooManyAttempts after ten codes of the account for this case in an hour
     */
    public Begun begin(UUID account, Case known, String contact) {
        Code code = next(account, known.number(), contact);
        UUID id = Ids.next();
        String hint = masked(contact);
        claims.insert(
                id,
                account,
                new Waiting(known.id(), hint),
                codes.hash(KIND, id, code.digits()),
                clock.instant().plus(KIND.term()));
        return new Begun(id, hint, code.digits(), code.isSent());
    }

    private Code next(UUID account, CaseNumber number, String contact) {
        limits.count("claim.asker", account + "/" + number.value(), CODES, HOUR);
        boolean crowded = limits.used("claim.code", number.value(), HOUR) >= CODES;
        limits.notice("claim.code", number.value(), CODES, HOUR);
        if (!crowded) {
            return new Code(secrets.sixDigits(), true);
        }
        String shared = number.value() + "/" + contact + "/"
                + clock.millis() / KIND.term().toMillis();
        boolean sent = limits.used("claim.again", shared, Duration.ofMinutes(1)) == 0;
        if (sent) {
            limits.count("claim.again", shared, Integer.MAX_VALUE, Duration.ofMinutes(1));
        }
        return new Code(secrets.tenDigits("claim.crowded", shared), sent);
    }

    public Optional<Waiting> waiting(UUID account, UUID claimId) {
        return claims.waiting(account, claimId);
    }

    /** The code that was sent is worth nothing from now on. */
    public void expire(UUID claimId) {
        claims.expire(claimId);
    }

    /**
     * Uses the code up.
     *
     * @return the case that was claimed
     * @throws InvalidInput when the code is missing or too short, which costs nothing; wrong, which is counted; expired or
     *     typed too often
     */
    public CaseId confirm(UUID account, UUID claimId, String typed) {
        String digits = OneTimeCodes.digits(typed, OneTimeCodes.LENGTH, LONG);
        CaseId claimed = codes.require(KIND, claimId, digits, () -> claims.attempt(account, claimId))
                .caseId();
        claims.consume(claimId);
        return claimed;
    }

    public static InvalidInput spent() {
        return KIND.spentCode();
    }
}
