package pt.vez.casework;

import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** The identity check of a capture tells the file that the passport was seen. */
public interface DocumentComparison {
    /**
     * Person, document and register agree. Says nothing of an account that waits to be confirmed: that question stays open.
     * Repeating it changes nothing.
     *
     * @throws NotAuthorised without authority to capture in a visit
     */
    void agrees(Actor mediator, CaseId caseId);
}
