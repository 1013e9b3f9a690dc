package pt.vez.biometrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;

/**
 * The life of a capture session of the person a mediator acts for, from its beginning to the sealed package; what is taken
 * in between is {@link SampleTaking}. Every call asks anew whether the actor may ({@link pt.vez.casework.CasePermission#BIOMETRICS},
 * in a visit).
 */
public interface CaptureSessions {
    /** The newest session of the case, in any state. */
    Optional<Capture> latest(Actor actor, CaseId caseId);

    /** Whether the person has an appointment today at the centre where the mediator is on duty. */
    boolean isExpected(Actor actor, CaseId caseId);

    /**
     * Goes on with the open session, or begins one for the person's appointment of today at the centre where the
     * mediator is on duty, or else for their ticket there.
     *
     * @param ticket the number of the ticket as it is called, for a person without an appointment
     * @throws SampleRefused when it is not this person's turn there, and while an earlier package waits for the agency
     */
    Capture begin(Actor actor, CaseId caseId, @Nullable String ticket);

    /** A picture for review before sealing: the portrait, the signature (null position) or a finger. */
    Picture picture(Actor actor, CaseId caseId, CaptureStep step, @Nullable FingerPosition position);

    /** What the screen shows once and keeps nowhere. */
    record Picture(byte[] bytes, String contentType) {}

    /** What was taken beside the pictures, before sealing. */
    CaptureReview review(Actor actor, CaseId caseId);

    /** Seals all samples for the agency; from here on they cannot be viewed. Repeating it changes nothing. */
    Capture seal(Actor actor, CaseId caseId);

    /** Gives up and erases what was taken. */
    void abandon(Actor actor, CaseId caseId);
}
