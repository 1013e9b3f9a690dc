package pt.vez.mandates.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** To whom else a contact belongs that a code is to be sent to. */
@Repository
class ConsentContactQueries {
    private final JdbcClient jdbc;

    ConsentContactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is the contact of the association or of an account of one of its members. */
    boolean isOfAssociation(String contact, UUID association) {
        return jdbc.sql("""
                        select exists (select 1
                                         from identity_account_contact a
                                         join associations_membership m on m.account_id = a.id
                                        where m.partner_id = :association and (a.email = :to or a.phone = :to))
                            or exists (select 1
                                         from associations_contact_phone
                                        where partner_id = :association and phone = :to)
                        """)
                .param("association", association)
                .param("to", contact)
                .query(Boolean.class)
                .single();
    }

    /** How many other people asked with this contact by the association had it as well. */
    int othersWith(byte[] contactHash, UUID association, UUID applicantId) {
        return jdbc.sql("""
                        select count(distinct applicant_id)
                          from mandates_mandate
                         where contact_hash = :contact and partner_id = :association and applicant_id <> :applicant
                        """)
                .param("contact", contactHash)
                .param("association", association)
                .param("applicant", applicantId)
                .query(Integer.class)
                .single();
    }
}
