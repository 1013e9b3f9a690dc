package pt.vez.hiring;

/** State of a call. */
public enum CallState {
    /** Only its association sees it. */
    DRAFT,
    /** Public; takes applications until its deadline. */
    OPEN,
    /** Every vacancy is taken: no application is accepted until a place is given back before the deadline. */
    FULL,
    /** The deadline is over: no new applications, those received are being decided. */
    CLOSED
}
