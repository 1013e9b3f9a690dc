package pt.vez.mandates;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;

/** Which of several people have a mandate in force with the actor's own association. */
@Service
public class LiveMandates {
    private final JdbcClient jdbc;
    private final Authority authority;
    private final Clock clock;

    LiveMandates(JdbcClient jdbc, Authority authority, Clock clock) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.clock = clock;
    }

    /** From the case to the mandate over it; nothing is said about any other association's. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> among(Actor actor, Collection<UUID> applicants) {
        var membership = authority.member(actor, Permission.DESK);
        Map<UUID, UUID> live = new HashMap<>();
        if (!applicants.isEmpty()) {
            jdbc.sql("select case_id, id from mandates_mandate where applicant_id in (:people)"
                            + " and association_id = :association and state = 'ACTIVE' and expires_at > :now"
                            + " order by granted_at")
                    .param("people", applicants)
                    .param("association", membership.associationId())
                    .param("now", clock.instant())
                    .query(row -> {
                        live.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                    });
        }
        return live;
    }
}
