package pt.vez.identity.internal;

import java.time.Duration;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.identity.SignIn.Asking;
import pt.vez.identity.SignInContact;
import pt.vez.identity.SignInSettings;
import pt.vez.identity.WorkNeeded;
import pt.vez.platform.Limits;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Phone;

/**
 * How often a code may be asked for and typed. The limits that refuse are on the network that asks; what counts by
 * address alone never keeps its owner out: it asks for a proof of work, sends the same code again, and at last leaves
 * only the link of the message.
 */
@Component
class SignInLimits {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int OF_NETWORK_FOR_ADDRESS = 6;
    private static final int OF_KNOWN_DEVICE = 30;
    private static final int OF_ADDRESS = 12;
    private static final int WRONG_CODES = 40;
    /** Text messages an hour to numbers no account has: to Portugal, to each other country, and to all of those. */
    private static final int TEXTS_AT_HOME = 1_000;

    private static final int TEXTS_OF_COUNTRY = 40;
    private static final int TEXTS_ABROAD = 200;
    private static final int HOME = 351;
    private final Limits limits;
    private final SignInSettings settings;
    private final Journal journal;

    SignInLimits(Limits limits, SignInSettings settings, Journal journal) {
        this.limits = limits;
        this.settings = settings;
        this.journal = journal;
    }

    /** Whether a request from this network must bring a proof of work. */
    public boolean isWorkNeeded(String network) {
        return limits.used("sign-in.network", network, HOUR) >= settings.withoutWork();
    }

    /**
     * Counts a request.
     *
     * @param known whether the browser signed in to this account before
     * @return whether so many codes were asked for this address that the one on its way has to do
     * @throws WorkNeeded when the request must bring a proof of work; nothing was counted
     * @throws TooManyAttempts when the network asked too often
     */
    public boolean admit(Asking asking, boolean known) {
        String address = asking.contact().value();
        boolean crowded = limits.used("sign-in.address", address, HOUR) >= OF_ADDRESS;
        if (!asking.worked() && !known && (crowded || isWorkNeeded(asking.network()))) {
            throw new WorkNeeded();
        }
        count("sign-in.network", asking.network(), settings.ofNetwork());
        if (known) {
            count("sign-in.device", asking.device(), OF_KNOWN_DEVICE);
        } else {
            count("sign-in.pair", address + "/" + asking.network(), OF_NETWORK_FOR_ADDRESS);
        }
        limits.count("sign-in.address", address, Integer.MAX_VALUE, HOUR);
        return crowded;
    }

    private void count(String what, String who, int allowed) {
        try {
            limits.count(what, who, allowed, HOUR);
        } catch (TooManyAttempts e) {
            journal.recordSignIn("account.limit", null, what);
            throw e;
        }
    }

    /** Whether the code on its way may be sent once more: not twice in a minute. */
    public boolean maySendAgain(SignInContact contact) {
        try {
            limits.count("sign-in.again", contact.value(), 1, Duration.ofMinutes(1));
            return true;
        } catch (TooManyAttempts e) {
            return false;
        }
    }

    /**
     * Whether a code may go as a text message to a number that no account has. Strangers who make the product write to
     * expensive numbers all over the world meet a bound; an account never does, and messages to Portugal do not
     * stop for those to elsewhere. Nothing tells the two apart for who asks.
     */
    public boolean mayText(SignInContact contact) {
        if (!contact.isPhone()) {
            return true;
        }
        int country = new Phone(contact.value()).country();
        boolean home = country == HOME;
        return fits("sms.country", Integer.toString(country), home ? TEXTS_AT_HOME : TEXTS_OF_COUNTRY)
                && (home || fits("sms.abroad", "", TEXTS_ABROAD));
    }

    private boolean fits(String what, String who, int allowed) {
        try {
            limits.count(what, who, allowed, HOUR);
            return true;
        } catch (TooManyAttempts e) {
            // Told to the people who watch as a security event (LimitReached).
            return false;
        }
    }

    /** @throws InvalidInput when so many wrong codes were typed for this address that only the link counts */
    public void requireMayType(SignInContact contact) {
        if (limits.used("sign-in.wrong", contact.value(), HOUR) >= WRONG_CODES) {
            journal.recordSignIn("account.limit", null, "sign-in.wrong");
            throw new InvalidInput("signin.code.link");
        }
    }

    public void countWrong(SignInContact contact) {
        limits.count("sign-in.wrong", contact.value(), Integer.MAX_VALUE, HOUR);
    }
}
