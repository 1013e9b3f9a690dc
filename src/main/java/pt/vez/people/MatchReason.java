package pt.vez.people;

/** Why a person of the register may be the one at the desk. */
public enum MatchReason {
    SAME_DOCUMENT,
    SAME_NUMBER,
    SAME_NAME,
    SOUNDS_ALIKE,
    SAME_BIRTH,
    SWAPPED_BIRTH,
    YEAR_ONLY,
    SAME_CONTACT,
    /** Speaks against it, or for a new passport. */
    OTHER_DOCUMENT
}
