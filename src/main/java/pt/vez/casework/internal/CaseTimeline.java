package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import pt.vez.platform.BatchInsert;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** Writes events to the timeline, in the transaction in which they happen, and moves the stage. */
@Component
public class CaseTimeline {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final CaseRepository cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseTimeline(
            JdbcClient jdbc, JdbcTemplate batch, CaseRepository cases, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
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
                insert(
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
        lastLine(event.caseId(), CaseEventKind.ATTENDED).ifPresent(this::delete);
        if (known.stage() != before) {
            lastLine(event.caseId(), CaseEventKind.STAGE_REACHED).ifPresent(line -> {
                delete(line);
                events.publishEvent(new StageReached.StageUnreached(line));
            });
            // What listens reads the stage with SQL.
            cases.flush();
            events.publishEvent(new CaseCircumstances.CircumstancesChanged(List.of(known.id())));
        }
    }

    private Optional<UUID> lastLine(CaseId caseId, CaseEventKind kind) {
        return jdbc.sql(
                        "select id from casework_event where case_id = ? and kind = ? order by at desc, id desc limit 1")
                .params(caseId.value(), kind.name())
                .query(UUID.class)
                .optional();
    }

    private void delete(UUID line) {
        jdbc.sql("delete from casework_event where id = ?").param(line).update();
    }

    /** Many at once, none of which moves a stage. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseMilestones events) {
        Instant now = clock.instant();
        BatchInsert.insert(
                batch,
                "insert into casework_event (id, case_id, at, kind, detail)",
                events.milestones().stream()
                        .map(event -> new Object[] {
                            Ids.next(),
                            event.caseId().value(),
                            now,
                            event.milestone().name(),
                            event.milestoneDetail()
                        })
                        .toList());
    }

    /**
     * A stage set by hand, which can be taken back.
     *
     * @param changeId of the change
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(UUID changeId, CaseId caseId, Instant at, Stage stage) {
        insert(changeId, caseId, at, CaseEventKind.STAGE_CHANGED, stage.name());
    }

    /** The change was taken back before the person was told: for them, and for what is measured, it never was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undone(UUID changeId) {
        jdbc.sql("delete from casework_event where id = ? and kind = 'STAGE_CHANGED'")
                .param(changeId)
                .update();
    }

    private void insert(UUID id, CaseId caseId, Instant at, CaseEventKind kind, String detail) {
        jdbc.sql("insert into casework_event (id, case_id, at, kind, detail) values (?, ?, ?, ?, ?)")
                .params(id, caseId.value(), at, kind.name(), detail)
                .update();
    }

    /** A line of the timeline; a stage that was reached is published as {@link StageReached}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(CaseId caseId, Instant at, CaseEventKind kind, String detail) {
        insert(Ids.next(), caseId, at, kind, detail);
        if (kind == CaseEventKind.STAGE_REACHED) {
            events.publishEvent(new StageReached(caseId, Stage.valueOf(detail)));
        }
    }

    /** When this happened last. */
    public Optional<Instant> last(CaseId caseId, CaseEventKind kind) {
        return jdbc.sql("select max(at) from casework_event where case_id = ? and kind = ?")
                .params(caseId.value(), kind.name())
                .query(Instant.class)
                .optional();
    }

    /** All of it, newest first: the first event says when the case began. */
    public List<CaseEvent> of(CaseId caseId) {
        return jdbc.sql("select at, kind, detail from casework_event where case_id = ? order by at desc, id desc")
                .param(caseId.value())
                .query((row, n) -> new CaseEvent(
                        row.getObject(1, Instant.class), CaseEventKind.valueOf(row.getString(2)), row.getString(3)))
                .list();
    }
}
