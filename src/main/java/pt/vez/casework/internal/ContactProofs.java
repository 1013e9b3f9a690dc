package pt.vez.casework.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.people.CorrectedField;
import pt.vez.platform.Secrets;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/** New contacts that wait for the code sent to them: within fifteen minutes and five tries. */
@Component
public class ContactProofs {
    public static final Duration TERM = Duration.ofMinutes(15);
    public static final int ATTEMPTS = 5;
    private static final String PURPOSE = "contact.code";
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Vault vault;
    private final Clock clock;

    ContactProofs(JdbcClient jdbc, Secrets secrets, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.vault = vault;
        this.clock = clock;
    }

    /** A code that was made; the caller sends it. */
    public record Begun(UUID id, String code) {}

    /** A new contact and how many codes were typed for it, the newest one included. */
    public record Waiting(CorrectedField field, String contact, byte[] codeHash, int attempts) {
        public int left() {
            return ATTEMPTS - attempts;
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Begun begin(Actor actor, UUID applicantId, CaseId caseId, CorrectedField field, String contact) {
        UUID id = Ids.next();
        String code = secrets.sixDigits();
        jdbc.sql("""
                        insert into casework_contact_proof
                            (id, applicant_id, case_id, account_id, field, contact, code_hash, expires_at, attempts)
                        values (:id, :applicant, :case, :account, :field, :contact, :code, :expires, 0)
                        """)
                .param("id", id)
                .param("applicant", applicantId)
                .param("case", caseId.value())
                .param("account", actor.accountId())
                .param("field", field.name())
                .param("contact", vault.seal(contact.getBytes(StandardCharsets.UTF_8), context(id)))
                .param("code", secrets.hash(PURPOSE, id + code))
                .param("expires", clock.instant().plus(TERM))
                .update();
        return new Begun(id, code);
    }

    /**
     * Counts an attempt before the code is compared.
     *
     * @return empty when no attempt is left, or the code is too old
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Waiting> attempt(Actor actor, CaseId caseId, UUID id) {
        int counted = jdbc.sql("""
                        update casework_contact_proof set attempts = attempts + 1
                         where id = ? and account_id = ? and case_id = ? and consumed_at is null and expires_at > ?
                           and attempts < ?
                        """)
                .params(id, actor.accountId(), caseId.value(), clock.instant(), ATTEMPTS)
                .update();
        return counted == 0
                ? Optional.empty()
                : jdbc.sql("select field, contact, code_hash, attempts from casework_contact_proof where id = ?")
                        .param(id)
                        .query((row, n) -> new Waiting(
                                CorrectedField.valueOf(row.getString(1)),
                                new String(vault.open(row.getBytes(2), context(id)), StandardCharsets.UTF_8),
                                row.getBytes(3),
                                row.getInt(4)))
                        .optional();
    }

    public boolean isRight(UUID id, Waiting waiting, String digits) {
        return secrets.matches(PURPOSE, id + digits, waiting.codeHash());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void consume(UUID id) {
        jdbc.sql("update casework_contact_proof set consumed_at = ? where id = ?")
                .params(clock.instant(), id)
                .update();
    }

    /** Forgets what expired a day ago. */
    @Transactional
    public int sweep() {
        return jdbc.sql("delete from casework_contact_proof where expires_at < ?")
                .param(clock.instant().minus(Duration.ofDays(1)))
                .update();
    }

    private static String context(UUID id) {
        return "contact-proof/" + id;
    }
}
