package pt.vez.training;

/** The whole course, or the shorter way for who holds a certificate that ends soon or ended a short time ago. */
public enum SessionKind {
    FULL,
    REFRESHER
}
