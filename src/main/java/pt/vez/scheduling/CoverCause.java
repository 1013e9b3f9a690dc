package pt.vez.scheduling;

/** Why a planned person does not stand behind a seat. Never says why somebody is away. */
public enum CoverCause {
    ABSENCE,
    CERTIFICATE
}
