package pt.vez.intake;

/** Why an intake is closed without a case. Codes, so that no personal data is written down. */
public enum PutAwayReason {
    /** Recorded to try the device out. */
    TEST,
    /** The person does not want to go on. */
    GAVE_UP,
    /** The person did not come back and cannot be reached. */
    UNREACHABLE,
    /** Recorded by mistake; the person is dealt with otherwise. */
    MISTAKE
}
