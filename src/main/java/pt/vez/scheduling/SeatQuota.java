package pt.vez.scheduling;

/** For whom a seat is kept. */
public enum SeatQuota {
    /** For all who may book. */
    PUBLIC,
    /** People at the counter and people a mediator books for. */
    ASSISTED,
    /** Court orders and confirmed vulnerability. */
    RESERVE
}
