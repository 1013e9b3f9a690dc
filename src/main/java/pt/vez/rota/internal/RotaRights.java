package pt.vez.rota.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Membership;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

/** Who may act for whom in a rota: a mediator for themselves, a coordinator for the members of their association. */
@Component
class RotaRights {
    private final Associations associations;
    private final MemberQueries people;

    RotaRights(Associations associations, MemberQueries people) {
        this.associations = associations;
        this.people = people;
    }

    Membership coordinator(Actor actor) {
        return associations.requireCoordinator(actor);
    }

    Membership member(Actor actor) {
        return associations.requireMembership(actor);
    }

    Optional<Membership> membershipOf(UUID account) {
        return associations.membershipOf(account);
    }

    /**
     * The association the actor acts in for this account: their own one for themselves, the one they coordinate for its
     * people.
     *
     * @throws NotFound for people of other associations
     */
    Membership over(Actor actor, UUID account) {
        Membership own = member(actor);
        if (!account.equals(actor.accountId())) {
            coordinator(actor);
            person(own, account);
        }
        return own;
    }

    /** @throws NotFound when the account is not of this association */
    MemberQueries.Member person(Membership own, UUID account) {
        return people.find(own.partnerId(), account).orElseThrow(() -> new NotFound("error.notFound"));
    }
}
