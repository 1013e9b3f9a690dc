package pt.vez.biometrics;

/** What the mediator decided when the document and the register differ. */
public enum MismatchReason {
    /** The person has a newer document than the register knows. */
    NEW_DOCUMENT,
    /** The register was typed wrongly; the team is told by the record of this session. */
    REGISTER_MISTAKE,
    /** The document says it with an error, and the issuing authority confirmed it. */
    DOCUMENT_MISTAKE
}
