package pt.vez.mandates;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Associations.Membership;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/**
 * May this mediator do this for this person at this centre now, and if not, which condition fails?
 *
 * <p>One statement reads everything that decides, so that the answer is of one moment and costs one round trip.
 * Nothing is remembered between two questions but which declaration is in force, for a second: what was withdrawn is
 * withdrawn for the next one, on every node.
 */
public interface Authority {
    /**
     * The question.
     *
     * @param mandate the mandate claimed, for deeds that need one
     * @param applicant whose matter it is; null when it is about no person yet
     * @param procedure code of the procedure; null for deeds that are about none
     * @param centre where; null for the centre the mediator is on shift at now
     */
    record Question(
            UUID mediator,
            Permission deed,
            @Nullable UUID mandate,
            @Nullable UUID applicant,
            @Nullable String procedure,
            @Nullable UUID centre) {
        /** About no particular person. */
        public static Question desk(UUID mediator) {
            return new Question(mediator, Permission.DESK, null, null, null, null);
        }
    }

    /** @return the first condition that fails; nothing when the deed may be done */
    Optional<AuthorityRequirement> missing(Question question);

    /** @throws NotAuthorised naming the condition that fails and what to do; it undoes nothing of who catches it */
    void require(Actor actor, Permission deed, @Nullable UUID applicant, @Nullable String procedure);

    /**
     * Requires authority for desk work at this centre.
     *
     * @throws NotAuthorised as above
     */
    void requireAt(Actor actor, UUID centre);

    /**
     * For a deed about no particular person.
     *
     * @return the association the actor does it for
     * @throws NotAuthorised as above
     */
    Membership member(Actor actor, Permission deed);

    /** As above, about a procedure. */
    Membership member(Actor actor, Permission deed, @Nullable String procedure);

    /**
     * Why a mediator who is in no visit of this person may not do this: the first condition that fails, and when
     * nothing else does, the mandate. It does not depend on the person, so that it tells nothing about them.
     */
    NotAuthorised refusal(Actor actor, Permission deed);

    /**
     * The refusal in the words of the reader: who coordinates a partner is told what to do, not to ask the
     * coordinator.
     */
    AuthorityRefused refusal(Actor actor, AuthorityRequirement authorityRequirement);
}
