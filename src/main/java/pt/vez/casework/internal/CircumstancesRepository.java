package pt.vez.casework.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseCircumstances.Circumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.Vulnerability;

/** Confirmed circumstances of cases, and which cases are one family. */
@Repository
class CircumstancesRepository {
    private final JdbcClient jdbc;

    CircumstancesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Circumstances> find(CaseId caseId) {
        return jdbc.sql("""
                        select vulnerability, court_order_by, legal_deadline, protected
                          from casework_standing
                         where case_id = :case
                        """)
                .param("case", caseId.value())
                .query((row, n) -> new Circumstances(
                        row.getString("vulnerability") == null
                                ? null
                                : Vulnerability.valueOf(row.getString("vulnerability")),
                        row.getObject("court_order_by", LocalDate.class),
                        row.getObject("legal_deadline", LocalDate.class),
                        row.getBoolean("protected")))
                .optional();
    }

    void save(CaseId caseId, Circumstances circumstances, UUID by, Instant now) {
        jdbc.sql("""
                        insert into casework_standing
                            (case_id, vulnerability, court_order_by, legal_deadline, protected, confirmed_by, confirmed_at)
                        values (:case, :vulnerability, :court, :deadline, :protected, :by, :now)
                        on duplicate key update
                            vulnerability = values(vulnerability), court_order_by = values(court_order_by),
                            legal_deadline = values(legal_deadline), protected = values(protected),
                            confirmed_by = values(confirmed_by), confirmed_at = values(confirmed_at)
                        """)
                .param("case", caseId.value())
                .param(
                        "vulnerability",
                        circumstances.vulnerability() == null
                                ? null
                                : circumstances.vulnerability().name())
                .param("court", circumstances.courtOrderBy())
                .param("deadline", circumstances.legalDeadline())
                .param("protected", circumstances.protectedAppointment())
                .param("by", by)
                .param("now", now)
                .update();
    }

    /** The other cases of the family of this one. */
    List<CaseId> relatives(CaseId caseId) {
        return jdbc.sql("""
                        select m.case_id
                          from casework_family f
                          join casework_family m on m.family_id = f.family_id
                         where f.case_id = :case and m.case_id <> f.case_id
                         order by m.case_id
                        """).param("case", caseId.value()).query(UUID.class).list().stream()
                .map(CaseId::new)
                .toList();
    }

    /** The case belongs to this family from now on, and to no other. */
    void join(CaseId caseId, UUID family) {
        jdbc.sql("""
                        insert into casework_family (case_id, family_id) values (:case, :family)
                        on duplicate key update family_id = values(family_id)
                        """).param("case", caseId.value()).param("family", family).update();
    }

    void leave(CaseId caseId) {
        jdbc.sql("delete from casework_family where case_id = :case")
                .param("case", caseId.value())
                .update();
    }
}
