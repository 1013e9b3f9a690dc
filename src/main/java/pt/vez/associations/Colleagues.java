package pt.vez.associations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The other mediators of one's own association, and of no other. */
@Service
public class Colleagues {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Accounts accounts;
    private final Clock clock;

    Colleagues(JdbcClient jdbc, Associations associations, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.accounts = accounts;
        this.clock = clock;
    }

    public record Colleague(UUID accountId, String name) {}

    /** By name; those whose account is closed or whose time is over are left out. */
    @Transactional(readOnly = true)
    public List<Colleague> of(Actor actor) {
        var membership =
                associations.requireMembership(actor.require(Role.MEDIATOR).accountId());
        LocalDate today = LocalDate.now(clock.withZone(LISBON));
        return jdbc
                .sql("select account_id from associations_member where partner_id = ? and since <= ?"
                        + " and (until_date is null or until_date >= ?) and account_id <> ?")
                .params(membership.associationId(), today, today, actor.accountId())
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(account -> accounts.actor(account, null).stream())
                .filter(each -> each.is(Role.MEDIATOR))
                .map(each -> new Colleague(each.accountId(), each.name()))
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }
}
