package pt.vez.casework;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseContacts;
import pt.vez.casework.internal.CaseCreation;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.casework.internal.CaseTimeline;
import pt.vez.casework.internal.RelationRepository;
import pt.vez.identity.Accounts;
import pt.vez.mandates.Authority;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Permission;
import pt.vez.people.ApplicantData;
import pt.vez.people.People;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Opening and reading cases. */
@Service
public class Cases {
    private final CaseRepository cases;
    private final People people;
    private final Procedures procedures;
    private final CaseAccess access;
    private final CaseTimeline timeline;
    private final CaseCreation opening;
    private final CaseContacts contacts;
    private final RelationRepository relations;
    private final Accounts accounts;
    private final Authority authority;
    private final Mandates mandates;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(
            CaseRepository cases,
            People people,
            Procedures procedures,
            CaseAccess access,
            CaseTimeline timeline,
            CaseCreation opening,
            CaseContacts contacts,
            RelationRepository relations,
            Accounts accounts,
            Authority authority,
            Mandates mandates,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.people = people;
        this.procedures = procedures;
        this.access = access;
        this.timeline = timeline;
        this.opening = opening;
        this.contacts = contacts;
        this.relations = relations;
        this.accounts = accounts;
        this.authority = authority;
        this.mandates = mandates;
        this.journal = journal;
        this.events = events;
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
        access.require(actor, id, CasePermission.OUTLINE);
        return outline(load(id));
    }

    @Transactional
    public CaseView read(Actor actor, CaseId id) {
        access.require(actor, id, CasePermission.READ);
        Case known = load(id);
        ApplicantData data = people.get(known.applicantId()).data();
        return new CaseView(
                outline(known),
                known.applicantId(),
                data,
                known.identitySeenAt(),
                linked(known),
                timeline.of(id),
                relations.of(known.applicantId()));
    }

    private CaseView.@Nullable LinkedAccount linked(Case known) {
        UUID account = known.accountId();
        return account == null
                ? null
                : accounts.contact(account)
                        .map(contact -> new CaseView.LinkedAccount(
                                account,
                                contact.signInContact().masked(),
                                timeline.last(known.id(), CaseEventKind.CLAIMED).orElse(known.openedAt()),
                                !known.isUnconfirmed()))
                        .orElse(null);
    }

    /**
     * A person opens a case by describing themselves. That proves nothing: another case with the same passport neither
     * hinders it nor is told of.
     *
     * @throws InvalidInput when the account has such a case already, or as many as it may have before a passport was
     *     seen
     */
    @Transactional
    public CaseOutline open(Actor actor, NewCase command) {
        actor.require(Role.APPLICANT);
        Case opened = opening.describe(actor, command.complete(Zones.today(clock)));
        accounts.learnName(actor.accountId(), command.applicant().name());
        return outline(opened);
    }

    /**
     * A mediator opens a case for a person at the desk; nothing more may be done with it before a mandate.
     *
     * @throws NotAuthorised naming the condition that fails
     */
    @Transactional
    public CaseOutline intake(Actor actor, NewCase command) {
        authority.require(actor, Permission.ENTER, null, command.procedureCode());
        return outline(opening.create(actor, command, Origin.MEDIATOR));
    }

    /**
     * A case of a person of the register; the open one of this procedure, when there is one. The caller checks the
     * authority.
     */
    CaseOutline intakeOfKnown(Actor actor, UUID applicantId, String procedureCode) {
        return outline(opening.ofKnown(actor, applicantId, procedureCode));
    }

    UUID applicantOf(CaseId id) {
        return load(id).applicantId();
    }

    /** The person's cases that are not decided yet, newest first. The caller checks the authority. */
    List<CaseOutline> openOutlinesOf(UUID applicantId) {
        return opening.openOf(applicantId).stream().map(this::outline).toList();
    }

    /**
     * An officer, or a mediator under mandate, compared the person with their passport.
     *
     * @param answer what the person said of the account that waits to be confirmed, when one does
     * @throws NotAuthorised for the person themselves
     */
    @Transactional
    public void identitySeen(Actor actor, CaseId id, AccountAnswer answer) {
        CaseRef ref = access.require(actor, id, actor.acting() == null ? CasePermission.REVIEW : CasePermission.READ);
        Case known = load(id);
        if (actor.accountId().equals(known.accountId())) {
            throw new NotAuthorised("error.case");
        }
        if (known.identitySeenAt() == null || known.isUnconfirmed()) {
            boolean typedByAccount = known.isContactSelfDescribed();
            UUID linked = known.accountId();
            known.identitySeen(answer, actor.accountId(), clock.instant())
                    .ifPresent(account -> unlinked(actor, known, account, typedByAccount));
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
            if (linked != null) {
                cases.flush();
                events.publishEvent(new PassportShown(linked));
            }
        }
    }

    /** The account that was linked to a case no longer waits for it: it was confirmed or unlinked. */
    public record PassportShown(UUID accountId) {}

    /** Writes the unlinking to the journal; a contact typed by the unlinked account is deleted. */
    private void unlinked(Actor actor, Case known, UUID account, boolean typedByAccount) {
        journal.record(
                actor, "account.unlinked", known.applicantId(), known.id().value(), "");
        if (typedByAccount) {
            opening.dropContact(known.applicantId());
        }
        events.publishEvent(new AccountUnlinked(known.id(), account, known.number()));
    }

    /** An account is no longer linked to a case: the person with the passport does not know it. */
    public record AccountUnlinked(CaseId caseId, UUID accountId, CaseNumber number) {}

    /**
     * What the person may know about their file: who did and saw what. A mediator reads nothing of other associations.
     */
    @Transactional(readOnly = true)
    public List<Journal.Entry> journalOf(Actor actor, CaseId id, int offset, int limit) {
        UUID applicant = access.require(actor, id, CasePermission.READ).applicantId();
        return actor.acting() == null
                ? journal.ofApplicant(applicant, offset, limit)
                : journal.ofApplicant(applicant, actor, offset, limit);
    }

    /** All of them; to a mediator those of the own association. */
    @Transactional(readOnly = true)
    public List<MandateView> mandatesOf(Actor actor, CaseId id) {
        List<MandateView> all = mandates.ofApplicant(
                access.require(actor, id, CasePermission.READ).applicantId());
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
        CaseRef ref = access.require(actor, id, CasePermission.READ);
        if (actor.acting() != null || !actor.accountId().equals(load(id).accountId())) {
            throw new NotAuthorised("error.ownerOnly");
        }
        mandates.revoke(actor, ref.applicantId(), mandateId);
    }

    /**
     * Whom the mediator acts for.
     *
     * @throws NotAuthorised when the authority is gone
     */
    @Transactional(readOnly = true)
    public UUID applicantUnderMandate(Actor actor, CaseId id) {
        return access.require(actor, id, CasePermission.OUTLINE).applicantId();
    }

    /** Address and language for messages about a case, for the notifications of the system itself. */
    @Transactional(readOnly = true)
    public Optional<Contact> contactOf(CaseId id) {
        return cases.findById(id)
                .flatMap(known -> people.find(known.applicantId()).map(person -> contacts.of(known, person)));
    }

    /**
     * Where messages about a case go: a corrected contact and a chosen language of the person, else the account's own
     * where the case is claimed by one, else what the register began with.
     */
    public record Contact(@Nullable String email, @Nullable String phone, String language, CaseNumber number) {
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
