package pt.vez.scheduling;

/** For whom a seat is kept. */
public enum SeatQuota {
    /** Everybody who may book. */
    PUBLIC,
    /** People at the counter and people a mediator books for. */
    ASSISTED,
    /** Court orders and confirmed vulnerability. */
    RESERVE
}
