package pt.vez.intake;

import java.util.List;
import java.util.UUID;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;

/** Photographs that came with an intake and wait, sealed, for the person's mandate. */
public interface IntakePapers {
    /** Photographs that wait for the mandate the actor now has for the case. */
    List<IntakeView.Photograph> waitingFor(Actor acting, CaseId caseId);

    /** A JPEG that waits for the case. */
    byte[] photograph(Actor acting, CaseId caseId, UUID photographId);

    /**
     * Makes a photograph a page of the case's papers, under the mandate of the visit.
     *
     * @throws pt.vez.shared.NotAuthorised outside a visit for this case
     */
    void attach(Actor acting, CaseId caseId, UUID photographId, String itemCode);
}
