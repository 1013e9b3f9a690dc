package pt.vez.casework;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import pt.vez.shared.Actor;

/**
 * Of a list of cases, the people whose name a mediator may see: those with a mandate of the own association in force.
 */
public interface MandatedPeople {
    /** A person of the list whose name may be shown, and the mandate to go on under. */
    record Named(String name, UUID mandateId) {}

    /** Of these cases those with a mandate of the own association in force. */
    Map<CaseId, Named> among(Actor actor, Collection<CaseId> cases);
}
