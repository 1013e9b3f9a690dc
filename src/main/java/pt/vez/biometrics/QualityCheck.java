package pt.vez.biometrics;

/** One thing that is measured. */
public sealed interface QualityCheck permits PortraitCheck, FingerCheck {
    String name();
}
