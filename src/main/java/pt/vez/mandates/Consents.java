package pt.vez.mandates;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** How a mandate comes about: a mediator asks, the person reads a text they understand and agrees. */
public interface Consents {
    /** Who signs for a person who cannot. */
    record Witness(String name, String document) {}

    /**
     * Who consents, as the register knows them.
     *
     * @param document number of the passport
     */
    record Person(List<String> names, @Nullable String document) {}

    /**
     * Who put the text into words of a language it is not kept in.
     *
     * @param language BCP 47 tag
     */
    record Interpreter(String name, String language) {}

    /**
     * A mandate to be granted.
     *
     * @param procedure code of the procedure of the case
     * @param destination the person's own telephone or mail address from the register; null when they sign
     * @param hint the destination, masked
     * @param text what is shown to the person, word for word; it is kept sealed, with its hash
     * @param interpreter only when there is no text in the person's language
     * @param signaturePng the signature, only when they or a witness sign
     * @param witness only when a witness signs
     * @param relative the mediator declares to be a relative of the person
     * @param person whom a witness may not be
     * @param reachable the register has a contact a code can reach
     * @param passportSeen the mediator compared the person with their passport
     * @param contactOfMember the register has the destination as a contact of a member of the association too
     */
    record RequestMandate(
            UUID applicantId,
            UUID caseId,
            String procedure,
            Set<Scope> scopes,
            Term term,
            Consent consent,
            @Nullable String destination,
            @Nullable String hint,
            ConsentText text,
            @Nullable Interpreter interpreter,
            byte @Nullable [] signaturePng,
            @Nullable Witness witness,
            boolean relative,
            Person person,
            boolean reachable,
            boolean passportSeen,
            boolean contactOfMember) {}

    /**
     * The person must receive this code, with the text they consent to by telling it.
     *
     * @param text its parts, in order
     */
    record ConsentRequested(
            UUID mandateId,
            Consent consent,
            String destination,
            String code,
            String associationName,
            String mediatorName,
            List<String> text,
            String language) {}

    /** A mandate came into force. */
    record MandateGranted(UUID mandateId, UUID applicantId, UUID caseId) {}

    /**
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     * @throws InvalidInput when a signature is needed and missing, the person's passport was not seen before a
     *     signature instead of a code, or the witness or interpreter is not named or may not be one
     * @throws pt.vez.platform.Limits.TooManyAttempts when the person got, or the mediator had sent, too many codes
     */
    MandateView request(Actor actor, RequestMandate command);

    /**
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     * @throws InvalidInput when the code is missing or too short, which costs nothing; wrong, which is counted and
     *     ends the request the fifth time; or too old
     */
    MandateView confirm(Actor actor, UUID mandateId, String typed);
}
