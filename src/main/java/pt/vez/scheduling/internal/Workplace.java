package pt.vez.scheduling.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.rota.Staffing;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Where a mediator works: a centre that an agreement of their partner covers. */
@Component
class Workplace {
    private final MediatorDayQueries queries;
    private final Authority authority;
    private final Centres centres;
    private final Staffing staffing;

    Workplace(MediatorDayQueries queries, Authority authority, Centres centres, Staffing staffing) {
        this.queries = queries;
        this.authority = authority;
        this.centres = centres;
        this.staffing = staffing;
    }

    /** Active centres the mediator may choose. */
    List<Centre> centres(Actor actor) {
        Set<UUID> agreed = staffing.covered(actor.require(Role.MEDIATOR).accountId());
        return centres.all(actor).stream()
                .filter(centre -> centre.data().active())
                .filter(centre -> agreed.contains(centre.id().value()))
                .toList();
    }

    /** The one that was chosen or begun last. It gives nothing away and asks for no more than the role. */
    Optional<CentreId> of(Actor actor) {
        if (!actor.isAgencyStaff()) {
            actor.require(Role.MEDIATOR);
        }
        return queries.place(actor.accountId())
                .filter(centre -> actor.isAgencyStaff()
                        || staffing.covered(actor.accountId()).contains(centre.value()));
    }

    /** @throws NotAuthorised {@code desk.notAgreed} for a centre no agreement covers */
    void choose(Actor actor, CentreId centre) {
        authority.require(actor, Permission.DESK, null, null);
        if (!staffing.covered(actor.require(Role.MEDIATOR).accountId()).contains(centre.value())) {
            throw new NotAuthorised("desk.notAgreed");
        }
        centres.get(actor, centre);
        queries.choose(actor.accountId(), centre);
    }
}
