package pt.vez.associations;

import java.util.Map;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;

/** Telephone and languages of mediators: their own to change, their coordinator's to read. */
public interface MediatorProfiles {
    /** {@link MediatorProfile#NONE} while nothing was said. */
    MediatorProfile own(Actor actor);

    /**
     * Of the members of the coordinator's own association, by account; who said nothing is left out.
     *
     * @throws pt.vez.shared.NotAuthorised for all actors but a coordinator
     */
    Map<UUID, MediatorProfile> ofAssociation(Actor coordinator);

    /**
     * @param seen what the actor's form was filled with
     * @throws ChangedMeanwhile when it was changed since, on another device
     * @throws pt.vez.shared.InvalidInput for what is no telephone number
     */
    void change(Actor actor, MediatorProfile seen, MediatorProfile wanted);
}
