package pt.vez.mandates.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.Authority;
import pt.vez.mandates.LiveMandates;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;

/** Reads mandates in force with SQL. */
@Repository
class LiveMandateQueries implements LiveMandates {
    private final JdbcClient jdbc;
    private final Authority authority;
    private final Clock clock;

    LiveMandateQueries(JdbcClient jdbc, Authority authority, Clock clock) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, UUID> among(Actor actor, Collection<UUID> applicants) {
        var membership = authority.member(actor, Permission.DESK);
        Map<UUID, UUID> live = new HashMap<>();
        if (!applicants.isEmpty()) {
            jdbc.sql("""
                            select case_id, id
                              from mandates_mandate
                             where applicant_id in (:people) and partner_id = :association and state = 'ACTIVE'
                               and expires_at > :now
                             order by granted_at
                            """)
                    .param("people", applicants)
                    .param("association", membership.partnerId())
                    .param("now", clock.instant())
                    .query(row -> {
                        live.put(row.getObject("case_id", UUID.class), row.getObject("id", UUID.class));
                    });
        }
        return live;
    }
}
