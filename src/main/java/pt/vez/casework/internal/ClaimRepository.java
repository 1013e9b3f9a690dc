package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.internal.ClaimCodes.Waiting;
import pt.vez.platform.OneTimeCodes;

/** Claims that wait for their code. */
@Component
class ClaimRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    ClaimRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A claim after one more attempt was counted. */
    record Typed(CaseId caseId, byte[] codeHash, int attempts) implements OneTimeCodes.Counted {}

    void insert(UUID id, UUID account, Waiting claim, byte[] codeHash, Instant expires) {
        jdbc.sql("""
                        insert into casework_claim (id, case_id, account_id, hint, code_hash, expires_at, attempts)
                        values (?, ?, ?, ?, ?, ?, 0)
                        """)
                .params(id, claim.caseId().value(), account, claim.hint(), codeHash, expires)
                .update();
    }

    Optional<Waiting> waiting(UUID account, UUID id) {
        return jdbc.sql("""
                        select case_id, hint from casework_claim
                         where id = ? and account_id = ? and consumed_at is null and expires_at > ?
                        """)
                .params(id, account, clock.instant())
                .query((row, n) -> new Waiting(new CaseId(row.getObject(1, UUID.class)), row.getString(2)))
                .optional();
    }

    void expire(UUID id) {
        jdbc.sql("update casework_claim set expires_at = ? where id = ?")
                .params(clock.instant(), id)
                .update();
    }

    /** @return empty when no attempt is left, or the claim no longer waits for a code */
    Optional<Typed> attempt(UUID account, UUID id) {
        int counted = jdbc.sql("""
                        update casework_claim set attempts = attempts + 1
                         where id = ? and account_id = ? and consumed_at is null and expires_at > ? and attempts < ?
                        """)
                .params(id, account, clock.instant(), OneTimeCodes.ATTEMPTS)
                .update();
        return counted == 0
                ? Optional.empty()
                : jdbc.sql("select case_id, code_hash, attempts from casework_claim where id = ?")
                        .param(id)
                        .query((row, n) ->
                                new Typed(new CaseId(row.getObject(1, UUID.class)), row.getBytes(2), row.getInt(3)))
                        .optional();
    }

    void consume(UUID id) {
        jdbc.sql("update casework_claim set consumed_at = ? where id = ?")
                .params(clock.instant(), id)
                .update();
    }
}
