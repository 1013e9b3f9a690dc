package pt.vez.rota;

/** Why somebody cannot come. Illness says something of a person's health (GDPR art. 9): told to their coordinator only. */
public enum AbsenceReason {
    ILLNESS,
    HOLIDAY,
    OTHER
}
