package pt.vez.biometrics;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/**
 * Taking biometric samples of the person a mediator acts for. Every call asks anew whether the actor may
 * ({@link pt.vez.casework.Act#BIOMETRICS}, in a visit), before it measures and again before it stores.
 */
public interface CaptureSessions {
    /** The newest session of the case, whatever its state. */
    Optional<Capture> latest(Actor actor, CaseId caseId);

    /**
     * Begins a session or goes on with the open one.
     *
     * @param appointmentId the appointment of today, null for somebody who walked in
     * @throws SampleRefused while an earlier package waits for the agency
     */
    Capture begin(Actor actor, CaseId caseId, @Nullable UUID appointmentId);

    /**
     * Compares the document's machine-readable zone with the register.
     *
     * @param decision what to do when they differ; without one a difference is only shown
     * @throws InvalidInput naming the check digit that does not fit
     */
    DocumentCheck identity(Actor actor, CaseId caseId, String typedMrz, @Nullable MismatchReason decision);

    /** Measures and keeps the portrait; one whose quality fails is kept only for a second look. */
    Quality portrait(Actor actor, CaseId caseId, byte[] picture);

    /**
     * @param png the picture of the signature
     * @param strokes JSON: list of strokes, each a list of points {@code [x, y, milliseconds, pressure]}
     * @throws SampleRefused for a dot or a line too short to be a signature
     */
    void signature(Actor actor, CaseId caseId, byte[] png, String strokes);

    /**
     * @param file PNG, WSQ or an ISO/IEC 19794-4 record with one of them
     * @throws SampleRefused when it is damaged, of another finger than its header says, or a finger given twice
     */
    Quality finger(Actor actor, CaseId caseId, FingerPosition position, byte[] file);

    void absent(Actor actor, CaseId caseId, FingerPosition position, AbsenceReason reason);

    /**
     * A second look: keeps a sample whose quality failed three times, with a reason. Whether it was another person than
     * the one who took it is recorded.
     *
     * @param position the finger, null for the portrait
     */
    void keep(Actor actor, CaseId caseId, @Nullable FingerPosition position, KeepReason reason);

    /** @param centimetres 40 to 250 */
    void height(Actor actor, CaseId caseId, int centimetres);

    /** A picture for review before sealing: the portrait, the signature (null position) or a finger. */
    Picture picture(Actor actor, CaseId caseId, CaptureStep step, @Nullable FingerPosition position);

    /** What the screen shows once and keeps nowhere. */
    record Picture(byte[] bytes, String contentType) {}

    /** Seals everything for the agency; from here on nobody can look at it. Repeating it changes nothing. */
    Capture seal(Actor actor, CaseId caseId);

    /** Gives up and erases what was taken. */
    void abandon(Actor actor, CaseId caseId);
}
