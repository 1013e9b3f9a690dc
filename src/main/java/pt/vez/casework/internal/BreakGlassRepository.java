package pt.vez.casework.internal;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;

/** Reasons given for opening decided files. */
@Repository
class BreakGlassRepository {
    private final JdbcClient jdbc;

    BreakGlassRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isOpen(CaseId caseId, UUID account, Instant now) {
        return jdbc.sql("""
                        select exists (select 1 from casework_break_glass
                                        where case_id = :case and account_id = :account and until > :now)
                        """)
                .param("case", caseId.value())
                .param("account", account)
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** @param until when the file closes again */
    void insert(UUID id, CaseId caseId, UUID account, String reason, Instant now, Instant until) {
        jdbc.sql("""
                        insert into casework_break_glass (id, case_id, account_id, reason, at, until)
                        values (:id, :case, :account, :reason, :now, :until)
                        """)
                .param("id", id)
                .param("case", caseId.value())
                .param("account", account)
                .param("reason", reason)
                .param("now", now)
                .param("until", until)
                .update();
    }
}
