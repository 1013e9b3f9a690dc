package pt.vez.scheduling;

import pt.vez.casework.CaseRef;
import pt.vez.shared.Actor;

/** Implemented by other modules that may have a reason why this case may not book now. */
public interface BookingGuard {
    /** @throws pt.vez.shared.DomainException saying why and what to do */
    void require(Actor actor, CaseRef ref);
}
