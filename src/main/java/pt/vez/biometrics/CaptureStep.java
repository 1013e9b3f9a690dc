package pt.vez.biometrics;

/** The steps of a capture; the identity comes first, the others in any order. */
public enum CaptureStep {
    IDENTITY,
    PORTRAIT,
    SIGNATURE,
    FINGERPRINTS,
    HEIGHT,
    REVIEW
}
