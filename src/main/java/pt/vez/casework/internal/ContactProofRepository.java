package pt.vez.casework.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.people.CorrectedField;
import pt.vez.platform.OneTimeCodes;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;

/** New contacts that wait for the code sent to them: within fifteen minutes and five tries. */
@Component
class ContactProofRepository {
    private static final OneTimeCodes.Kind KIND =
            new OneTimeCodes.Kind("contact.code", Duration.ofMinutes(15), "correct.code.wrong", "correct.code.spent");
    private final JdbcClient jdbc;
    private final OneTimeCodes codes;
    private final Vault vault;
    private final Clock clock;

    ContactProofRepository(JdbcClient jdbc, OneTimeCodes codes, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.vault = vault;
        this.clock = clock;
    }

    /** A code that was made; the caller sends it. */
    public record Begun(UUID id, String code) {}

    /** A new contact and how many codes were typed for it, the newest one included. */
    public record Waiting(CorrectedField field, String contact, byte[] codeHash, int attempts)
            implements OneTimeCodes.Counted {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Begun begin(Actor actor, UUID applicantId, CaseId caseId, CorrectedField field, String contact) {
        UUID id = Ids.next();
        OneTimeCodes.Code code = codes.next(KIND, id);
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
                .param("code", code.hash())
                .param("expires", clock.instant().plus(KIND.term()))
                .update();
        return new Begun(id, code.digits());
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
                .params(id, actor.accountId(), caseId.value(), clock.instant(), OneTimeCodes.ATTEMPTS)
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

    /**
     * The contact whose code was typed.
     *
     * @param count counts the attempt, in a transaction of its own
     * @throws InvalidInput when the code is missing, wrong, too old or was typed too often; one that is too short costs no
     *     attempt
     */
    public Waiting require(UUID id, String typed, Supplier<Optional<Waiting>> count) {
        return codes.require(KIND, id, OneTimeCodes.digits(typed), count);
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
