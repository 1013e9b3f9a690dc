package pt.vez.casework;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.Consent;
import pt.vez.mandates.ConsentText;
import pt.vez.mandates.Consents;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/**
 * A mediator finds the person in front of them and asks for a mandate; a code goes to the contact in the register
 * only.
 */
public interface Assistance {
    /** Enough to be sure it is the person at the desk, no more, until they consent. */
    record Person(
            CaseId caseId,
            CaseNumber number,
            String name,
            Set<Consent> possibleConsents,
            @Nullable String phoneHint,
            @Nullable String emailHint,
            String language) {
        /** Whether the register has a contact that a code can reach. */
        public boolean isReachable() {
            return phoneHint != null || emailHint != null;
        }
    }

    /**
     * @throws InvalidInput when no case has this number;
     * @throws Limits.TooManyAttempts after 60 look-ups in an hour
     */
    Person find(Actor actor, CaseNumber number);

    /** What the mediator and the person agree on: what may be done, and for how long. */
    record Terms(Set<Scope> scopes, Term term) {}

    /**
     * The words the person consents to, in their language; in Portuguese, with an interpreter, when there is no text
     * in it.
     *
     * @param language BCP 47 tag
     * @throws NotAuthorised naming the condition that fails
     */
    Reading reading(Actor actor, CaseId caseId, Terms terms, String language);

    /** @param needsInterpreter there is no text in the language asked for, so that a person has to interpret it */
    record Reading(ConsentText text, boolean needsInterpreter) {}

    /**
     * What a mediator asks a person for.
     *
     * @param witness only when a witness signs for the person
     * @param language BCP 47 tag of the language the person reads or hears it in; null for the one of the register
     * @param interpreter who puts the text into words, when there is none in this language
     * @param shown what stood on the screen; null when nothing did
     * @param passportSeen the mediator compared the person with their passport; needed where they or a witness sign
     *     instead of a code
     */
    record Wish(
            Set<Scope> scopes,
            Term term,
            Consent consent,
            byte @Nullable [] signaturePng,
            Consents.@Nullable Witness witness,
            boolean relative,
            @Nullable String language,
            @Nullable String interpreter,
            @Nullable ConsentText shown,
            boolean passportSeen) {
        /** In the language of the register. */
        public Wish(
                Set<Scope> scopes,
                Term term,
                Consent consent,
                byte @Nullable [] signaturePng,
                Consents.@Nullable Witness witness,
                boolean relative) {
            this(scopes, term, consent, signaturePng, witness, relative, null, null, null, false);
        }

        /** The same, signed on the screen. */
        public Wish signed(byte @Nullable [] png, Consents.@Nullable Witness by, boolean passport) {
            return new Wish(scopes, term, consent, png, by, relative, language, interpreter, shown, passport);
        }

        /** The same, after this text was shown. */
        public Wish read(ConsentText text) {
            return new Wish(
                    scopes, term, consent, signaturePng, witness, relative, language, interpreter, text, passportSeen);
        }

        public Terms terms() {
            return new Terms(scopes, term);
        }
    }

    /** Without a witness and without an interpreter; the mediator is no relative of the person. */
    MandateView requestMandate(
            Actor actor, CaseId caseId, Set<Scope> scopes, Term term, Consent consent, byte @Nullable [] signaturePng);

    /**
     * @throws InvalidInput when the consent asked for does not fit the register's contacts, a signature, the passport
     *     or an interpreter is missing, or the text has changed since it was shown
     * @throws Limits.TooManyAttempts when the person got, or the mediator had sent, too many codes
     * @throws NotAuthorised naming the condition that fails; on the mediator's own case (CPA art. 69, impediment)
     */
    MandateView requestMandate(Actor actor, CaseId caseId, Wish wish);
}
