package pt.vez.casework;

/** What can happen to a case; each has words in both languages. */
public enum CaseEventKind {
    OPENED,
    CLAIMED,
    IDENTITY_SEEN,
    IDENTITY_UNDONE,
    DOCUMENT_RECEIVED,
    DOCUMENT_ACCEPTED,
    DOCUMENT_REJECTED,
    DOCUMENT_REOPENED,
    DOCUMENTS_COMPLETE,
    APPOINTMENT_BOOKED,
    APPOINTMENT_MOVED,
    APPOINTMENT_CANCELLED,
    APPOINTMENT_MISSED,
    ATTENDED,
    BIOMETRICS_COLLECTED,
    BIOMETRICS_HANDED_OVER,
    STAGE_REACHED,
    /** An officer set the stage by hand. */
    STAGE_CHANGED
}
