package pt.vez.casework;

/** Who opened a case. */
public enum Origin {
    REGISTER,
    APPLICANT,
    MEDIATOR
}
