package pt.vez.associations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Partner bodies under agreement and the mediators who belong to them. */
@Service
public class Associations {
    private static final String NO_AGREEMENT = "authority.AGREEMENT";
    private final JdbcClient jdbc;
    private final Clock clock;

    Associations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        LocalDate today = today();
        return jdbc.sql(
                        "select p.id, p.name, m.coordinator from associations_member m join associations_partner p on p.id = m.partner_id"
                                + " where m.account_id = :account and m.since <= :today"
                                + " and (m.until_date is null or m.until_date >= :today)"
                                + " and p.active and exists (select 1 from associations_agreement g where g.partner_id = p.id"
                                + " and " + Agreements.IN_FORCE + ")")
                .param("account", accountId)
                .param("today", today)
                .query((row, n) -> new Membership(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)))
                .optional();
    }

    /** The partner the account is a member of today, also without an agreement in force. */
    @Transactional(readOnly = true)
    public Optional<UUID> belongsTo(UUID accountId) {
        return jdbc.sql("select partner_id from associations_member where account_id = :account and since <= :today"
                        + " and (until_date is null or until_date >= :today)")
                .param("account", accountId)
                .param("today", today())
                .query(UUID.class)
                .optional();
    }

    /** A partner as its members know it. */
    public record Body(UUID id, String name, Kind kind, String city) {}

    /**
     * The partner the actor is a member of today, also without an agreement in force.
     *
     * @throws NotAuthorised when the actor is no member of a partner
     */
    @Transactional(readOnly = true)
    public Body own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return belongsTo(actor.accountId())
                .flatMap(id -> jdbc.sql("select id, name, kind, city from associations_partner where id = ?")
                        .param(id)
                        .query(Body.class)
                        .optional())
                .orElseThrow(() -> withoutAgreement(actor.accountId()));
    }

    /** @throws NotAuthorised for all actors but an administrator and the members of this partner */
    void requireParty(Actor actor, UUID partnerId) {
        if (!actor.is(Role.ADMINISTRATOR)
                && belongsTo(actor.accountId()).filter(partnerId::equals).isEmpty()) {
            throw new NotAuthorised("error.role");
        }
    }

    LocalDate today() {
        return Zones.today(clock);
    }

    /** @throws NotAuthorised when the actor is no mediator, or has no agreement behind them today */
    public Membership requireMembership(Actor actor) {
        return underAgreement(actor.require(Role.MEDIATOR));
    }

    private Membership underAgreement(Actor actor) {
        return membershipOf(actor.accountId()).orElseThrow(() -> withoutAgreement(actor.accountId()));
    }

    /** Whether the account coordinates the partner it belongs to today, also without an agreement in force. */
    @Transactional(readOnly = true)
    public boolean coordinates(UUID accountId) {
        return belonging(accountId).filter(Belonging::coordinator).isPresent();
    }

    private record Belonging(UUID partnerId, boolean coordinator) {}

    private Optional<Belonging> belonging(UUID accountId) {
        return jdbc.sql("""
                        select partner_id, coordinator from associations_member
                        where account_id = :account and since <= :today
                            and (until_date is null or until_date >= :today)
                        """)
                .param("account", accountId)
                .param("today", today())
                .query(Belonging.class)
                .optional();
    }

    /**
     * Why the account may do nothing for a partner today: it belongs to none, the agreement is suspended (since when
     * and why), or none is in force. A coordinator is told to speak to the agency, other members to the coordinator.
     */
    @Transactional(readOnly = true)
    public NotAuthorised withoutAgreement(UUID accountId) {
        record Suspended(Instant since, String reason) {}
        Belonging belonging = belonging(accountId).orElse(null);
        if (belonging == null) {
            return new NotAuthorised(NO_AGREEMENT + ".none");
        }
        String reader = belonging.coordinator() ? ".coordinator" : "";
        return jdbc.sql("""
                        select g.suspended_at as since, g.suspended_reason as reason from associations_agreement g
                        where g.partner_id = :partner and g.valid_to >= :today and g.valid_from <= :today
                            and g.suspended_at is not null and g.ended_at is null
                        order by g.suspended_at desc limit 1
                        """)
                .param("partner", belonging.partnerId())
                .param("today", today())
                .query(Suspended.class)
                .optional()
                .map(each -> new NotAuthorised(
                        NO_AGREEMENT + ".suspended" + reader,
                        LocalDate.ofInstant(each.since(), Zones.LISBON),
                        each.reason()))
                .orElseGet(() -> new NotAuthorised(NO_AGREEMENT + reader));
    }

    /**
     * Who runs the affairs of an association: one of its members whom it named its coordinator.
     *
     * @throws NotAuthorised for all other actors
     */
    public Membership requireCoordinator(Actor actor) {
        Membership membership = underAgreement(actor);
        if (!membership.coordinator()) {
            throw new NotAuthorised("error.role");
        }
        return membership;
    }

    /**
     * A body as administrators see it.
     *
     * @param until last day of its agreements that are in force, null when none is
     */
    public record Partner(
            UUID id,
            String name,
            Kind kind,
            String city,
            @Nullable LocalDate until,
            List<String> mediators) {}

    /** All partners with their mediators, by name; for administrators only. */
    @Transactional(readOnly = true)
    public List<Partner> partners(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql("select p.id, p.name, p.kind, p.city, (select max(g.valid_to) from associations_agreement g"
                        + " where g.partner_id = p.id and " + Agreements.IN_FORCE + ") as until"
                        + " from associations_partner p where p.active order by p.name")
                .param("today", today())
                .query((row, n) -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Partner(
                            id,
                            row.getString(2),
                            Kind.valueOf(row.getString(3)),
                            row.getString(4),
                            row.getObject(5, LocalDate.class),
                            members(id).stream().map(Member::name).toList());
                })
                .list();
    }

    /** A person who works for a partner. */
    public record Member(UUID accountId, String name, boolean coordinator) {}

    /**
     * By name.
     *
     * @throws NotAuthorised for all actors but an administrator and the coordinator of this partner
     */
    @Transactional(readOnly = true)
    public List<Member> membersOf(Actor actor, UUID partnerId) {
        if (!actor.is(Role.ADMINISTRATOR)
                && !requireCoordinator(actor).associationId().equals(partnerId)) {
            throw new NotAuthorised("error.role");
        }
        return members(partnerId);
    }

    /** The name of a partner, for messages of the system itself. */
    @Transactional(readOnly = true)
    public Optional<String> nameOf(UUID partnerId) {
        return jdbc.sql("select name from associations_partner where id = ?")
                .param(partnerId)
                .query(String.class)
                .optional();
    }

    List<Member> members(UUID partner) {
        return jdbc.sql("select m.account_id, a.name, m.coordinator from associations_member m"
                        + " join identity_account a on a.id = m.account_id where m.partner_id = :partner"
                        + " and (m.until_date is null or m.until_date >= :today) order by a.name")
                .param("partner", partner)
                .param("today", today())
                .query(Member.class)
                .list();
    }

    /** Accounts of all members of the association today, with or without an agreement; for the system itself. */
    @Transactional(readOnly = true)
    public List<UUID> everybodyOf(UUID associationId) {
        return jdbc.sql("""
                        select m.account_id
                        from associations_member m
                        join identity_account a on a.id = m.account_id and a.active
                        where m.partner_id = :partner and m.since <= :today
                            and (m.until_date is null or m.until_date >= :today)
                        order by m.account_id
                        """)
                .param("partner", associationId)
                .param("today", today())
                .query(UUID.class)
                .list();
    }

    /**
     * Accounts of those who coordinate the association this account works for, without itself; for the system itself.
     */
    @Transactional(readOnly = true)
    public List<UUID> coordinatorsOver(UUID accountId) {
        return jdbc.sql("""
                        select m.account_id
                        from associations_member own
                        join associations_member m on m.partner_id = own.partner_id and m.coordinator
                            and m.account_id <> own.account_id
                        join identity_account a on a.id = m.account_id and a.active
                        where own.account_id = :account and own.since <= :today
                            and (own.until_date is null or own.until_date >= :today)
                            and m.since <= :today and (m.until_date is null or m.until_date >= :today)
                        order by m.account_id
                        """)
                .param("account", accountId)
                .param("today", today())
                .query(UUID.class)
                .list();
    }

    /** Accounts of an association's coordinators while an agreement is in force; for messages of the system itself. */
    @Transactional(readOnly = true)
    public List<UUID> coordinators(UUID associationId) {
        return jdbc.sql("select m.account_id from associations_member m"
                        + " join identity_account a on a.id = m.account_id and a.active"
                        + " where m.partner_id = :partner and m.coordinator and m.since <= :today"
                        + " and (m.until_date is null or m.until_date >= :today) and exists"
                        + " (select 1 from associations_agreement g where g.partner_id = m.partner_id and "
                        + Agreements.IN_FORCE
                        + ") order by m.account_id")
                .param("partner", associationId)
                .param("today", today())
                .query(UUID.class)
                .list();
    }

    /** The association's name while its agreement is in force today; for what the system shows on its behalf. */
    @Transactional(readOnly = true)
    public Optional<String> nameInForce(UUID associationId) {
        return jdbc.sql("select p.name from associations_partner p where p.id = :partner and p.active and exists"
                        + " (select 1 from associations_agreement g where g.partner_id = p.id and "
                        + Agreements.IN_FORCE
                        + ")")
                .param("partner", associationId)
                .param("today", today())
                .query(String.class)
                .optional();
    }
}
