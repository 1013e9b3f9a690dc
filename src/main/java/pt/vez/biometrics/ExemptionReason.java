package pt.vez.biometrics;

import java.util.Arrays;
import java.util.List;

/**
 * Why a whole step is left out for a person. Fingerprints are compulsory from the age of six: Regulation (EC) No 1030/2002,
 * article 4b, as amended by Regulations (EC) No 380/2008 and (EU) 2017/1954. The birth date of the case decides and not the
 * mediator. A signature is not asked of a person who cannot give one.
 */
public enum ExemptionReason {
    UNDER_SIX(CaptureStep.FINGERPRINTS),
    /** The person never learnt to write. */
    CANNOT_WRITE(CaptureStep.SIGNATURE),
    /** Injury, illness or disability. */
    CANNOT_HOLD_PEN(CaptureStep.SIGNATURE),
    /** Under eighteen, and does not write yet. */
    CHILD(CaptureStep.SIGNATURE);

    private final CaptureStep step;

    ExemptionReason(CaptureStep step) {
        this.step = step;
    }

    public CaptureStep step() {
        return step;
    }

    public static List<ExemptionReason> of(CaptureStep step) {
        return Arrays.stream(values()).filter(reason -> reason.step == step).toList();
    }
}
