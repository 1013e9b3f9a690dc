package pt.vez.casework;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.casework.internal.CaseTimeline;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** Takes back a comparison with the passport that was recorded by mistake. */
@Service
public class IdentityChecks {
    private final CaseRepository cases;
    private final CaseAccess access;
    private final CaseTimeline timeline;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    IdentityChecks(
            CaseRepository cases,
            CaseAccess access,
            CaseTimeline timeline,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.timeline = timeline;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the actor may take back what they recorded last. Not once an account was unlinked: it has been told. */
    @Transactional(readOnly = true)
    public boolean mayUndo(Actor actor, CaseId caseId) {
        access.require(actor, caseId, act(actor));
        return cases.findById(caseId)
                .filter(known -> known.isIdentityUndoable(
                        actor.accountId(), clock.instant().minus(OfficerUndo.WINDOW)))
                .isPresent();
    }

    /**
     * The passport counts as it did before the actor recorded that they saw it; so does the account.
     *
     * @throws InvalidInput after {@link OfficerUndo#WINDOW}, when another account recorded it, or when an account was
     *     unlinked
     */
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
