package pt.vez.casework.internal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
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

/** Asks a person at the desk for a mandate; consents and codes are of the mandates module. */
@Service
class MandateRequests implements Assistance {
    private final CaseRepository cases;
    private final RegisterContacts register;
    private final Consents consents;
    private final ConsentTexts consentTexts;
    private final MemberContactQueries memberContacts;
    private final Authority authority;
    private final Limits limits;
    private final Journal journal;

    MandateRequests(
            CaseRepository cases,
            RegisterContacts register,
            Consents consents,
            ConsentTexts consentTexts,
            MemberContactQueries memberContacts,
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

    @Override
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

    @Override
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

    @Override
    @Transactional
    public MandateView requestMandate(
            Actor actor, CaseId caseId, Set<Scope> scopes, Term term, Consent consent, byte @Nullable [] signaturePng) {
        return requestMandate(actor, caseId, new Wish(scopes, term, consent, signaturePng, null, false));
    }

    @Override
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
