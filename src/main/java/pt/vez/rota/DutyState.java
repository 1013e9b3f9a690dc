package pt.vez.rota;

/** Only a planned duty lets somebody act. */
public enum DutyState {
    PLANNED,
    /** The person cannot come. */
    ABSENT,
    CANCELLED
}
