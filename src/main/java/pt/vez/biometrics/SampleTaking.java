package pt.vez.biometrics;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.ZoneReading;

/**
 * The steps of an open capture session. Every call asks anew whether the actor may ({@link pt.vez.casework.CasePermission#BIOMETRICS},
 * in a visit), before it measures and again before it stores.
 */
public interface SampleTaking {
    /**
     * Finds the machine-readable zone in what the device's camera read; nothing is recorded and no picture comes here.
     *
     * @param seen lines of text, which may hold other text around the zone
     * @return nothing while the check digits do not prove a reading
     */
    Optional<ZoneReading> read(Actor actor, CaseId caseId, String seen);

    /**
     * Compares the document's machine-readable zone with the register.
     *
     * @param decision what to do when they differ; without one a difference is only shown
     * @throws InvalidInput naming the check digit that does not fit
     */
    DocumentCheck identity(Actor actor, CaseId caseId, String typedMrz, @Nullable MismatchReason decision);

    /**
     * A colleague looked at person and document whose number and birth date both differ from the register's, and says
     * that it is the same person.
     *
     * @throws SampleRefused to the mediator who recorded the difference, and when none waits
     */
    void confirmIdentity(Actor actor, CaseId caseId);

    /**
     * Measures and keeps the portrait; one whose quality fails is kept only for a second look. One that is worse than
     * the portrait there is does not take its place: that one is discarded first.
     */
    Quality portrait(Actor actor, CaseId caseId, byte[] picture);

    /**
     * @param png the picture of the signature
     * @param strokes JSON: list of strokes, each a list of points {@code [x, y, milliseconds, pressure]}
     * @throws SampleRefused for a dot or a line too short to be a signature
     */
    void signature(Actor actor, CaseId caseId, byte[] png, String strokes);

    /** Reasons for which this person's signature may be left out; {@link ExemptionReason#CHILD} only for a minor. */
    List<ExemptionReason> signatureExemptions(Actor actor, CaseId caseId);

    /**
     * The person cannot sign; a signature that was taken is erased.
     *
     * @throws SampleRefused for a reason that is not among {@link #signatureExemptions}
     */
    void unsigned(Actor actor, CaseId caseId, ExemptionReason reason);

    /**
     * As for the portrait, a worse print does not take the place of a better one.
     *
     * @param file PNG, WSQ or an ISO/IEC 19794-4 record with one of them
     * @throws SampleRefused when it is damaged, of another finger than its header says, a finger given twice, or of a
     *     child under six
     */
    Quality finger(Actor actor, CaseId caseId, FingerPosition position, byte[] file);

    void absent(Actor actor, CaseId caseId, FingerPosition position, AbsenceReason reason);

    /**
     * Erases a portrait or a print so that the next one takes its place.
     *
     * @param position the finger, null for the portrait
     */
    void discard(Actor actor, CaseId caseId, @Nullable FingerPosition position);

    /**
     * A second look: keeps a sample whose quality failed three times, with a reason. Whether it was another person than
     * the one who took it is recorded.
     *
     * @param position the finger, null for the portrait
     */
    void keep(Actor actor, CaseId caseId, @Nullable FingerPosition position, KeepReason reason);

    /** @param centimetres 40 to 250 */
    void height(Actor actor, CaseId caseId, int centimetres);
}
