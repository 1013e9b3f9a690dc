package pt.vez.casework;

/** How sure it is that the account is the person. */
public enum Claim {
    NONE,
    /** Number and birth date fit, nobody has seen the passport: outline only. */
    PROVISIONAL,
    VERIFIED
}
