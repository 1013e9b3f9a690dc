package pt.vez.mandates.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ends many mandates at once, which as aggregates would be loaded one by one. */
@Repository
class MandateStateRepository {
    private final JdbcClient jdbc;

    MandateStateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Ended(UUID id, UUID applicantId, UUID caseId, String associationName) {}

    /**
     * Ends the mandates of an association that are in force or wait for consent.
     *
     * @return those that were in force
     */
    List<Ended> endOfAgreement(UUID association, Instant now) {
        List<Ended> live = jdbc.sql("""
                        select id, applicant_id, case_id, association_name
                          from mandates_mandate
                         where partner_id = :association and state = 'ACTIVE'
                           for update
                        """)
                .param("association", association)
                .query(Ended.class)
                .list();
        jdbc.sql("""
                        update mandates_mandate
                           set state = 'ENDED', ended_by = 'AGREEMENT', ended_at = :now, version = version + 1
                         where partner_id = :association and state in ('ACTIVE', 'PENDING')
                        """).param("now", now).param("association", association).update();
        return live;
    }

    /** @return how many requests ended because their code was not typed in time; at most a thousand at a time */
    int endUnanswered(Instant now) {
        return jdbc.sql("""
                        update mandates_mandate
                           set state = 'EXPIRED', ended_by = 'TIME', ended_at = code_expires_at, code_hash = null,
                               version = version + 1
                         where state = 'PENDING' and code_expires_at < :now
                         limit 1000
                        """).param("now", now).update();
    }
}
