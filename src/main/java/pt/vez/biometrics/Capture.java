package pt.vez.biometrics;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A capture session as the screen sees it; no sample is in here.
 *
 * @param fingers what is known of each finger that was touched
 * @param waiting samples whose quality failed and that wait for another try or a second look
 * @param exempt steps that are left out for this person
 * @param problem code of what the hand-over waits for, null when all is well
 */
public record Capture(
        UUID id,
        CaptureState state,
        Instant beganAt,
        Set<CaptureStep> done,
        Map<FingerPosition, FingerState> fingers,
        Set<CaptureStep> waiting,
        Set<CaptureStep> exempt,
        @Nullable Instant sealedAt,
        @Nullable Instant handedOverAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String packageHash,
        @Nullable HandoverProblem problem) {

    /** What is known of a finger. */
    public enum FingerState {
        TAKEN,
        FAILED,
        ABSENT
    }

    /** The first step that is not done. */
    public CaptureStep next() {
        for (CaptureStep step : CaptureStep.values()) {
            if (!done.contains(step)) {
                return step;
            }
        }
        return CaptureStep.REVIEW;
    }

    public boolean isComplete() {
        return next() == CaptureStep.REVIEW;
    }
}
