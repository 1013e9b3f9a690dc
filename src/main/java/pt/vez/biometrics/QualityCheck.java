package pt.vez.biometrics;

/** One measure of the quality of a sample. */
public sealed interface QualityCheck permits PortraitCheck, FingerCheck {
    String name();
}
