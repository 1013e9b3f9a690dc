package pt.vez.biometrics;

/** What is done one after the other; the identity comes first, the rest in the order that suits. */
public enum CaptureStep {
    IDENTITY,
    PORTRAIT,
    SIGNATURE,
    FINGERPRINTS,
    HEIGHT,
    REVIEW
}
