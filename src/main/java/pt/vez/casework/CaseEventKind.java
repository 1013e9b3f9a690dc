package pt.vez.casework;

/** What can happen to a case; each has words in both languages. */
public enum CaseEventKind {
    OPENED,
    CLAIMED,
    IDENTITY_SEEN,
    DOCUMENT_RECEIVED,
    DOCUMENT_ACCEPTED,
    DOCUMENT_REJECTED,
    DOCUMENTS_COMPLETE,
    APPOINTMENT_BOOKED,
    APPOINTMENT_MOVED,
    APPOINTMENT_CANCELLED,
    APPOINTMENT_MISSED,
    ATTENDED,
    STAGE_REACHED
}
