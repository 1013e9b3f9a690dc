package pt.vez.rota;

/**
 * Why a mediator cannot come. Illness is data about health (GDPR art. 9): shown to the mediator and their coordinator
 * only.
 */
public enum AbsenceReason {
    ILLNESS,
    HOLIDAY,
    OTHER
}
