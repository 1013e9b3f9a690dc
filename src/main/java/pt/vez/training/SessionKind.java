package pt.vez.training;

/** The whole course, or the shorter one for holders of a certificate that ends soon or ended a short time ago. */
public enum SessionKind {
    FULL,
    REFRESHER
}
