package pt.vez.mandates;

/** How the person agreed. */
public enum Consent {
    /** A code sent to the person's own telephone. */
    CODE_PHONE,
    /** A code sent to the person's own mail address. */
    CODE_EMAIL,
    /** Signed on the screen, for a person who has neither. */
    SIGNATURE,
    /**
     * Signed by a witness at the request of a person who cannot sign (<i>a rogo</i>, CPA art. 102 n.º 1 g; Código Civil art.
     * 373).
     */
    ROGO;

    /** Whether it is given at once, by a signature, and not by a code that has to come first. */
    public boolean signed() {
        return this == SIGNATURE || this == ROGO;
    }
}
