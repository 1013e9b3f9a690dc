package pt.vez.associations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Partner bodies under agreement and the mediators who belong to them. */
@Service
public class Associations {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    Associations(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What kind of body signed the agreement. */
    public enum Kind {
        ASSOCIATION,
        MUNICIPALITY,
        NGO
    }

    /** @param coordinator runs the association's own affairs: calls, rota, mediators */
    public record Membership(UUID associationId, String associationName, boolean coordinator) {}

    /** The association a mediator works for today under an agreement in force today (days of Lisbon). */
    @Transactional(readOnly = true)
    public Optional<Membership> membershipOf(UUID accountId) {
        LocalDate today = LocalDate.now(clock.withZone(LISBON));
        return jdbc.sql(
                        "select p.id, p.name, m.coordinator from associations_member m join associations_partner p on p.id = m.partner_id"
                                + " where m.account_id = :account and m.since <= :today"
                                + " and (m.until_date is null or m.until_date >= :today)"
                                + " and p.active and :today between p.agreement_from and p.agreement_to")
                .param("account", accountId)
                .param("today", today)
                .query((row, n) -> new Membership(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)))
                .optional();
    }

    /** @throws NotAuthorised when the mediator has no agreement behind them today */
    public Membership requireMembership(UUID accountId) {
        return membershipOf(accountId).orElseThrow(() -> new NotAuthorised("error.noAgreement"));
    }

    /**
     * Who runs the affairs of an association: one of its members whom it named its coordinator.
     *
     * @throws NotAuthorised for everybody else
     */
    public Membership requireCoordinator(Actor actor) {
        Membership membership = requireMembership(actor.accountId());
        if (!membership.coordinator()) {
            throw new NotAuthorised("error.role");
        }
        return membership;
    }

    /** A body as administrators see it. */
    public record Partner(
            UUID id, String name, Kind kind, String city, LocalDate from, LocalDate until, List<String> mediators) {}

    /** All partners with their mediators, by name. Nobody but an administrator sees them together. */
    @Transactional(readOnly = true)
    public List<Partner> partners(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(
                        "select p.id, p.name, p.kind, p.city, p.agreement_from, p.agreement_to from associations_partner p"
                                + " where p.active order by p.name")
                .query((row, n) -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Partner(
                            id,
                            row.getString(2),
                            Kind.valueOf(row.getString(3)),
                            row.getString(4),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class),
                            mediators(id));
                })
                .list();
    }

    private List<String> mediators(UUID partner) {
        return jdbc
                .sql("select account_id from associations_member where partner_id = ? and until_date is null")
                .param(partner)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(account -> accounts.actor(account, null).stream())
                .map(Actor::name)
                .sorted()
                .toList();
    }

    /** @throws InvalidInput when a name is missing or the agreement ends before it begins */
    @Transactional
    public UUID register(Actor actor, String name, Kind kind, String city, LocalDate from, LocalDate to) {
        actor.require(Role.ADMINISTRATOR);
        if (name.isBlank() || name.length() > 200 || city.length() > 80) {
            throw new InvalidInput("field.name.missing");
        }
        if (to.isBefore(from)) {
            throw new InvalidInput("shifts.period");
        }
        UUID id = Ids.next();
        jdbc.sql("insert into associations_partner values (?, ?, ?, ?, ?, ?, true, 0)")
                .params(id, name.strip(), kind.name(), city.strip(), from, to)
                .update();
        return id;
    }

    /** Makes the account of a mediator and lets it work for the partner from today. */
    @Transactional
    public void addMediator(Actor actor, UUID associationId, Email email, String name) {
        UUID account = accounts.create(actor, email, name, Set.of(Role.MEDIATOR));
        join(actor, account, associationId, LocalDate.now(clock.withZone(LISBON)));
    }

    @Transactional
    public void join(Actor actor, UUID accountId, UUID associationId, LocalDate since) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("insert into associations_member (account_id, partner_id, since) values (?, ?, ?)")
                .params(accountId, associationId, since)
                .update();
    }

    /**
     * Makes whoever has this address a mediator of the actor's own association from today: a new account, or the one they
     * have. They join on the day of Lisbon on which this is called.
     *
     * @throws InvalidInput when they work for an association already; which one is not told
     */
    @Transactional
    public UUID hire(Actor coordinator, Email email, String name, String language) {
        UUID association = requireCoordinator(coordinator).associationId();
        UUID account = accounts.enlist(coordinator, email, name, language);
        LocalDate today = LocalDate.now(clock.withZone(LISBON));
        int joined = jdbc.sql("update associations_member set partner_id = ?, since = ?, until_date = null,"
                        + " coordinator = false where account_id = ? and until_date < ?")
                .params(association, today, account, today)
                .update();
        if (joined == 0) {
            joined = jdbc.sql("insert ignore into associations_member (account_id, partner_id, since) values (?, ?, ?)")
                    .params(account, association, today)
                    .update();
        }
        if (joined == 0) {
            throw new InvalidInput("hiring.elsewhere");
        }
        return account;
    }

    /** The association's name while its agreement is in force today; for what the system shows on its behalf. */
    @Transactional(readOnly = true)
    public Optional<String> nameInForce(UUID associationId) {
        return jdbc.sql("select name from associations_partner where id = ? and active"
                        + " and ? between agreement_from and agreement_to")
                .params(associationId, LocalDate.now(clock.withZone(LISBON)))
                .query(String.class)
                .optional();
    }
}
