package pt.vez.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignIn.Asking;
import pt.vez.identity.SignInContact;
import pt.vez.platform.OneTimeCodes;
import pt.vez.platform.Secrets;
import pt.vez.shared.InvalidInput;

/** Sign-ins that wait for their code or link. Both follow from the id of the code and the secret of the installation. */
@Component
class PendingSignInRepository {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final OneTimeCodes.Kind KIND =
            new OneTimeCodes.Kind("sign-in.code", SignIn.TERM, "signin.code.wrong", "signin.code.spent");
    private final JdbcClient jdbc;
    private final OneTimeCodes codes;
    private final Secrets secrets;
    private final Clock clock;

    PendingSignInRepository(JdbcClient jdbc, OneTimeCodes codes, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.secrets = secrets;
        this.clock = clock;
    }

    public record Pending(UUID id, UUID codeId, SignInContact contact, String language, String returnTo, int attempts) {
        /** One more code was counted, and it was wrong. */
        public InvalidInput wrongCode() {
            return KIND.wrong(attempts + 1);
        }

        public InvalidInput spentCode() {
            return KIND.spentCode();
        }
    }

    /** An account as far as sending a code to it needs: read in one statement, whether it exists or not. */
    public record Known(UUID id, String contact, boolean active) {}

    public Optional<Known> account(SignInContact contact) {
        return jdbc.sql(
                        contact.isPhone()
                                ? "select id, phone as contact, active from identity_account where phone = ?"
                                : "select id, email as contact, active from identity_account where email = ?")
                .param(contact.value())
                .query(Known.class)
                .optional()
                .filter(found -> found.contact().equals(contact.value()));
    }

    public String code(UUID codeId) {
        return codes.derived(KIND, codeId);
    }

    public boolean isCode(UUID codeId, String typed) {
        return codes.isDerived(KIND, codeId, typed);
    }

    public String newToken() {
        return secrets.token();
    }

    public String token(UUID codeId) {
        return secrets.token("sign-in.token", codeId.toString());
    }

    public void add(UUID id, UUID codeId, Asking asking) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into identity_sign_in (id, code_id, browser_hash, contact, link_hash, language, return_to,
                            created_at, expires_at, attempts)
                        values (:id, :code, :browser, :contact, :link, :language, :returnTo, :now, :expires, 0)""")
                .param("id", id)
                .param("code", codeId)
                .param("browser", browser(asking.browser()))
                .param("contact", asking.contact().value())
                .param("link", link(token(codeId)))
                .param("language", asking.language())
                .param("returnTo", asking.returnTo())
                .param("now", now)
                .param("expires", now.plus(KIND.term()))
                .update();
    }

    /** The code that was sent last for this address and can still be used. */
    public Optional<UUID> codeOnItsWay(SignInContact contact) {
        return jdbc.sql("""
                        select code_id from identity_sign_in
                         where contact = ? and expires_at > ? and consumed_at is null
                         order by created_at desc, id desc limit 1""")
                .params(contact.value(), clock.instant())
                .query(UUID.class)
                .optional();
    }

    /** What this browser asked for and can still type, newest first. */
    public List<Pending> live(String browser) {
        return jdbc.sql("""
                        select id, code_id, contact, language, return_to, attempts from identity_sign_in
                         where browser_hash = ? and expires_at > ? and consumed_at is null
                         order by created_at desc, id desc limit 20""")
                .params(browser(browser), clock.instant())
                .query(PendingSignInRepository::pending)
                .list();
    }

    public Optional<Pending> byToken(String token) {
        return jdbc.sql("""
                        select id, code_id, contact, language, return_to, attempts from identity_sign_in
                         where link_hash = ? and expires_at > ? and consumed_at is null
                         order by created_at desc, id desc limit 1""")
                .params(link(token), clock.instant())
                .query(PendingSignInRepository::pending)
                .optional();
    }

    /** @return false when this browser has no attempt left */
    public boolean countAttempt(UUID id) {
        return jdbc.sql("update identity_sign_in set attempts = attempts + 1 where id = ? and attempts < ?")
                        .params(id, OneTimeCodes.ATTEMPTS)
                        .update()
                == 1;
    }

    public void refundAttempt(UUID id) {
        jdbc.sql("update identity_sign_in set attempts = attempts - 1 where id = ? and attempts > 0")
                .param(id)
                .update();
    }

    /** Whether this code was sent to this address for this browser within a day, used or too old by now. */
    public boolean wasSent(String browser, SignInContact contact, String code) {
        List<UUID> sent = jdbc.sql("""
                        select code_id from identity_sign_in where browser_hash = ? and contact = ?
                         order by created_at desc limit 50""")
                .params(browser(browser), contact.value())
                .query(UUID.class)
                .list();
        return sent.stream().anyMatch(each -> isCode(each, code));
    }

    /**
     * Uses the code up, for every browser that shares it.
     *
     * @return false when another request was first
     */
    public boolean consume(Pending used) {
        return jdbc.sql("update identity_sign_in set consumed_at = ? where code_id = ? and consumed_at is null")
                        .params(clock.instant(), used.codeId())
                        .update()
                > 0;
    }

    /** Forgets requests that expired a day ago. */
    public int sweep() {
        return jdbc.sql("delete from identity_sign_in where expires_at < ?")
                .param(clock.instant().minus(REMEMBERED))
                .update();
    }

    private byte[] browser(String value) {
        return secrets.hash("sign-in.browser", value);
    }

    private byte[] link(String token) {
        return secrets.hash("sign-in.link", token);
    }

    private static Pending pending(ResultSet row, int n) throws SQLException {
        return new Pending(
                row.getObject("id", UUID.class),
                row.getObject("code_id", UUID.class),
                new SignInContact(row.getString("contact")),
                row.getString("language"),
                row.getString("return_to"),
                row.getInt("attempts"));
    }
}
