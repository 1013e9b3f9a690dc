package pt.vez.intake;

/** State of an intake that arrived. */
public enum IntakeState {
    RECEIVED,
    /** It may be a person recorded already; a mediator has to decide. */
    CONFLICT,
    /** The same person as in another intake, with which it is kept. */
    TOGETHER,
    CASE,
    /** It comes to nothing, for a reason on record. */
    PUT_AWAY
}
