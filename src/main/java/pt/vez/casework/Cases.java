package pt.vez.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.Applicant;
import pt.vez.casework.internal.ApplicantRepository;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.casework.internal.CaseTimeline;
import pt.vez.casework.internal.PersonGate;
import pt.vez.casework.internal.PersonKeys;
import pt.vez.identity.Accounts;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Opening and reading cases. */
@Service
public class Cases {
    private final CaseRepository cases;
    private final ApplicantRepository applicants;
    private final Procedures procedures;
    private final CaseAccess access;
    private final CaseTimeline timeline;
    private final PersonKeys keys;
    private final PersonGate gate;
    private final Accounts accounts;
    private final Associations associations;
    private final Mandates mandates;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    Cases(
            CaseRepository cases,
            ApplicantRepository applicants,
            Procedures procedures,
            CaseAccess access,
            CaseTimeline timeline,
            PersonKeys keys,
            PersonGate gate,
            Accounts accounts,
            Associations associations,
            Mandates mandates,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.applicants = applicants;
        this.procedures = procedures;
        this.access = access;
        this.timeline = timeline;
        this.keys = keys;
        this.gate = gate;
        this.accounts = accounts;
        this.associations = associations;
        this.mandates = mandates;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Cases the account claimed, newest first. */
    @Transactional(readOnly = true)
    public List<CaseOutline> ownOf(Actor actor) {
        return cases.findByAccountIdOrderByOpenedAtDesc(actor.accountId()).stream()
                .map(this::outline)
                .toList();
    }

    @Transactional(readOnly = true)
    public CaseOutline outline(Actor actor, CaseId id) {
        access.require(actor, id, Act.OUTLINE);
        return outline(load(id));
    }

    @Transactional
    public CaseView read(Actor actor, CaseId id) {
        access.require(actor, id, Act.READ);
        Case known = load(id);
        Applicant applicant = applicants.findById(known.applicantId()).orElseThrow();
        return new CaseView(
                outline(known),
                known.applicantId(),
                applicant.data(),
                known.identitySeenAt(),
                claimant(known),
                timeline.of(id));
    }

    private CaseView.@Nullable Claimant claimant(Case known) {
        UUID account = known.accountId();
        return known.claim() != Claim.PROVISIONAL || account == null
                ? null
                : accounts.mailAddress(account)
                        .map(email -> new CaseView.Claimant(account, email))
                        .orElse(null);
    }

    /** A person opens their own case. It is verified to be theirs, because they described themselves. */
    @Transactional
    public CaseOutline open(Actor actor, NewCase command) {
        actor.require(Role.APPLICANT);
        Case opened = create(actor, command, Origin.APPLICANT);
        opened.claim(actor.accountId(), Claim.VERIFIED);
        return outline(opened);
    }

    /** A mediator opens a case for somebody at the desk; nothing more may be done with it before a mandate. */
    @Transactional
    public CaseOutline intake(Actor actor, NewCase command) {
        associations.requireMembership(actor);
        return outline(create(actor, command, Origin.MEDIATOR));
    }

    private Case create(Actor actor, NewCase command, Origin origin) {
        requireOpenForNew(command.procedureCode());
        ApplicantData data = command.applicant();
        gate.pass(data.passportNumber(), data.birthDate());
        if (data.passportNumber() != null && isOpenAlready(data.passportNumber(), data.birthDate(), command)) {
            throw new InvalidInput("newcase.duplicate");
        }
        Applicant applicant = applicants.save(new Applicant(Ids.next(), data));
        keys.write(
                applicant.id(),
                new PersonKeys.Traits(
                        data.name(),
                        data.nativeName(),
                        data.birthDate(),
                        data.passportNumber(),
                        data.nif(),
                        data.niss(),
                        data.phone(),
                        data.email()));
        return begin(actor, applicant.id(), command.procedureCode(), origin);
    }

    private Case begin(Actor actor, UUID applicantId, String procedureCode, Origin origin) {
        Instant now = clock.instant();
        Case opened = cases.saveAndFlush(
                new Case(new CaseId(Ids.next()), CaseNumber.random(), applicantId, procedureCode, origin, now));
        timeline.append(opened.id(), now, CaseEventKind.OPENED, origin.name());
        journal.record(actor, "case.opened", applicantId, opened.id().value(), origin.name());
        return opened;
    }

    private void requireOpenForNew(String procedureCode) {
        if (!procedures.get(procedureCode).openForNew()) {
            throw new InvalidInput("newcase.closed");
        }
    }

    /** A case of somebody the register knows; the one of this procedure that is still open, when there is one. */
    CaseOutline intakeOfKnown(Actor actor, UUID applicantId, String procedureCode) {
        // Whoever opens a case for the same person at the same moment waits here and then finds this one.
        jdbc.sql("select id from casework_applicant where id = ? for update")
                .param(applicantId)
                .query(UUID.class)
                .single();
        return openOf(applicantId).stream()
                .filter(known -> known.procedureCode().equals(procedureCode))
                .findFirst()
                .map(this::outline)
                .orElseGet(() -> {
                    requireOpenForNew(procedureCode);
                    return outline(begin(actor, applicantId, procedureCode, Origin.MEDIATOR));
                });
    }

    UUID applicantOf(CaseId id) {
        return load(id).applicantId();
    }

    /** The person's cases that are not decided yet, newest first. No authority here. */
    List<CaseOutline> openOutlinesOf(UUID applicantId) {
        return openOf(applicantId).stream().map(this::outline).toList();
    }

    private List<Case> openOf(UUID applicantId) {
        return cases.findByApplicantIdOrderByOpenedAtDesc(applicantId).stream()
                .filter(known -> !known.stage().isDecided())
                .toList();
    }

    private boolean isOpenAlready(String passport, LocalDate birthDate, NewCase command) {
        return jdbc.sql("select count(*) from casework_applicant a join casework_case c on c.applicant_id = a.id"
                                + " where a.passport_number = ? and a.birth_date = ? and c.procedure_code = ?"
                                + " and c.stage not in ('DECISION', 'CARD')")
                        .params(passport, birthDate, command.procedureCode())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * An officer, or a mediator under mandate, compared the person with their passport.
     *
     * @param confirmedClaimant the account the person said is theirs, when a claim waits; another account's claim ends
     * @throws NotAuthorised for the person themselves
     */
    @Transactional
    public void identitySeen(Actor actor, CaseId id, @Nullable UUID confirmedClaimant) {
        CaseRef ref = access.require(actor, id, actor.acting() == null ? Act.REVIEW : Act.READ);
        Case known = load(id);
        if (actor.accountId().equals(known.accountId())) {
            throw new NotAuthorised("error.case");
        }
        if (known.identitySeenAt() == null || known.claim() == Claim.PROVISIONAL) {
            known.identitySeen(confirmedClaimant, clock.instant());
            timeline.append(
                    id,
                    clock.instant(),
                    CaseEventKind.IDENTITY_SEEN,
                    actor.capacity().name());
            journal.record(
                    actor,
                    "identity.seen",
                    ref.applicantId(),
                    id.value(),
                    known.claim().name());
        }
    }

    /** What the person may know about their file: who did and saw what. A mediator reads nothing of other associations. */
    @Transactional(readOnly = true)
    public List<Journal.Entry> journalOf(Actor actor, CaseId id, int offset, int limit) {
        UUID applicant = access.require(actor, id, Act.READ).applicantId();
        return actor.acting() == null
                ? journal.ofApplicant(applicant, offset, limit)
                : journal.ofApplicant(applicant, actor, offset, limit);
    }

    /** All of them; to a mediator those of the own association. */
    @Transactional(readOnly = true)
    public List<MandateView> mandatesOf(Actor actor, CaseId id) {
        List<MandateView> all =
                mandates.ofApplicant(access.require(actor, id, Act.READ).applicantId());
        var acting = actor.acting();
        return acting == null
                ? all
                : all.stream()
                        .filter(each -> each.associationId().equals(acting.associationId()))
                        .toList();
    }

    /**
     * The paper that proves a mandate of this case's person, as PDF.
     *
     * @throws NotFound when there is none among those of {@link #mandatesOf}
     */
    @Transactional(readOnly = true)
    public byte[] attestation(Actor actor, CaseId id, UUID mandateId) {
        MandateView shown = mandatesOf(actor, id).stream()
                .filter(each -> each.id().equals(mandateId))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
        return mandates.attestation(shown.applicantId(), mandateId);
    }

    /** The person, in their own session, takes a mandate back. */
    @Transactional
    public void revokeMandate(Actor actor, CaseId id, UUID mandateId) {
        CaseRef ref = access.require(actor, id, Act.READ);
        if (actor.acting() != null || !actor.accountId().equals(load(id).accountId())) {
            throw new NotAuthorised("error.ownerOnly");
        }
        mandates.revoke(actor, ref.applicantId(), mandateId);
    }

    /** Whom the mediator acts for. @throws NotAuthorised when the authority is gone */
    @Transactional(readOnly = true)
    public UUID applicantUnderMandate(Actor actor, CaseId id) {
        return access.require(actor, id, Act.OUTLINE).applicantId();
    }

    /** Address and language for messages about a case, for the notifications of the system itself. */
    @Transactional(readOnly = true)
    public Optional<Contact> contactOf(CaseId id) {
        return cases.findById(id)
                .flatMap(known -> applicants.findById(known.applicantId()).map(applicant -> {
                    ApplicantData data = applicant.data();
                    UUID account = known.claim() == Claim.VERIFIED ? known.accountId() : null;
                    // The address somebody signs in with is proved; the one in the register may be old or mistyped.
                    String own = account == null
                            ? null
                            : accounts.mailAddress(account).orElse(null);
                    return new Contact(own != null ? own : data.email(), data.phone(), data.language());
                }));
    }

    /** Where messages about a case go. */
    public record Contact(@Nullable String email, @Nullable String phone, String language) {
        public Optional<Email> mail() {
            return Optional.ofNullable(email).map(Email::new);
        }
    }

    private Case load(CaseId id) {
        return cases.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
    }

    private CaseOutline outline(Case known) {
        return new CaseOutline(
                known.id(),
                known.number(),
                procedures.get(known.procedureCode()),
                known.stage(),
                known.stageSince(),
                known.openedAt(),
                known.claim());
    }
}
