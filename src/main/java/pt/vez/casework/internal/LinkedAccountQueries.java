package pt.vez.casework.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;

/** How many cases an account, a person or a passport has. */
@Repository
class LinkedAccountQueries {
    private final JdbcClient jdbc;

    LinkedAccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param unseen cases the account described of which no passport was seen
     * @param seen cases that are the account's, with a passport that was seen
     */
    record Described(int unseen, int seen) {}

    Described described(UUID account) {
        return jdbc.sql("""
                        select coalesce(sum(claim = 'SELF'), 0) as unseen,
                               coalesce(sum(claim = 'VERIFIED' and identity_seen_at is not null), 0) as seen
                          from casework_case
                         where account_id = :account
                        """).param("account", account).query(Described.class).single();
    }

    /** Whether the account has an open case of this passport and procedure. */
    boolean isOpenOf(UUID account, String passport, LocalDate birthDate, String procedure) {
        return jdbc.sql("""
                        select exists (select 1
                          from casework_case c
                          join people_applicant a on a.id = c.applicant_id
                         where c.account_id = :account and a.passport_number = :passport and a.birth_date = :birth
                           and c.procedure_code = :procedure and c.stage not in ('DECISION', 'CARD'))
                        """)
                .param("account", account)
                .param("passport", passport)
                .param("birth", birthDate)
                .param("procedure", procedure)
                .query(Boolean.class)
                .single();
    }

    /** Whether there is an open case of this passport and procedure that was not only described by an account. */
    boolean isOpen(String passport, LocalDate birthDate, String procedure) {
        return jdbc.sql("""
                        select exists (select 1
                          from people_applicant a
                          join casework_case c on c.applicant_id = a.id
                         where a.passport_number = :passport and a.birth_date = :birth and c.procedure_code = :procedure
                           and c.claim <> 'SELF' and c.stage not in ('DECISION', 'CARD'))
                        """)
                .param("passport", passport)
                .param("birth", birthDate)
                .param("procedure", procedure)
                .query(Boolean.class)
                .single();
    }

    /**
     * @param own cases of the person that are linked to the account
     * @param others cases of other people that are
     */
    record Linked(int own, int others) {}

    Linked linked(UUID account, UUID applicantId) {
        return jdbc.sql("""
                        select coalesce(sum(applicant_id = :applicant), 0) as own,
                               coalesce(sum(applicant_id <> :applicant), 0) as others
                          from casework_case
                         where account_id = :account
                        """)
                .param("account", account)
                .param("applicant", applicantId)
                .query(Linked.class)
                .single();
    }

    List<CaseId> casesOf(UUID applicantId) {
        return jdbc
                .sql("select id from casework_case where applicant_id = :applicant")
                .param("applicant", applicantId)
                .query(UUID.class)
                .list()
                .stream()
                .map(CaseId::new)
                .toList();
    }
}
