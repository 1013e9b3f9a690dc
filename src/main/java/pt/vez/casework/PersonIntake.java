package pt.vez.casework;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/**
 * The mediator's decision about what {@link PersonMatching} showed: this is the person, or it is a new person and why.
 * It is kept with the search and stands in the person's journal. Two mediators who enter the same person at the same
 * time pass one after the other, and the second is shown the person the first one wrote.
 */
public interface PersonIntake {
    /** While the mediator decided, a person like this one was entered elsewhere; look again. */
    class EnteredMeanwhile extends DomainException {
        public EnteredMeanwhile() {
            super("match.meanwhile");
        }
    }

    /** A case a mandate can be asked for. */
    record OpenCase(CaseNumber number, Procedures.Procedure procedure) {}

    /**
     * Asked before a form is shown that could not be sent.
     *
     * @throws NotAuthorised naming the first condition that fails, but none of the procedure, which is not known yet
     */
    void requireReady(Actor actor);

    /**
     * This is the person; their cases that are still open, newest first.
     *
     * @throws NotAuthorised naming the condition that fails, or when the search is another mediator's, is older than
     *     an hour or did not show this person
     */
    List<OpenCase> thisIs(Actor actor, UUID searchId, UUID applicantId);

    /**
     * This is the person, who needs a case of this procedure: the open one, or a new one with what the register knows.
     */
    OpenCase thisIs(Actor actor, UUID searchId, UUID applicantId, String procedureCode);

    /** @param also what is written in the same transaction; undone and done again with it */
    OpenCase thisIs(Actor actor, UUID searchId, UUID applicantId, String procedureCode, Consumer<CaseOutline> also);

    /**
     * None of those shown: a new person with a case.
     *
     * @param reason needed when at least one candidate was shown
     * @throws InvalidInput when the reason, or the representative of a child, is missing
     * @throws EnteredMeanwhile when another mediator has just entered a person like this one
     */
    OpenCase somebodyNew(Actor actor, UUID searchId, NewCase command, @Nullable NewPersonReason reason);

    /** @param also what is written in the same transaction; undone and done again with it */
    OpenCase somebodyNew(
            Actor actor, UUID searchId, NewCase command, @Nullable NewPersonReason reason, Consumer<CaseOutline> also);
}
