package pt.vez.mandates;

/** What a mandate covers. Following the case is part of every mandate. */
public enum Scope {
    FOLLOW,
    DOCUMENTS,
    APPOINTMENTS,
    BIOMETRICS
}
