package pt.vez.identity.internal;

import java.time.Clock;
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
import pt.vez.identity.SignIn;
import pt.vez.identity.SignInContact;
import pt.vez.identity.internal.PendingSignInRepository.Pending;
import pt.vez.platform.OneTimeCodes;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** Sign-in by a code or a link that is sent. */
@Service
class CodeSignIn implements SignIn {
    private final AccountRepository accounts;
    private final PendingSignInRepository pending;
    private final SignInLimits limits;
    private final KnownDeviceRepository devices;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CodeSignIn(
            AccountRepository accounts,
            PendingSignInRepository pending,
            SignInLimits limits,
            KnownDeviceRepository devices,
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

    @Override
    public String newBrowser() {
        return pending.newToken();
    }

    @Override
    public boolean isWorkNeeded(String network) {
        return limits.isWorkNeeded(network);
    }

    @Override
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

    @Override
    @Transactional(readOnly = true)
    public Optional<SignInContact> contactOf(String browser) {
        return pending.live(browser).stream().findFirst().map(Pending::contact);
    }

    @Override
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
                pending.account(attempt.contact())
                        .map(PendingSignInRepository.Known::id)
                        .orElse(null),
                problem.key());
        return problem;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(String token) {
        return pending.byToken(token).isPresent();
    }

    @Override
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
}
