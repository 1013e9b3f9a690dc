package pt.vez.training;

/** State of a person's enrolment in a session. */
public enum EnrolmentState {
    /** Has a place. */
    SEATED,
    /** On the waiting list. */
    WAITING,
    /** Gave the place or the waiting back. */
    WITHDRAWN,
    /** Was there; the test is open. */
    ATTENDED,
    /** Had a place and did not come. */
    ABSENT,
    /** The session began without a place for them. */
    MISSED,
    /** The session was called off. */
    CANCELLED
}
