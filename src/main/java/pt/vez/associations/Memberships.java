package pt.vez.associations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.MembershipEvents.CoordinatorChanged;
import pt.vez.associations.MembershipEvents.MediatorHired;
import pt.vez.associations.MembershipEvents.MemberJoined;
import pt.vez.associations.MembershipEvents.MemberLeft;
import pt.vez.associations.MembershipEvents.MemberRestored;
import pt.vez.audit.Journal;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Members join and leave a partner body; the body itself is entered and closed. */
@Service
public class Memberships {
    /** How long a departure can be undone. */
    static final Duration UNDO = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Associations associations;
    private final PartnerRecords records;
    private final MediatorProfiles profiles;
    private final Accounts accounts;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Memberships(
            JdbcClient jdbc,
            Associations associations,
            PartnerRecords records,
            MediatorProfiles profiles,
            Accounts accounts,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.records = records;
        this.profiles = profiles;
        this.accounts = accounts;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Registers a partner with what has to be known at least, as {@link PartnerRecords#register}. */
    public UUID register(Actor actor, String name, Associations.Kind kind, String city) {
        return records.register(actor, PartnerRecord.of(name, kind, city));
    }

    /**
     * Lets the holder of this address work for the partner from today: with a new account, or the one they have, whose
     * name stays.
     *
     * @throws InvalidInput when they work for a partner already, or the agreements in force allow no more mediators
     */
    @Transactional
    public void addMediator(Actor actor, UUID associationId, Email email, String name) {
        actor.require(Role.ADMINISTRATOR);
        UUID account = accounts.grantMediatorRole(actor, email, name, "pt-PT");
        if (!enter(account, associationId)) {
            throw new InvalidInput("partners.elsewhere");
        }
        journal.record(actor, "member.joined", null, null, account.toString());
        events.publishEvent(new MemberJoined(account, associationId));
    }

    /**
     * Enters a membership that is known to the member already, of which no message goes out.
     *
     * @throws InvalidInput when the agreements in force allow no more mediators
     */
    @Transactional
    public void join(Actor actor, UUID accountId, UUID associationId, LocalDate since) {
        actor.require(Role.ADMINISTRATOR);
        requireRoom(associationId);
        jdbc.sql("insert into associations_member (account_id, partner_id, since) values (?, ?, ?)")
                .params(accountId, associationId, since)
                .update();
        journal.record(actor, "member.joined", null, null, accountId.toString());
    }

    private void requireRoom(UUID associationId) {
        // Who joins waits for who joins at the same moment, so that the number agreed is never passed.
        jdbc.sql("select id from associations_partner where id = ? for update")
                .param(associationId)
                .query(UUID.class)
                .single();
        Integer agreed = jdbc.sql("select coalesce(sum(g.mediators), 0) from associations_agreement g"
                        + " where g.partner_id = :partner and " + Agreements.IN_FORCE)
                .param("partner", associationId)
                .param("today", associations.today())
                .query(Integer.class)
                .single();
        if (associations.members(associationId).size() >= agreed) {
            throw new InvalidInput("partners.full", agreed);
        }
    }

    /** Whether this member runs the association's own affairs, or does so no more. */
    @Transactional
    public void coordinate(Actor actor, UUID accountId, boolean coordinator) {
        actor.require(Role.ADMINISTRATOR);
        UUID partner = associations.belongsTo(accountId).orElseThrow(() -> new NotFound("error.notFound"));
        int changed = jdbc.sql(
                        "update associations_member set coordinator = ? where account_id = ? and coordinator <> ?")
                .params(coordinator, accountId, coordinator)
                .update();
        if (changed == 1) {
            journal.record(
                    actor,
                    coordinator ? "member.coordinates" : "member.coordinatesNoMore",
                    null,
                    null,
                    accountId.toString());
            events.publishEvent(new CoordinatorChanged(accountId, partner, coordinator));
        }
    }

    /**
     * Leaves today: nothing more can be done for the association from this moment on, and the role goes with the
     * membership. It can be undone for a day.
     */
    @Transactional
    public void leave(Actor actor, UUID accountId) {
        actor.require(Role.ADMINISTRATOR);
        UUID partner = associations.belongsTo(accountId).orElseThrow(() -> new NotFound("error.notFound"));
        jdbc.sql("update associations_member set until_date = ?, left_at = ? where account_id = ?")
                .params(associations.today().minusDays(1), clock.instant(), accountId)
                .update();
        accounts.endMediatorRole(actor, accountId);
        journal.record(actor, "member.left", null, null, accountId.toString());
        events.publishEvent(new MemberLeft(accountId, partner));
    }

    /** A member whose departure can still be undone. */
    public record Departed(UUID accountId, String name, Instant leftAt) {}

    /** Who left this partner within the last day, newest first. */
    @Transactional(readOnly = true)
    public List<Departed> departed(Actor actor, UUID associationId) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql("select m.account_id, a.name, m.left_at from associations_member m join identity_account a"
                        + " on a.id = m.account_id where m.partner_id = ? and m.left_at >= ? order by m.left_at desc")
                .params(associationId, clock.instant().minus(UNDO))
                .query((row, n) ->
                        new Departed(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, Instant.class)))
                .list();
    }

    /**
     * Undoes a departure of the last day, with the role and what the member coordinated.
     *
     * @throws InvalidInput when it is too late, they work elsewhere by now, or the agreements allow no more mediators
     */
    @Transactional
    public void restore(Actor actor, UUID associationId, UUID accountId) {
        actor.require(Role.ADMINISTRATOR);
        requireRoom(associationId);
        int restored = jdbc.sql("update associations_member set until_date = null, left_at = null"
                        + " where account_id = ? and partner_id = ? and left_at >= ?")
                .params(accountId, associationId, clock.instant().minus(UNDO))
                .update();
        if (restored == 0) {
            throw new InvalidInput("partners.restore.late");
        }
        accounts.restoreMediatorRole(actor, accountId);
        journal.record(actor, "member.restored", null, null, accountId.toString());
        events.publishEvent(new MemberRestored(accountId, associationId));
    }

    /**
     * Makes the holder of this address a mediator of the actor's own association from today: a new account, or the one
     * they have. They join on the day of Lisbon on which this is called.
     *
     * @param profile what they wrote about themselves; what they said as a mediator before stays
     * @param times when they can work, in the same way
     * @throws InvalidInput when they work for an association already, which one is not told; when the agreements allow
     *     no more mediators
     */
    @Transactional
    public UUID hire(
            Actor coordinator,
            Email email,
            String name,
            String language,
            MediatorProfile profile,
            Set<WorkTime> times) {
        UUID association = associations.requireCoordinator(coordinator).associationId();
        UUID account = accounts.grantMediatorRole(coordinator, email, name, language);
        if (!enter(account, association)) {
            throw new InvalidInput("hiring.elsewhere");
        }
        profiles.begin(account, profile);
        journal.record(coordinator, "member.joined", null, null, account.toString());
        events.publishEvent(new MediatorHired(account, association, times));
        return account;
    }

    /** @return whether the account belongs to the association now; false when it is a member of a partner already */
    private boolean enter(UUID account, UUID association) {
        LocalDate today = associations.today();
        requireRoom(association);
        int joined = jdbc.sql(
                        "update associations_member set partner_id = ?, since = ?, until_date = null, left_at = null,"
                                + " coordinator = false where account_id = ? and until_date < ?")
                .params(association, today, account, today)
                .update();
        if (joined == 0) {
            joined = jdbc.sql("insert ignore into associations_member (account_id, partner_id, since) values (?, ?, ?)")
                    .params(account, association, today)
                    .update();
        }
        return joined == 1;
    }
}
