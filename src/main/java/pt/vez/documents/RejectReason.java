package pt.vez.documents;

/** Why an officer sends a document back; each has a sentence that says what to do. */
public enum RejectReason {
    ILLEGIBLE,
    INCOMPLETE,
    WRONG_DOCUMENT,
    EXPIRED,
    OTHER
}
