package pt.vez.scheduling.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

/** Authority for the hall of a centre: officers and administrators, and mediators who are on duty there now. */
@Component
class CounterDuty {
    private final DeskRepository desks;
    private final Authority authority;

    CounterDuty(DeskRepository desks, Authority authority) {
        this.desks = desks;
        this.authority = authority;
    }

    /** @throws pt.vez.shared.NotAuthorised naming the condition that fails, of which one is a shift at this centre */
    void require(Actor actor, CentreId centre) {
        if (!actor.isAgencyStaff()) {
            authority.requireAt(actor, centre.value());
        }
    }

    /** Before anything is looked up: on duty somewhere, so that a stranger learns nothing of what exists. */
    void requireSomewhere(Actor actor) {
        if (!actor.isAgencyStaff()) {
            authority.require(actor, Permission.DESK, null, null);
        }
    }

    /**
     * The centre of a desk in use, where the actor may work.
     *
     * @throws NotFound when the desk is not in use
     */
    CentreId requireDesk(Actor actor, UUID deskId) {
        requireSomewhere(actor);
        CentreId centre = desks.findByIdAndActiveTrue(deskId)
                .map(desk -> new CentreId(desk.centreId()))
                .orElseThrow(() -> new NotFound("error.notFound"));
        require(actor, centre);
        return centre;
    }
}
