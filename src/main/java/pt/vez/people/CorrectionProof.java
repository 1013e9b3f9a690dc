package pt.vez.people;

import java.util.List;

/** What a correction rests on. */
public enum CorrectionProof {
    /** The person typed a code that was sent to the new contact. */
    CODE,
    /** The person said it in their own account. */
    OWN_ACCOUNT,
    /** A mediator or an officer compared the person with their passport. */
    PASSPORT,
    /** A mediator or an officer compared the person with their residence permit. */
    RESIDENCE_PERMIT;

    /** What mediators and officers may rest a correction on. */
    public static final List<CorrectionProof> DOCUMENTS = List.of(PASSPORT, RESIDENCE_PERMIT);

    public boolean isDocument() {
        return DOCUMENTS.contains(this);
    }
}
