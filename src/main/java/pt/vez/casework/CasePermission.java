package pt.vez.casework;

/** What an actor wants to do with a case. */
public enum CasePermission {
    /** Stage and procedure, no personal data. */
    OUTLINE,
    READ,
    DOCUMENTS,
    APPOINTMENTS,
    /** Capture and seal portrait, fingerprints and signature. */
    BIOMETRICS,
    /** Correct contact, address, municipality and language of the person. */
    CORRECT,
    /** Accept or reject documents, confirm the identity. */
    REVIEW
}
