package pt.vez.visits.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;
import pt.vez.shared.PageOf;
import pt.vez.visits.MandateHolders.Held;

/**
 * Who holds a mandate that is in force and outlives the visit: the mediator who took it over last, else the one who asked
 * for it.
 */
@Repository
class MandateHolderQueries {
    private static final String IN_HAND = """
            m.partner_id = :association and m.expires_at > :now and m.term <> 'VISIT'
            """;

    private static final String HELD = """
            select m.id as mandate_id, c.number, m.term, m.expires_at as until,
                   coalesce(h.to_account, m.mediator_id) as holder_id, coalesce(h.to_name, m.mediator_name) as holder
              from mandates_active_mandate m
              join casework_case_reference c on c.id = m.case_id
              left join visits_handover h on h.id = (select l.id from visits_handover l
                        where l.mandate_id = m.id and l.state = 'ACCEPTED' order by l.answered_at desc limit 1)
             where\s""" + IN_HAND;

    private final JdbcClient jdbc;

    MandateHolderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mandate in force. */
    record InForce(UUID caseId, UUID applicantId, String procedure) {}

    /** Those of the association over this case, the longest first. */
    List<Held> ofCase(CaseId caseId, UUID association, Instant now) {
        return jdbc.sql(HELD + " and c.id = :case and m.applicant_id = c.applicant_id order by m.expires_at desc")
                .param("association", association)
                .param("now", now)
                .param("case", caseId.value())
                .query(Held.class)
                .list();
    }

    /** Those of the association; those that end soonest first. */
    PageOf<Held> ofAssociation(UUID association, Instant now, int offset, int limit) {
        long total = jdbc.sql("select count(*) from mandates_active_mandate m where " + IN_HAND)
                .param("association", association)
                .param("now", now)
                .query(Long.class)
                .single();
        List<Held> page = jdbc.sql(HELD + " order by m.expires_at, m.id limit :limit offset :offset")
                .param("association", association)
                .param("now", now)
                .param("limit", limit)
                .param("offset", offset)
                .query(Held.class)
                .list();
        return new PageOf<>(page, total);
    }

    /** The mandate, if it is the association's and in force; locked until the transaction ends. */
    Optional<InForce> lock(UUID mandateId, UUID association, Instant now) {
        return jdbc.sql("""
                        select m.case_id, m.applicant_id, c.procedure_code as `procedure`
                          from mandates_active_mandate m
                          join casework_case_reference c on c.id = m.case_id
                         where m.id = :mandate and m.partner_id = :association and m.expires_at > :now
                           for update
                        """)
                .param("mandate", mandateId)
                .param("association", association)
                .param("now", now)
                .query(InForce.class)
                .optional();
    }

    /** The account of who holds a mandate that is in force. */
    UUID holder(UUID mandateId) {
        return jdbc.sql("""
                        select coalesce((select h.to_account from visits_handover h where h.mandate_id = m.id
                               and h.state = 'ACCEPTED' order by h.answered_at desc limit 1), m.mediator_id)
                          from mandates_active_mandate m
                         where m.id = :mandate
                        """).param("mandate", mandateId).query(UUID.class).single();
    }
}
