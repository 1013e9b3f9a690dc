package pt.vez.casework;

import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/** Records that a person was compared with their passport, and takes back what was recorded by mistake. */
public interface IdentityChecks {
    /**
     * An officer, or a mediator under mandate, compared the person with their passport.
     *
     * @param answer what the person said of the account that waits to be confirmed, when one does
     * @throws NotAuthorised for the person themselves
     */
    void seen(Actor actor, CaseId id, AccountAnswer answer);

    /** Whether the actor may take back what they recorded last. Not once an account was unlinked: it has been told. */
    boolean mayUndo(Actor actor, CaseId caseId);

    /**
     * The passport counts as it did before the actor recorded that they saw it; so does the account.
     *
     * @throws InvalidInput after {@link OfficerUndo#WINDOW}, when another account recorded it, or when an account was
     *     unlinked
     */
    void undo(Actor actor, CaseId caseId);
}
