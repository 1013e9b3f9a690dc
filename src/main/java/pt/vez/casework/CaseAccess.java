package pt.vez.casework;

import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Checks whether an actor may do an act on a case now. Every service of a case calls it first. */
public interface CaseAccess {
    /**
     * The applicant may act on their own case unless the claim is provisional, a mediator under a live mandate that
     * covers the act, an officer may read, correct and review. A read by staff or a mediator is written to the
     * journal.
     *
     * @throws NotAuthorised saying which condition fails; the same words whether or not the case exists
     */
    CaseRef require(Actor actor, CaseId caseId, CasePermission casePermission);

    /** Whether {@link #require} would let it pass. */
    boolean allows(Actor actor, CaseId caseId, CasePermission casePermission);

    /** Whether the person of this case was asked about the account that described them, or no account did. */
    boolean isAccountAnswered(CaseId caseId);

    /** The case of the visit, when something may be added to it that the linked account will read. */
    CaseRef requireVisitToAdd(Actor actor);

    /**
     * The case of the visit the actor is in.
     *
     * @throws NotAuthorised outside one too, naming the condition that fails
     */
    CaseRef requireVisit(Actor actor, CasePermission casePermission);

    /**
     * The case of the visit, before any question about it.
     *
     * @throws NotAuthorised outside one, as above
     */
    CaseId visited(Actor actor, CasePermission casePermission);

    /** Lets the writers of one case pass one after the other until the transaction ends. */
    void lock(CaseId caseId);
}
