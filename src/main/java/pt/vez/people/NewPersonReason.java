package pt.vez.people;

/** Why the person at the desk is none of those the register showed. Codes, so that nothing personal is written down. */
public enum NewPersonReason {
    /** The document in hand is another person's than those shown. */
    OTHER_PERSON,
    /** A relative with a similar name, a twin for instance. */
    RELATIVE,
    /** The person says they never had a case. */
    NEVER_BEFORE
}
