package pt.vez.scheduling;

/** Why a person cancels; asked, never demanded in words. */
public enum CancelReason {
    CANNOT_COME,
    TOO_FAR,
    DOCUMENTS_MISSING,
    NO_LONGER_NEEDED,
    /** The agency closed the centre (<i>encerramento</i>); not offered to people as an answer. */
    AGENCY,
    OTHER
}
