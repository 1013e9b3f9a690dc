package pt.vez.mandates;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import pt.vez.shared.Actor;

/** Which of several people have a mandate in force with the actor's own association. */
public interface LiveMandates {
    /** From the case to the mandate over it; nothing is said about any other association's. */
    Map<UUID, UUID> among(Actor actor, Collection<UUID> applicants);
}
