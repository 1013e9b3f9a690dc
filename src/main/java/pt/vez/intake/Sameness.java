package pt.vez.intake;

/** The decision about two intakes that look like one person. */
public enum Sameness {
    SAME,
    DIFFERENT
}
