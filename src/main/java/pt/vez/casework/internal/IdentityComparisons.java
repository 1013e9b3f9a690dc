package pt.vez.casework.internal;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Cases.AccountUnlinked;
import pt.vez.casework.Cases.PassportShown;
import pt.vez.casework.IdentityChecks;
import pt.vez.casework.OfficerUndo;
import pt.vez.people.People;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Comparisons with the passport, written to the case, the timeline and the journal. */
@Service
class IdentityComparisons implements IdentityChecks {
    private final CaseRepository cases;
    private final CaseAccess access;
    private final People people;
    private final CaseTimeline timeline;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IdentityComparisons(
            CaseRepository cases,
            CaseAccess access,
            People people,
            CaseTimeline timeline,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.people = people;
        this.timeline = timeline;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void seen(Actor actor, CaseId id, AccountAnswer answer) {
        CaseRef ref = access.require(actor, id, act(actor));
        Case known = cases.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
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

    /** Writes the unlinking to the journal; a contact typed by the unlinked account is deleted. */
    private void unlinked(Actor actor, Case known, UUID account, boolean typedByAccount) {
        journal.record(
                actor, "account.unlinked", known.applicantId(), known.id().value(), "");
        if (typedByAccount) {
            people.dropSelfDescribedContact(known.applicantId());
        }
        events.publishEvent(new AccountUnlinked(known.id(), account, known.number()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayUndo(Actor actor, CaseId caseId) {
        access.require(actor, caseId, act(actor));
        return cases.findById(caseId)
                .filter(known -> known.isIdentityUndoable(
                        actor.accountId(), clock.instant().minus(OfficerUndo.WINDOW)))
                .isPresent();
    }

    @Override
    public void undo(Actor actor, CaseId caseId) {
        transactions.run(() -> {
            CaseRef ref = access.require(actor, caseId, act(actor));
            boolean undone = cases.findById(caseId)
                    .orElseThrow(() -> new NotFound("error.notFound"))
                    .identityUndone(actor.accountId(), clock.instant().minus(OfficerUndo.WINDOW));
            if (!undone) {
                throw new InvalidInput("file.identity.undo.late");
            }
            timeline.append(
                    caseId,
                    clock.instant(),
                    CaseEventKind.IDENTITY_UNDONE,
                    actor.capacity().name());
            journal.record(actor, "identity.undone", ref.applicantId(), caseId.value(), "");
            return ref;
        });
    }

    private static CasePermission act(Actor actor) {
        return actor.acting() == null ? CasePermission.REVIEW : CasePermission.READ;
    }
}
