package pt.vez.associations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;

/** The other mediators of the actor's own association. */
@Service
public class Colleagues {
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Clock clock;

    Colleagues(JdbcClient jdbc, Associations associations, Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.clock = clock;
    }

    public record Colleague(UUID accountId, String name) {}

    /** By name; those whose account is closed or whose time is over are left out. */
    @Transactional(readOnly = true)
    public List<Colleague> of(Actor actor) {
        var membership = associations.requireMembership(actor);
        LocalDate today = Zones.today(clock);
        return jdbc.sql("select m.account_id, a.name from associations_member m"
                        + " join identity_account a on a.id = m.account_id and a.active"
                        + " join identity_account_role r on r.account_id = m.account_id and r.role = 'MEDIATOR'"
                        + " where m.partner_id = ? and m.since <= ? and (m.until_date is null or m.until_date >= ?)"
                        + " and m.account_id <> ? order by a.name, m.account_id")
                .params(membership.associationId(), today, today, actor.accountId())
                .query(Colleague.class)
                .list();
    }
}
