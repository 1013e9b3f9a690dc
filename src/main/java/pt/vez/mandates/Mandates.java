package pt.vez.mandates;

import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Mandates in force: checked on every call, revocable at any time. {@link Consents} grants them. */
public interface Mandates {
    /** A mandate ended without the person's doing: with the agreement of its association. */
    record MandateEnded(UUID mandateId, UUID applicantId, UUID caseId, String associationName) {}

    /**
     * The mandate of the visit the actor is in.
     *
     * @throws NotAuthorised naming the condition that fails
     */
    MandateView inHand(Actor actor);

    /**
     * What the session carries while a mediator acts under this mandate.
     *
     * @throws NotAuthorised naming the condition that fails
     */
    Actor.Acting acting(Actor actor, UUID mandateId);

    /**
     * Opens the file: it counts towards the cap of the day.
     *
     * @throws NotAuthorised as above, and beyond the cap
     */
    Actor.Acting beginVisit(Actor actor, UUID mandateId);

    /**
     * Ends a mandate given for the visit. It only ends something, so it asks for nothing but the own association, also
     * when the shift is over.
     */
    void endVisit(Actor actor, UUID mandateId);

    /** Every mandate over this person. The caller has checked that the actor is that person or acts for them. */
    List<MandateView> ofApplicant(UUID applicantId);

    /** The person withdraws. The caller has checked that the applicant is the actor's own. */
    void revoke(Actor actor, UUID applicantId, UUID mandateId);

    /**
     * The paper that proves the mandate (PDF). The caller has checked that the actor may read this applicant's file.
     *
     * @throws NotFound when there is none for this applicant
     */
    byte[] attestation(UUID applicantId, UUID mandateId);
}
