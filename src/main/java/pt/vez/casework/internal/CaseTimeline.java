package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseEvent;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;
import pt.vez.casework.CaseMilestoneUndone;
import pt.vez.casework.CaseMilestones;
import pt.vez.casework.Stage;
import pt.vez.casework.StageReached;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** Writes events to the timeline, in the transaction in which they happen, and moves the stage. */
@Component
class CaseTimeline {
    private final CaseEventRepository lines;
    private final CaseRepository cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseTimeline(CaseEventRepository lines, CaseRepository cases, ApplicationEventPublisher events, Clock clock) {
        this.lines = lines;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseMilestone event) {
        Instant now = clock.instant();
        append(event.caseId(), now, event.milestone(), event.milestoneDetail());
        cases.findById(event.caseId()).ifPresent(known -> {
            if (known.happened(event.milestone(), now)) {
                UUID line = Ids.next();
                lines.insert(
                        line,
                        event.caseId(),
                        now.plusNanos(1000),
                        CaseEventKind.STAGE_REACHED,
                        known.stage().name());
                events.publishEvent(new StageReached(
                        event.caseId(), known.stage(), event.milestone() == CaseEventKind.ATTENDED ? line : null));
            }
        });
    }

    /**
     * That the person was served is the one milestone that is taken back: for them, and for what is measured, it never
     * was.
     *
     * @throws InvalidInput when the case has moved on since
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseMilestoneUndone event) {
        Case known = cases.findById(event.caseId()).orElseThrow(() -> new NotFound("error.notFound"));
        Stage before = known.stage();
        if (event.milestone() != CaseEventKind.ATTENDED || !known.servedUndone()) {
            throw new InvalidInput("stage.undo.late");
        }
        lines.last(event.caseId(), CaseEventKind.ATTENDED).ifPresent(lines::delete);
        if (known.stage() != before) {
            lines.last(event.caseId(), CaseEventKind.STAGE_REACHED).ifPresent(line -> {
                lines.delete(line);
                events.publishEvent(new StageReached.StageUnreached(line));
            });
            // What listens reads the stage with SQL.
            cases.flush();
            events.publishEvent(new CaseCircumstances.CircumstancesChanged(List.of(known.id())));
        }
    }

    /** Many at once, none of which moves a stage. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseMilestones events) {
        lines.insert(events.milestones(), clock.instant());
    }

    /**
     * A stage set by hand, which can be taken back.
     *
     * @param changeId of the change
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(UUID changeId, CaseId caseId, Instant at, Stage stage) {
        lines.insert(changeId, caseId, at, CaseEventKind.STAGE_CHANGED, stage.name());
    }

    /** The change was taken back before the person was told: for them, and for what is measured, it never was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undone(UUID changeId) {
        lines.deleteStageChange(changeId);
    }

    /** A line of the timeline; a stage that was reached is published as {@link StageReached}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(CaseId caseId, Instant at, CaseEventKind kind, String detail) {
        lines.insert(Ids.next(), caseId, at, kind, detail);
        if (kind == CaseEventKind.STAGE_REACHED) {
            events.publishEvent(new StageReached(caseId, Stage.valueOf(detail)));
        }
    }

    /** When this happened last. */
    public Optional<Instant> last(CaseId caseId, CaseEventKind kind) {
        return lines.lastTime(caseId, kind);
    }

    /** All of it, newest first: the first event says when the case began. */
    public List<CaseEvent> of(CaseId caseId) {
        return lines.of(caseId);
    }
}
