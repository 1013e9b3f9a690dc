package pt.vez.associations.internal;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.MediatorProfile;
import pt.vez.associations.MediatorProfiles;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Phone;
import pt.vez.shared.Role;

/** Profiles as mediators keep them. */
@Service
class ProfileService implements MediatorProfiles {
    private final ProfileRepository profiles;
    private final PartnerDirectory associations;
    private final Journal journal;
    private final Clock clock;

    ProfileService(ProfileRepository profiles, PartnerDirectory associations, Journal journal, Clock clock) {
        this.profiles = profiles;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public MediatorProfile own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return profiles.find(actor.accountId()).orElse(MediatorProfile.NONE);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, MediatorProfile> ofAssociation(Actor coordinator) {
        UUID partner = associations.requireCoordinator(coordinator).partnerId();
        return profiles.ofMembers(partner, associations.today());
    }

    @Override
    @Transactional
    public void change(Actor actor, MediatorProfile seen, MediatorProfile wanted) {
        actor.require(Role.MEDIATOR);
        String phone = wanted.phone() == null ? null : Phone.of(wanted.phone()).value();
        profiles.insert(actor.accountId(), MediatorProfile.NONE, clock.instant());
        ChangedMeanwhile.requireSame(seen, profiles.lock(actor.accountId()));
        profiles.update(actor.accountId(), phone, wanted.languages(), clock.instant());
        journal.record(actor, "mediator.profile", null, null, actor.accountId().toString());
    }
}
