package pt.vez.biometrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was taken beside the pictures, to be shown to the person before sealing; of a step that is not done nothing.
 *
 * @param height in centimetres
 * @param document the fields of the document beside the register
 * @param decision why the document was taken although it differs; null when it agrees
 * @param exemptions steps that were left out
 * @param absent fingers without a print
 */
public record CaptureReview(
        @Nullable Integer height,
        @Nullable String documentNumber,
        Map<MrzField, FieldMatch> document,
        @Nullable MismatchReason decision,
        Map<CaptureStep, ExemptionReason> exemptions,
        Map<FingerPosition, AbsenceReason> absent) {}
