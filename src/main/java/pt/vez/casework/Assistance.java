package pt.vez.casework;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.ApplicantRepository;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Deed;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Languages;
import pt.vez.platform.Limits;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Phone;

/** A mediator finds the person in front of them and asks for a mandate, with the contact of the register and no other. */
@Service
public class Assistance {
    private final CaseRepository cases;
    private final ApplicantRepository applicants;
    private final Mandates mandates;
    private final Associations associations;
    private final Authority authority;
    private final Limits limits;
    private final Journal journal;
    private final Texts texts;
    private final VezSettings settings;

    Assistance(
            CaseRepository cases,
            ApplicantRepository applicants,
            Mandates mandates,
            Associations associations,
            Authority authority,
            Limits limits,
            Journal journal,
            Texts texts,
            VezSettings settings) {
        this.cases = cases;
        this.applicants = applicants;
        this.mandates = mandates;
        this.associations = associations;
        this.authority = authority;
        this.limits = limits;
        this.journal = journal;
        this.texts = texts;
        this.settings = settings;
    }

    /** Enough to be sure it is the person at the desk, no more, until they consent. */
    public record Person(
            CaseId caseId,
            CaseNumber number,
            String name,
            Set<Consent> possibleConsents,
            @Nullable String phoneHint,
            @Nullable String emailHint,
            String language) {}

    /** @throws InvalidInput when no case has this number; @throws Limits.TooManyAttempts after 60 look-ups in an hour */
    @Transactional
    public Person find(Actor actor, CaseNumber number) {
        authority.require(actor, Deed.DESK, null, null);
        limits.count("assist.find", actor.accountId().toString(), 60, Duration.ofHours(1));
        Case known = cases.findByNumber(number.value()).orElseThrow(() -> new InvalidInput("visit.noCase"));
        requireAnothers(actor, known);
        journal.record(actor, "case.found", known.applicantId(), known.id().value(), "");
        return person(known);
    }

    /** The words the person consents to, in a language of theirs that the product speaks. */
    @Transactional(readOnly = true)
    public String consentText(Actor actor, CaseId caseId, Set<Scope> scopes, Term term, Locale language) {
        var membership = associations.requireMembership(actor);
        Person person = person(cases.findById(caseId).orElseThrow(() -> new NotFound("error.notFound")));
        String what = java.util.Arrays.stream(Scope.values())
                .filter(scope -> scope == Scope.FOLLOW || scopes.contains(scope))
                .map(scope -> texts.label(language, scope).toLowerCase(language))
                .collect(java.util.stream.Collectors.joining(", "));
        return texts.get(
                language,
                "mandate.text",
                person.name(),
                membership.associationName(),
                actor.name(),
                what,
                texts.label(language, term),
                person.number().display());
    }

    /** What a mediator asks a person for. @param witness only when somebody signs for the person */
    public record Wish(
            Set<Scope> scopes,
            Term term,
            Consent consent,
            byte @Nullable [] signaturePng,
            Mandates.@Nullable Witness witness,
            boolean relative) {}

    /** Without a witness, from somebody who is no relative. */
    @Transactional
    public MandateView requestMandate(
            Actor actor, CaseId caseId, Set<Scope> scopes, Term term, Consent consent, byte @Nullable [] signaturePng) {
        return requestMandate(actor, caseId, new Wish(scopes, term, consent, signaturePng, null, false));
    }

    /**
     * @throws InvalidInput when the consent asked for does not fit the register's contacts, or a signature is missing
     * @throws NotAuthorised on the mediator's own case (CPA art. 69, impediment)
     */
    @Transactional
    public MandateView requestMandate(Actor actor, CaseId caseId, Wish wish) {
        Case known = cases.findById(caseId).orElseThrow(() -> new NotFound("error.notFound"));
        requireAnothers(actor, known);
        Person person = person(known);
        if (!person.possibleConsents().contains(wish.consent())) {
            throw new InvalidInput("mandate.consent.impossible");
        }
        var data = applicants.findById(known.applicantId()).orElseThrow().data();
        Locale language = Languages.of(data.language());
        return mandates.request(
                actor,
                new Mandates.RequestMandate(
                        known.applicantId(),
                        caseId.value(),
                        known.procedureCode(),
                        wish.scopes(),
                        wish.term(),
                        wish.consent(),
                        switch (wish.consent()) {
                            case CODE_PHONE -> data.phone();
                            case CODE_EMAIL -> data.email();
                            case SIGNATURE, ROGO -> null;
                        },
                        switch (wish.consent()) {
                            case CODE_PHONE -> person.phoneHint();
                            case CODE_EMAIL -> person.emailHint();
                            case SIGNATURE, ROGO -> null;
                        },
                        consentText(actor, caseId, wish.scopes(), wish.term(), language),
                        language.toLanguageTag(),
                        wish.signaturePng(),
                        wish.witness(),
                        wish.relative()));
    }

    private static void requireAnothers(Actor actor, Case known) {
        if (actor.accountId().equals(known.accountId())) {
            throw new NotAuthorised("error.ownCase");
        }
    }

    /** The name behind a mandate of the mediator's own association that is in force. */
    @Transactional(readOnly = true)
    public String nameUnderMandate(Actor actor, UUID mandateId) {
        var acting = mandates.acting(actor, mandateId);
        Case known = cases.findById(new CaseId(acting.caseId())).orElseThrow(() -> new NotFound("error.notFound"));
        return applicants.findById(known.applicantId()).orElseThrow().data().name();
    }

    private Person person(Case known) {
        var data = applicants.findById(known.applicantId()).orElseThrow().data();
        String phone = settings.smsGateway().isBlank() ? null : data.phone();
        String email = data.email();
        Set<Consent> possible = java.util.EnumSet.noneOf(Consent.class);
        if (phone != null) possible.add(Consent.CODE_PHONE);
        if (email != null) possible.add(Consent.CODE_EMAIL);
        if (possible.isEmpty()) possible.add(Consent.SIGNATURE);
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
