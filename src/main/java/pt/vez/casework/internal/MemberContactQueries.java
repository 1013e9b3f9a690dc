package pt.vez.casework.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Colleagues;
import pt.vez.shared.Actor;

/** Whether a contact belongs to a member of the mediator's own association who has a case as well. */
@Component
class MemberContactQueries {
    private final JdbcClient jdbc;
    private final Colleagues colleagues;

    MemberContactQueries(JdbcClient jdbc, Colleagues colleagues) {
        this.jdbc = jdbc;
        this.colleagues = colleagues;
    }

    public boolean isOfMember(Actor mediator, String contact) {
        List<UUID> members = new ArrayList<>(List.of(mediator.accountId()));
        colleagues.of(mediator).forEach(each -> members.add(each.accountId()));
        return jdbc.sql("""
                        select exists (select 1 from casework_case c join people_applicant a on a.id = c.applicant_id
                                        where c.account_id in (:members) and (a.phone = :contact or a.email = :contact))
                        """)
                .param("members", members)
                .param("contact", contact)
                .query(Boolean.class)
                .single();
    }
}
