package pt.vez.associations.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.associations.MediatorProfile;
import pt.vez.associations.MembershipEvents.CoordinatorChanged;
import pt.vez.associations.MembershipEvents.MediatorHired;
import pt.vez.associations.MembershipEvents.MemberJoined;
import pt.vez.associations.MembershipEvents.MemberLeft;
import pt.vez.associations.MembershipEvents.MemberRestored;
import pt.vez.associations.Memberships;
import pt.vez.associations.PartnerRecord;
import pt.vez.associations.WorkTime;
import pt.vez.audit.Journal;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Members as they join and leave. */
@Service
class MembershipAdministration implements Memberships {
    private final MemberRepository members;
    private final PartnerDirectory associations;
    private final PartnerRegister records;
    private final ProfileRepository profiles;
    private final Accounts accounts;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MembershipAdministration(
            MemberRepository members,
            PartnerDirectory associations,
            PartnerRegister records,
            ProfileRepository profiles,
            Accounts accounts,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.associations = associations;
        this.records = records;
        this.profiles = profiles;
        this.accounts = accounts;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public UUID register(Actor actor, String name, Associations.Kind kind, String city) {
        return records.register(actor, PartnerRecord.of(name, kind, city));
    }

    @Override
    @Transactional
    public void addMediator(Actor actor, UUID partnerId, Email email, String name) {
        actor.require(Role.ADMINISTRATOR);
        UUID account = accounts.grantMediatorRole(actor, email, name, "pt-PT");
        if (!enter(account, partnerId)) {
            throw new InvalidInput("partners.elsewhere");
        }
        journal.record(actor, "member.joined", null, null, account.toString());
        events.publishEvent(new MemberJoined(account, partnerId));
    }

    @Override
    @Transactional
    public void join(Actor actor, UUID accountId, UUID partnerId, LocalDate since) {
        actor.require(Role.ADMINISTRATOR);
        associations.requireRoom(partnerId);
        members.insert(accountId, partnerId, since);
        journal.record(actor, "member.joined", null, null, accountId.toString());
    }

    @Override
    @Transactional
    public void coordinate(Actor actor, UUID accountId, boolean coordinator) {
        actor.require(Role.ADMINISTRATOR);
        UUID partner = associations.belongsTo(accountId).orElseThrow(() -> new NotFound("error.notFound"));
        if (members.coordinate(accountId, coordinator)) {
            journal.record(
                    actor,
                    coordinator ? "member.coordinates" : "member.coordinatesNoMore",
                    null,
                    null,
                    accountId.toString());
            events.publishEvent(new CoordinatorChanged(accountId, partner, coordinator));
        }
    }

    @Override
    @Transactional
    public void leave(Actor actor, UUID accountId) {
        actor.require(Role.ADMINISTRATOR);
        UUID partner = associations.belongsTo(accountId).orElseThrow(() -> new NotFound("error.notFound"));
        members.leave(accountId, associations.today().minusDays(1), clock.instant());
        accounts.endMediatorRole(actor, accountId);
        journal.record(actor, "member.left", null, null, accountId.toString());
        events.publishEvent(new MemberLeft(accountId, partner));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Departed> departed(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        return members.departed(partnerId, clock.instant().minus(UNDO));
    }

    @Override
    @Transactional
    public void restore(Actor actor, UUID partnerId, UUID accountId) {
        actor.require(Role.ADMINISTRATOR);
        associations.requireRoom(partnerId);
        if (!members.restore(accountId, partnerId, clock.instant().minus(UNDO))) {
            throw new InvalidInput("partners.restore.late");
        }
        accounts.restoreMediatorRole(actor, accountId);
        journal.record(actor, "member.restored", null, null, accountId.toString());
        events.publishEvent(new MemberRestored(accountId, partnerId));
    }

    @Override
    @Transactional
    public UUID hire(
            Actor coordinator,
            Email email,
            String name,
            String language,
            MediatorProfile profile,
            Set<WorkTime> times) {
        UUID association = associations.requireCoordinator(coordinator).partnerId();
        UUID account = accounts.grantMediatorRole(coordinator, email, name, language);
        if (!enter(account, association)) {
            throw new InvalidInput("hiring.elsewhere");
        }
        profiles.insert(account, profile, clock.instant());
        journal.record(coordinator, "member.joined", null, null, account.toString());
        events.publishEvent(new MediatorHired(account, association, times));
        return account;
    }

    /** @return whether the account belongs to the association now; false when it is a member of a partner already */
    private boolean enter(UUID account, UUID association) {
        associations.requireRoom(association);
        return members.enter(account, association, associations.today());
    }
}
