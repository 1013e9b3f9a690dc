package pt.vez.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.identity.internal.Account;
import pt.vez.identity.internal.AccountRepository;
import pt.vez.platform.Limits;
import pt.vez.platform.Secrets;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

/**
 * Sign-in by mail: a six-digit code to type or a link to confirm, either once, within ten minutes, five attempts. The
 * answer never tells whether the address has an account: a first sign-in makes one.
 */
@Service
public class SignIn {
    public static final Duration TERM = Duration.ofMinutes(10);
    public static final int ATTEMPTS = 5;
    private final AccountRepository accounts;
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Limits limits;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignIn(
            AccountRepository accounts,
            JdbcClient jdbc,
            Secrets secrets,
            Limits limits,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
    }

    /** A message with code and link must go to this address. */
    public record SignInRequested(UUID id, String email, String code, String token, String language) {}

    /** Who signed in and where they were going. */
    public record SignedInAs(UUID accountId, String language, String returnTo) {}

    private record Pending(
            UUID id,
            String email,
            byte[] codeHash,
            String language,
            String returnTo,
            Instant expiresAt,
            int attempts) {}

    /**
     * Sends code and link.
     *
     * @param network address the request came from, only to count
     * @return what the browser keeps to type the code against
     */
    @Transactional
    public UUID request(Email email, String language, String returnTo, String network) {
        limits.count("sign-in.address", email.value(), 6, Duration.ofHours(1));
        limits.count("sign-in.network", network, 3_000, Duration.ofHours(1));
        UUID id = Ids.next();
        String code = secrets.sixDigits();
        String token = secrets.token();
        Instant now = clock.instant();
        jdbc.sql("insert into identity_sign_in (id, email, code_hash, link_hash, language, return_to, created_at,"
                        + " expires_at, attempts) values (?, ?, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        id,
                        email.value(),
                        secrets.hash("sign-in.code", id + code),
                        secrets.hash("sign-in.link", token),
                        language,
                        returnTo,
                        now,
                        now.plus(TERM))
                .update();
        boolean welcome =
                accounts.findByEmail(email.value()).map(Account::isActive).orElse(true);
        if (welcome) {
            events.publishEvent(new SignInRequested(id, email.value(), code, token, language));
        }
        return id;
    }

    /** @throws InvalidInput when the code is wrong, used, expired or tried too often; the failed attempt is counted */
    @Transactional(noRollbackFor = InvalidInput.class)
    public SignedInAs byCode(UUID id, String typed) {
        String code = TypedText.digits(typed);
        Pending pending = pending("id = ?", id).orElseThrow(() -> new InvalidInput("signin.code.expired"));
        int counted = jdbc.sql("update identity_sign_in set attempts = attempts + 1 where id = ? and attempts < ?")
                .params(id, ATTEMPTS)
                .update();
        if (counted == 0) {
            throw new InvalidInput("signin.code.spent");
        }
        if (!secrets.matches("sign-in.code", id + code, pending.codeHash())) {
            int left = ATTEMPTS - pending.attempts() - 1;
            throw left > 0 ? new InvalidInput("signin.code.wrong", left) : new InvalidInput("signin.code.spent");
        }
        return consume(pending);
    }

    /** Whether the link could still be confirmed; looking does not use it up. */
    @Transactional(readOnly = true)
    public boolean isOpen(String token) {
        return pending("link_hash = ?", secrets.hash("sign-in.link", token)).isPresent();
    }

    @Transactional
    public SignedInAs byLink(String token) {
        return consume(pending("link_hash = ?", secrets.hash("sign-in.link", token))
                .orElseThrow(() -> new InvalidInput("signin.link.expired")));
    }

    private Optional<Pending> pending(String condition, Object key) {
        return jdbc.sql("select id, email, code_hash, language, return_to, expires_at, attempts from identity_sign_in"
                        + " where consumed_at is null and expires_at > ? and " + condition)
                .params(clock.instant(), key)
                .query((row, n) -> new Pending(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBytes(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, Instant.class),
                        row.getInt(7)))
                .optional();
    }

    private SignedInAs consume(Pending pending) {
        int won = jdbc.sql("update identity_sign_in set consumed_at = ? where id = ? and consumed_at is null")
                .params(clock.instant(), pending.id())
                .update();
        if (won == 0) {
            throw new InvalidInput("signin.code.expired");
        }
        @Nullable Account known = accounts.findByEmail(pending.email()).orElse(null);
        Account account = known != null
                ? known
                : accounts.save(new Account(
                        Ids.next(),
                        new Email(pending.email()),
                        pending.email().substring(0, pending.email().indexOf('@')),
                        pending.language(),
                        EnumSet.of(Role.APPLICANT),
                        false,
                        clock.instant()));
        if (!account.isActive()) {
            throw new InvalidInput("signin.closed");
        }
        account.signedIn(clock.instant());
        account.speak(pending.language());
        return new SignedInAs(account.id(), pending.language(), pending.returnTo());
    }

    /** Forgets requests that expired a day ago. */
    @Transactional
    public int sweep() {
        return jdbc.sql("delete from identity_sign_in where expires_at < ?")
                .param(clock.instant().minus(Duration.ofDays(1)))
                .update();
    }
}
