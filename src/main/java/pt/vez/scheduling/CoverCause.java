package pt.vez.scheduling;

/** Why a planned person does not cover a seat. {@link #ABSENCE} does not say why the person is absent. */
public enum CoverCause {
    ABSENCE,
    /** The association, the membership or the account is not in force on that day. */
    AGREEMENT,
    /** The association's agreement does not cover this centre on that day. */
    CENTRE,
    CERTIFICATE
}
