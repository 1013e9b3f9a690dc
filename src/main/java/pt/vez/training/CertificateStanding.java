package pt.vez.training;

/** What a certificate is worth today. */
public enum CertificateStanding {
    VALID,
    /** Its last day is past. */
    LAPSED,
    /** An administrator took it back. */
    REVOKED
}
