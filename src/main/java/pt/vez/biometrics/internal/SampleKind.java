package pt.vez.biometrics.internal;

/** What a row of the safe holds. */
enum SampleKind {
    /** JSON of the comparison with the document. */
    IDENTITY,
    PORTRAIT,
    SIGNATURE,
    /** JSON of the signature's points. */
    STROKES,
    FINGER,
    /** Reason why a finger gives no print. */
    ABSENT,
    HEIGHT,
    /** Reason why the step the item names is left out. */
    EXEMPT
}
