package pt.vez.casework;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Numbers of cases, without anything about a person, for lists of the agency's staff. */
public interface CaseNumbers {
    /** @throws NotAuthorised for all actors but officers and administrators */
    Optional<CaseId> find(Actor actor, String typed);

    /** @throws NotAuthorised for all actors but officers and administrators */
    Map<UUID, CaseNumber> of(Actor actor, Collection<UUID> cases);
}
