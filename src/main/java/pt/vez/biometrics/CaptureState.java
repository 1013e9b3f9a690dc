package pt.vez.biometrics;

/** Where a capture session is in its life. */
public enum CaptureState {
    OPEN,
    /** Samples are gone; the package only the agency can open waits for its hand-over. */
    SEALED,
    /** Handed over, the agency has not answered yet. */
    HANDED_OVER,
    /** The agency named the right hash; the package is erased here. */
    ACKNOWLEDGED,
    /** Given up before sealing; every sample is erased. */
    ABANDONED
}
