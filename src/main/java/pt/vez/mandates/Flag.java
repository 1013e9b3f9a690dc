package pt.vez.mandates;

/**
 * Why the agency should review a consent: its only evidence is the mediator's word. Until the review the mandate is in
 * force for {@link Term#UNCONFIRMED} only, even when its term is longer.
 */
public enum Flag {
    /** The code went to a contact of the association or of one of its mediators. */
    CONTACT_OF_MEDIATOR,
    /** Several people consented to the same association with codes to the same contact. */
    CONTACT_SHARED,
    /** The person signed on the screen although the register has a contact a code can reach. */
    SIGNED_DESPITE_CONTACT,
    /** The person signed on the screen, and the register has no contact a code can reach. */
    SIGNED_WITHOUT_CONTACT,
    /** A witness signed for the person. */
    WITNESSED
}
