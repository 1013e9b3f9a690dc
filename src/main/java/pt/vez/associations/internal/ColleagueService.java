package pt.vez.associations.internal;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.associations.Colleagues;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;

/** Colleagues as the database holds them. */
@Service
class ColleagueService implements Colleagues {
    private final MemberRepository members;
    private final Associations associations;
    private final Clock clock;

    ColleagueService(MemberRepository members, Associations associations, Clock clock) {
        this.members = members;
        this.associations = associations;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Colleague> of(Actor actor) {
        var membership = associations.requireMembership(actor);
        return members.colleagues(membership.partnerId(), actor.accountId(), Zones.today(clock));
    }
}
