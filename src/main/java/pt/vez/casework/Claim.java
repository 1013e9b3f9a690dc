package pt.vez.casework;

/** How sure it is that the account is the person. */
public enum Claim {
    NONE,
    /** The account described itself; its passport was not seen. It has the use of what it typed and sent itself. */
    SELF,
    /** The passport was not seen, or the account was not confirmed when it was: outline only. */
    PROVISIONAL,
    VERIFIED
}
