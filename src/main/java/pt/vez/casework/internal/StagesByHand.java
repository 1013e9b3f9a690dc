package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.OfficerUndo;
import pt.vez.casework.Stage;
import pt.vez.casework.StageChanges;
import pt.vez.casework.internal.StageChangeRepository.Change;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** Changes of the stage with their timeline, undone within a minute. */
@Service
class StagesByHand implements StageChanges {
    private static final int SHORTEST_REASON = 5;

    private final CaseRepository cases;
    private final StageChangeRepository changes;
    private final CaseAccess access;
    private final CaseTimeline timeline;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StagesByHand(
            CaseRepository cases,
            StageChangeRepository changes,
            CaseAccess access,
            CaseTimeline timeline,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.changes = changes;
        this.access = access;
        this.timeline = timeline;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public UUID move(Actor actor, CaseId caseId, Stage seen, Stage wanted, String reason) {
        String why = reason.strip();
        return transactions.run(() -> {
            CaseRef ref = access.require(actor, caseId, CasePermission.REVIEW);
            if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
                throw new InvalidInput("stage.reason.missing", SHORTEST_REASON, LONGEST_REASON);
            }
            Case known = load(caseId);
            ChangedMeanwhile.requireSame(seen, known.stage());
            if (!seen.byHand().contains(wanted)) {
                throw new InvalidInput("stage.illegal");
            }
            Instant now = clock.instant();
            UUID id = Ids.next();
            changes.add(new Change(id, caseId, seen, known.stageSince(), wanted, why, now, actor.accountId()));
            timeline.changed(id, caseId, now, wanted);
            set(known, wanted, now);
            journal.record(actor, "stage.changed", ref.applicantId(), caseId.value(), seen + " " + wanted);
            events.publishEvent(new StageMoved(id, caseId, wanted, why));
            return id;
        });
    }

    @Override
    public void undo(Actor actor, UUID changeId) {
        transactions.run(() -> {
            Change change = changes.find(changeId).orElseThrow(() -> new InvalidInput("stage.undo.late"));
            // Who decided a case has no need of a reason to look at it within the minute.
            CaseRef ref = access.require(actor, change.caseId(), CasePermission.OUTLINE);
            Case known = load(change.caseId());
            if (!change.by().equals(actor.accountId())
                    || change.at().isBefore(clock.instant().minus(OfficerUndo.WINDOW))
                    || known.stage() != change.to()) {
                throw new InvalidInput("stage.undo.late");
            }
            changes.undone(changeId, clock.instant());
            timeline.undone(changeId);
            set(known, change.from(), change.since());
            journal.record(
                    actor, "stage.undone", ref.applicantId(), ref.id().value(), change.to() + " " + change.from());
            events.publishEvent(new StageMoveUndone(changeId));
            return changeId;
        });
    }

    private void set(Case known, Stage stage, Instant since) {
        known.moveTo(stage, since);
        // What listens reads the stage with SQL.
        cases.flush();
        events.publishEvent(new CaseCircumstances.CircumstancesChanged(List.of(known.id())));
    }

    private Case load(CaseId id) {
        return cases.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
    }
}
