package pt.vez.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.identity.internal.Account;
import pt.vez.identity.internal.AccountRepository;
import pt.vez.identity.internal.KnownDevices;
import pt.vez.identity.internal.PendingSignIns;
import pt.vez.identity.internal.PendingSignIns.Pending;
import pt.vez.identity.internal.SignInLimits;
import pt.vez.platform.OneTimeCodes;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/**
 * Sign-in with a six-digit code to type or a link to confirm, sent by mail or text message; either once, within ten
 * minutes. The answer never tells whether the address has an account: a first sign-in makes one.
 */
@Service
public class SignIn {
    public static final Duration TERM = Duration.ofMinutes(10);
    /** Wrong codes typed in one browser before it must ask for another code. */
    public static final int ATTEMPTS = OneTimeCodes.ATTEMPTS;

    private final AccountRepository accounts;
    private final PendingSignIns pending;
    private final SignInLimits limits;
    private final KnownDevices devices;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignIn(
            AccountRepository accounts,
            PendingSignIns pending,
            SignInLimits limits,
            KnownDevices devices,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.pending = pending;
        this.limits = limits;
        this.devices = devices;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A code is asked for.
     *
     * @param returnTo path within the product
     * @param network the network the request came from, only to count
     * @param browser what the browser holds to type its codes against; the same while it asks again
     * @param device the long-lived cookie of a browser that signed in before; blank when there is none
     * @param worked whether a proof of work came with the request
     */
    public record Asking(
            SignInContact contact,
            String language,
            String returnTo,
            String network,
            String browser,
            String device,
            boolean worked) {}

    /** A message with code and link must go to this address or number. */
    public record SignInRequested(UUID id, SignInContact to, String code, String token, String language) {}

    /**
     * An account that was used before is used from a browser it was never used from.
     *
     * @param id of the sign-in
     */
    public record NewDeviceSignedIn(UUID id, SignInContact to, String language, Instant at) {}

    /**
     * Who signed in and where they were going.
     *
     * @param device what the browser keeps to be known again
     */
    public record SignedInAs(UUID accountId, String language, String returnTo, String device) {}

    /** A value for the browser to type its codes against. */
    public String newBrowser() {
        return pending.newToken();
    }

    /** Whether a request from this network must bring a proof of work. */
    public boolean isWorkNeeded(String network) {
        return limits.isWorkNeeded(network);
    }

    /**
     * Sends code and link. Where very many codes were asked for this address the one that is on its way is sent again,
     * so that asking neither floods the owner nor keeps them out.
     *
     * @throws pt.vez.platform.Limits.TooManyAttempts when this network asked too often, for this address or at all
     * @throws WorkNeeded when the request must bring a proof of work
     */
    public void request(Asking asking) {
        boolean crowded = limits.admit(asking, knownDevice(asking));
        transactions.run(() -> {
            Recipient recipient = recipient(asking.contact());
            UUID id = Ids.next();
            UUID code = crowded ? pending.codeOnItsWay(asking.contact()).orElse(id) : id;
            pending.add(id, code, asking);
            if (recipient.active()
                    && (code.equals(id) || limits.maySendAgain(asking.contact()))
                    && (recipient.known() || limits.mayText(recipient.contact()))) {
                events.publishEvent(new SignInRequested(
                        id, recipient.contact(), pending.code(code), pending.token(code), asking.language()));
            }
            return id;
        });
    }

    /** What a code is sent to: the address stored with the account, or of a stranger the one they typed. */
    private record Recipient(SignInContact contact, boolean active, boolean known) {}

    private Recipient recipient(SignInContact asked) {
        return pending.account(asked)
                .map(found -> new Recipient(new SignInContact(found.contact()), found.active(), true))
                .orElseGet(() -> new Recipient(asked, true, false));
    }

    private boolean knownDevice(Asking asking) {
        return devices.isKnown(asking.contact(), asking.device());
    }

    /** The address or number the newest code of this browser was sent to, while it can be typed. */
    @Transactional(readOnly = true)
    public Optional<SignInContact> contactOf(String browser) {
        return pending.live(browser).stream().findFirst().map(Pending::contact);
    }

    /**
     * Any code that this browser asked for the address it asked for last, and that is still alive, signs in. Codes for
     * other addresses are not compared: every guess counts against the address whose code it could be. A code that is too
     * short, or was sent to that address for this browser before, costs no attempt.
     *
     * @throws InvalidInput when the code is missing, too short, wrong, used, expired or tried too often
     */
    @Transactional(noRollbackFor = InvalidInput.class)
    public SignedInAs byCode(String browser, String typed, String device) {
        String code = OneTimeCodes.digits(typed);
        List<Pending> live = pending.live(browser);
        if (live.isEmpty()) {
            throw new InvalidInput("signin.code.expired");
        }
        Pending newest = live.getFirst();
        limits.requireMayType(newest.contact());
        // Counted before the code is compared: of many requests at once only so many get an answer.
        if (!pending.countAttempt(newest.id())) {
            throw refused(newest, newest.spentCode());
        }
        Optional<Pending> right = live.stream()
                .filter(each -> each.contact().equals(newest.contact()) && pending.isCode(each.codeId(), code))
                .findFirst();
        if (right.isPresent()) {
            return consume(right.get(), device);
        }
        if (pending.wasSent(browser, newest.contact(), code)) {
            pending.refundAttempt(newest.id());
            throw new InvalidInput("signin.code.old");
        }
        limits.countWrong(newest.contact());
        throw refused(newest, newest.wrongCode());
    }

    private InvalidInput refused(Pending attempt, InvalidInput problem) {
        journal.recordSignIn(
                "account.signInRefused",
                pending.account(attempt.contact()).map(PendingSignIns.Known::id).orElse(null),
                problem.key());
        return problem;
    }

    /** Whether the link could still be confirmed; looking does not use it up. */
    @Transactional(readOnly = true)
    public boolean isOpen(String token) {
        return pending.byToken(token).isPresent();
    }

    /** @throws InvalidInput when the link was used or is too old, or the account is closed */
    @Transactional(noRollbackFor = InvalidInput.class)
    public SignedInAs byLink(String token, String device) {
        return consume(pending.byToken(token).orElseThrow(() -> new InvalidInput("signin.link.expired")), device);
    }

    private SignedInAs consume(Pending used, String device) {
        if (!pending.consume(used)) {
            throw new InvalidInput("signin.code.expired");
        }
        Instant now = clock.instant();
        Account account = accounts.of(used.contact())
                .orElseGet(() -> accounts.save(new Account(
                        Ids.next(),
                        used.contact(),
                        used.contact().defaultName(),
                        used.language(),
                        EnumSet.of(Role.APPLICANT),
                        now)));
        if (!account.isActive()) {
            throw refused(used, new InvalidInput("signin.closed"));
        }
        boolean known = devices.isKnown(account.id(), device);
        String kept = known ? device : pending.newToken();
        @Nullable Instant before = account.lastSignInAt();
        accounts.flush();
        devices.remember(account.id(), kept);
        Actor actor = Actor.person(account.id(), account.name(), Set.copyOf(account.roles()), null);
        journal.record(actor, "account.signedIn", null, null, used.contact().isPhone() ? "phone" : "email");
        if (before != null && !known) {
            journal.record(actor, "account.newDevice", null, null, "");
            events.publishEvent(new NewDeviceSignedIn(used.id(), used.contact(), used.language(), now));
        }
        account.signedIn(now);
        account.changeLanguage(used.language());
        return new SignedInAs(account.id(), used.language(), used.returnTo(), kept);
    }

    /** Forgets requests that expired a day ago. */
    @Transactional
    public int sweep() {
        return pending.sweep();
    }
}
