package pt.vez.mandates;

/** How the person agreed. */
public enum Consent {
    /** A code sent to the person's own telephone. */
    CODE_PHONE,
    /** A code sent to the person's own mail address. */
    CODE_EMAIL,
    /** Signed on the screen, for a person who has neither. */
    SIGNATURE
}
