package pt.vez.casework.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;

/** Contacts of the people of many cases. */
@Repository
class RecipientQueries {
    private final JdbcClient jdbc;

    RecipientQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param municipality code; null where the register has none or it may be a stranger's */
    record Row(
            UUID caseId,
            String number,
            UUID applicantId,
            String name,
            String language,
            @Nullable String address,
            @Nullable String municipality,
            @Nullable String phone,
            @Nullable String email) {}

    /**
     * In no order. What an account typed that the person it described was not asked about yet, or could not show, may be a
     * stranger's: no contact of that kind is read but one that was proved by a document.
     */
    List<Row> of(Collection<CaseId> cases) {
        return cases.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        with person as (
                            select c.id as case_id, c.number, c.claim, c.account_id, a.id as applicant_id, a.name,
                                   a.language, a.address, a.municipality, a.phone, a.phone_proof, a.email, a.email_proof,
                                   c.origin = 'APPLICANT' and c.claim = 'PROVISIONAL' as strange
                              from casework_case c
                              join people_applicant a on a.id = c.applicant_id
                             where c.id in (:ids))
                        select p.case_id, p.number, p.applicant_id, p.name, p.language,
                               if(p.strange, null, p.address) as address,
                               if(p.strange, null, p.municipality) as municipality,
                               case when p.strange
                                    then if(p.phone_proof in ('PASSPORT', 'RESIDENCE_PERMIT'), p.phone, null)
                                    else p.phone end as phone,
                               case when p.strange
                                    then if(p.email_proof in ('PASSPORT', 'RESIDENCE_PERMIT'), p.email, null)
                                    when p.claim = 'VERIFIED' and p.email_proof is null then coalesce(i.email, p.email)
                                    else p.email end as email
                          from person p
                          left join identity_account_contact i on i.id = p.account_id and i.active
                        """)
                        .param("ids", cases.stream().map(CaseId::value).toList())
                        .query(Row.class)
                        .list();
    }
}
