package pt.vez.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/**
 * Corrects how a person is reached, where they live and which language they read. The person does it in their account,
 * where a new contact counts once the code sent to it was typed; a mediator under mandate and an officer do it with a
 * document seen. The account signs in as before: its own address is not changed here. The old contact is told.
 */
public interface Corrections {
    /**
     * A new contact must receive this code.
     *
     * @param to mail address, or mobile number in E.164
     */
    record ContactCodeRequested(UUID proofId, String to, String code, String language) {}

    /**
     * A contact was replaced or removed; the old one is told.
     *
     * @param association whose mediator did it; null for the person and for an officer
     */
    record ContactCorrected(
            UUID id,
            CaseNumber caseNumber,
            String before,
            String language,
            CorrectionProof proof,
            @Nullable String association) {}

    /**
     * A code is on its way.
     *
     * @param hint the new contact, masked
     */
    record CodeSent(UUID proofId, CorrectedField field, String hint) {}

    /** The stored state, for a form. */
    CorrectableData of(Actor actor, CaseId caseId);

    /** Whether the person corrects their own data, and no document has to be seen. */
    boolean isOwn(Actor actor, CaseId caseId);

    /**
     * Saves a form. In the person's own account a new telephone or mail address is left as it was: it needs a code,
     * {@link #sendCode}.
     *
     * @param seen what the form was filled with
     * @param proof the document seen; {@link CorrectionProof#OWN_ACCOUNT} for the person themselves
     * @throws InvalidInput when the proof is missing, a contact is the sign-in of another person, or the person would
     *     be left without a contact
     * @throws ChangedMeanwhile when another writer corrected the data since
     * @throws Limits.TooManyAttempts after 20 corrections of one person in a day
     */
    void correct(Actor actor, CaseId caseId, CorrectableData seen, CorrectableData wanted, CorrectionProof proof);

    /**
     * Sends a code to a new contact of one's own.
     *
     * @param contact as typed
     * @throws InvalidInput when it cannot be a contact, or no code can reach it
     * @throws NotAuthorised outside one's own account
     * @throws Limits.TooManyAttempts after six codes for one person, or to one contact, in an hour
     */
    CodeSent sendCode(Actor actor, CaseId caseId, CorrectedField field, String contact);

    /**
     * Checks the code that reached the new contact and stores the contact. A code that is too short costs no attempt.
     *
     * @throws InvalidInput when the code is missing, wrong, too old or tried too often, or the contact is the sign-in
     *     of another person
     */
    void confirm(Actor actor, CaseId caseId, UUID proofId, String typed);
}
