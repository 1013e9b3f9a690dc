package pt.vez.rota;

/** States of a swap, from the request to the coordinator's approval. */
public enum SwapState {
    /** The colleague has not answered. */
    ASKED,
    /** The colleague agrees; the coordinator decides. */
    ACCEPTED,
    APPROVED,
    /** The colleague said no. */
    DECLINED,
    /** The coordinator said no. */
    REFUSED,
    /** The mediator who asked withdrew the swap. */
    WITHDRAWN
}
