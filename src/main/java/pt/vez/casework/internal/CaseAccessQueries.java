package pt.vez.casework.internal;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Claim;
import pt.vez.casework.Stage;

/** What decides about the access to a case, in one row. */
@Repository
class CaseAccessQueries {
    private final JdbcClient jdbc;

    CaseAccessQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param accountId the account that is linked to the case */
    record Linked(CaseRef ref, @Nullable UUID accountId, Claim claim) {}

    Optional<Linked> find(CaseId caseId) {
        return jdbc.sql("""
                        select c.number, c.applicant_id, c.procedure_code, p.service_code, c.stage, c.account_id, c.claim
                          from casework_case c
                          join casework_procedure p on p.code = c.procedure_code
                         where c.id = :case
                        """)
                .param("case", caseId.value())
                .query((row, n) -> new Linked(
                        new CaseRef(
                                caseId,
                                row.getString("number"),
                                row.getObject("applicant_id", UUID.class),
                                row.getString("procedure_code"),
                                row.getString("service_code"),
                                Stage.valueOf(row.getString("stage"))),
                        row.getObject("account_id", UUID.class),
                        Claim.valueOf(row.getString("claim"))))
                .optional();
    }

    /** Other writers of the case wait until the transaction ends. */
    void lock(CaseId caseId) {
        jdbc.sql("select id from casework_case where id = :case for update")
                .param("case", caseId.value())
                .query(UUID.class)
                .optional();
    }
}
