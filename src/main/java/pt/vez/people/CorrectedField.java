package pt.vez.people;

/** What was corrected about a person. */
public enum CorrectedField {
    PHONE,
    EMAIL,
    ADDRESS,
    MUNICIPALITY,
    LANGUAGE;

    /** Whether messages go there. */
    public boolean isContact() {
        return this == PHONE || this == EMAIL;
    }
}
