package pt.vez.audit;

/** What the identifier of an actor in the journal identifies; the names are stored. */
public enum ActorKind {
    /** An account. */
    PERSON,
    /** The bearer of a signed address: an invitation, an offer, an application. */
    LINK,
    /** What a job of the product worked on. */
    SYSTEM,
    /** Nothing: a sign-in with a contact that has no account. */
    UNKNOWN
}
