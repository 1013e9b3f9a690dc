package pt.vez.biometrics;

/** What is measured of a fingerprint. */
public enum FingerCheck implements QualityCheck {
    /** Pixels per inch. */
    RESOLUTION,
    /** Shorter side at 500 pixels per inch. */
    AREA,
    /** Mean deviation of grey within blocks that hold ridges. */
    CONTRAST,
    /** Blocks with ridges, in hundredths of the picture. */
    COVERAGE,
    /** Minutiae found by SourceAFIS. */
    MINUTIAE
}
