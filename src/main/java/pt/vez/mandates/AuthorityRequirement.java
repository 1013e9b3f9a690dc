package pt.vez.mandates;

/** What has to hold, in the order in which it is told: the first that fails is the one to mend first. */
public enum AuthorityRequirement {
    /** The account is active. */
    ACCOUNT,
    /** The mediator belongs to a partner with an agreement in force. */
    AGREEMENT,
    /** An agreement in force covers the procedure. */
    PROCEDURE,
    /** The current declaration of confidentiality was accepted. */
    DECLARATION,
    /** On shift now, at the centre the deed is done in. */
    SHIFT,
    /** The agreement that covers the procedure covers this centre. */
    CENTRE,
    /** A certificate for the deed, valid today and not revoked. */
    CERTIFICATE,
    /** The person's mandate for this association is in force. */
    MANDATE,
    /** The mandate covers the deed. */
    SCOPE;

    /** The words of the refusal for a mediator: which condition failed and what to do. */
    public String key() {
        return "authority." + name();
    }
}
