package pt.vez.intake.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations.Membership;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;

/** Who may deal with the intakes of an association. */
@Component
class IntakeAuthority {
    private final Authority authority;

    IntakeAuthority(Authority authority) {
        this.authority = authority;
    }

    /**
     * What was recorded in the street is decided at the counter, and by the coordinator also from the office.
     *
     * @return the association
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     */
    UUID partner(Actor actor) {
        Membership own = authority.member(actor, Permission.DELIVER);
        return own.coordinator() ? own.partnerId() : counter(actor);
    }

    /** The register is searched and cases are opened only on shift. */
    UUID counter(Actor actor) {
        return authority.member(actor, Permission.DESK).partnerId();
    }
}
