package pt.vez.casework;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.casework.internal.MemberContacts;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Consent;
import pt.vez.mandates.ConsentText;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.Consents;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Permission;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Languages;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Phone;

/**
 * A mediator finds the person in front of them and asks for a mandate; a code goes to the contact in the register
 * only.
 */
@Service
public class Assistance {
    private final CaseRepository cases;
    private final RegisterContacts register;
    private final Consents consents;
    private final ConsentTexts consentTexts;
    private final MemberContacts memberContacts;
    private final Authority authority;
    private final Limits limits;
    private final Journal journal;

    Assistance(
            CaseRepository cases,
            RegisterContacts register,
            Consents consents,
            ConsentTexts consentTexts,
            MemberContacts memberContacts,
            Authority authority,
            Limits limits,
            Journal journal) {
        this.cases = cases;
        this.register = register;
        this.consents = consents;
        this.consentTexts = consentTexts;
        this.memberContacts = memberContacts;
        this.authority = authority;
        this.limits = limits;
        this.journal = journal;
    }

    /** Enough to be sure it is the person at the desk, no more, until they consent. */
    public record Person(
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
    @Transactional
    public Person find(Actor actor, CaseNumber number) {
        authority.require(actor, Permission.DESK, null, null);
        limits.count("assist.find", actor.accountId().toString(), 60, Duration.ofHours(1));
        Case known = cases.findByNumber(number.value()).orElse(null);
        journal.recordBeside(actor, "list.searched", "people CASE " + (known == null ? 0 : 1));
        if (known == null) {
            throw new InvalidInput("visit.noCase");
        }
        requireAnothers(actor, known);
        journal.record(actor, "case.found", known.applicantId(), known.id().value(), "");
        return person(known);
    }

    /** What the mediator and the person agree on: what may be done, and for how long. */
    public record Terms(Set<Scope> scopes, Term term) {}

    /**
     * The words the person consents to, in their language; in Portuguese, with an interpreter, when there is no text
     * in it.
     *
     * @param language BCP 47 tag
     * @throws NotAuthorised naming the condition that fails
     */
    @Transactional(readOnly = true)
    public Reading reading(Actor actor, CaseId caseId, Terms terms, String language) {
        Case known = cases.findById(caseId).orElseThrow(() -> authority.refusal(actor, Permission.ASK));
        var membership = authority.member(actor, Permission.ASK, known.procedureCode());
        var facts = new ConsentText.Facts(
                register.of(known.applicantId()).name(),
                membership.associationName(),
                actor.name(),
                terms.scopes(),
                terms.term(),
                known.number().display());
        return consentTexts
                .in(language, facts)
                .map(text -> new Reading(text, false))
                .orElseGet(() -> new Reading(
                        consentTexts
                                .in(Languages.PORTUGUESE.toLanguageTag(), facts)
                                .orElseThrow(),
                        true));
    }

    /** @param needsInterpreter there is no text in the language asked for, so that a person has to interpret it */
    public record Reading(ConsentText text, boolean needsInterpreter) {}

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
    public record Wish(
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
    @Transactional
    public MandateView requestMandate(
            Actor actor, CaseId caseId, Set<Scope> scopes, Term term, Consent consent, byte @Nullable [] signaturePng) {
        return requestMandate(actor, caseId, new Wish(scopes, term, consent, signaturePng, null, false));
    }

    /**
     * @throws InvalidInput when the consent asked for does not fit the register's contacts, a signature, the passport
     *     or an interpreter is missing, or the text has changed since it was shown
     * @throws Limits.TooManyAttempts when the person got, or the mediator had sent, too many codes
     * @throws NotAuthorised naming the condition that fails; on the mediator's own case (CPA art. 69, impediment)
     */
    @Transactional
    public MandateView requestMandate(Actor actor, CaseId caseId, Wish wish) {
        Case known = cases.findById(caseId).orElseThrow(() -> authority.refusal(actor, Permission.ASK));
        requireAnothers(actor, known);
        Person person = person(known);
        String language = wish.language() == null ? person.language() : wish.language();
        Reading reading = reading(actor, caseId, wish.terms(), language);
        if (wish.shown() != null && !wish.shown().equals(reading.text())) {
            throw new InvalidInput("mandate.text.newer");
        }
        if (!person.possibleConsents().contains(wish.consent())) {
            throw new InvalidInput("mandate.consent.impossible");
        }
        var data = register.of(known.applicantId());
        String destination = destination(wish.consent(), data.phone(), data.email());
        return consents.request(
                actor,
                new Consents.RequestMandate(
                        known.applicantId(),
                        caseId.value(),
                        known.procedureCode(),
                        wish.scopes(),
                        wish.term(),
                        wish.consent(),
                        destination,
                        destination(wish.consent(), person.phoneHint(), person.emailHint()),
                        reading.text(),
                        reading.needsInterpreter() ? new Consents.Interpreter(interpreter(wish), language) : null,
                        wish.signaturePng(),
                        wish.witness(),
                        wish.relative(),
                        new Consents.Person(
                                Stream.of(data.name(), data.nativeName())
                                        .filter(Objects::nonNull)
                                        .toList(),
                                data.passportNumber()),
                        person.isReachable(),
                        wish.passportSeen(),
                        destination != null && memberContacts.isOfMember(actor, destination)));
    }

    private static @Nullable String destination(Consent consent, @Nullable String phone, @Nullable String email) {
        return switch (consent) {
            case CODE_PHONE -> phone;
            case CODE_EMAIL -> email;
            case SIGNATURE, ROGO -> null;
        };
    }

    private static String interpreter(Wish wish) {
        return wish.interpreter() == null ? "" : wish.interpreter();
    }

    private static void requireAnothers(Actor actor, Case known) {
        if (actor.accountId().equals(known.accountId())) {
            throw new NotAuthorised("error.ownCase");
        }
    }

    private Person person(Case known) {
        var data = register.of(known.applicantId());
        String phone = register.mobile(data);
        String email = data.email();
        Set<Consent> possible = EnumSet.noneOf(Consent.class);
        if (phone != null) possible.add(Consent.CODE_PHONE);
        if (email != null) possible.add(Consent.CODE_EMAIL);
        // A contact may be dead: the person signs, their passport is seen, and the agency looks again.
        possible.add(Consent.SIGNATURE);
        // Some people can read a code aloud and others cannot write their name: a witness may always sign for them.
        possible.add(Consent.ROGO);
        return new Person(
                known.id(),
                known.number(),
                data.name(),
                possible,
                phone == null ? null : new Phone(phone).masked(),
                email == null ? null : new Email(email).masked(),
                data.language());
    }
}
