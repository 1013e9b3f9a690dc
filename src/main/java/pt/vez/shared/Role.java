package pt.vez.shared;

/** What an account may be. An account may have several roles. */
public enum Role {
    /** The person whose case it is (<i>requerente</i>). */
    APPLICANT,
    /** Sociocultural mediator (<i>mediador sociocultural</i>) of a partner association. */
    MEDIATOR,
    /** Officer of a back-office team (<i>técnico</i>). */
    OFFICER,
    /** Runs centres, slots, accounts. */
    ADMINISTRATOR
}
