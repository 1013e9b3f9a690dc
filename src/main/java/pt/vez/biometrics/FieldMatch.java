package pt.vez.biometrics;

/** Outcome of one comparison. */
public enum FieldMatch {
    SAME,
    DIFFERENT,
    /** The register does not hold it, or the document does not say it. */
    UNKNOWN,
    /** The document is no longer valid today. */
    EXPIRED
}
