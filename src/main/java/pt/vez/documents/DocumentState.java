package pt.vez.documents;

/** Life of an uploaded document. */
public enum DocumentState {
    /** Photographs are being collected. */
    DRAFT,
    RECEIVED,
    ACCEPTED,
    REJECTED,
    /** A newer one took its place. */
    REPLACED
}
