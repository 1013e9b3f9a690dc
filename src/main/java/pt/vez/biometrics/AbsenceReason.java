package pt.vez.biometrics;

/** Why no print of a finger can be taken. */
public enum AbsenceReason {
    MISSING,
    BANDAGED,
    INJURED,
    UNREADABLE
}
