package pt.vez.rota;

/** State of a duty; only a planned duty gives authority to act. */
public enum DutyState {
    PLANNED,
    /** The person cannot come. */
    ABSENT,
    CANCELLED
}
