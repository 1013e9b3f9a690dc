package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.invitations.Disruptions;
import pt.vez.mandates.Scope;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import tools.jackson.databind.json.JsonMapper;

@Service
class DisruptionService implements Disruptions {
    /** Appointments of a plan read at once. */
    private static final int PIECE = 1_000;

    private static final int LONGEST_SEARCH_DAYS = 120;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(120);

    private final JdbcClient jdbc;
    private final SeatReservations seats;
    private final ClosureWindows windows;
    private final PlanSteps steps;
    private final PlanQueries board;
    private final PlanPreview preview;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    DisruptionService(
            JdbcClient jdbc,
            SeatReservations seats,
            ClosureWindows windows,
            PlanSteps steps,
            PlanQueries board,
            PlanPreview preview,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.windows = windows;
        this.steps = steps;
        this.board = board;
        this.preview = preview;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    private void check(Scope scope) {
        if (scope.centres().isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        if (!scope.until().isAfter(scope.from())) {
            throw new InvalidInput("shifts.period");
        }
        if (windows.isOver(scope)) {
            throw new InvalidInput("disruption.over");
        }
        LocalDate today = Zones.today(clock);
        if (scope.latest().isBefore(today)) {
            throw new InvalidInput("disruption.latest.past");
        }
        if (scope.latest().isAfter(today.plusDays(LONGEST_SEARCH_DAYS))) {
            throw new InvalidInput("publish.range", LONGEST_SEARCH_DAYS);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Preview preview(Actor actor, Scope scope) {
        actor.require(Role.ADMINISTRATOR);
        check(scope);
        return preview.of(scope);
    }

    @Override
    public UUID propose(Actor actor, Scope scope, String reason) {
        actor.require(Role.ADMINISTRATOR);
        check(scope);
        if (reason.isBlank() || reason.strip().length() > 200) {
            throw new InvalidInput("disruption.reason");
        }
        UUID id = Ids.next();
        return transactions.run(() -> {
            jdbc.sql("insert into invitations_plan (id, reason, from_at, to_at, scope, latest_date, state, created_at,"
                            + " created_by_id) values (?, ?, ?, ?, ?, ?, 'COMPUTING', ?, ?)")
                    .params(
                            id,
                            reason.strip(),
                            scope.from(),
                            scope.until(),
                            json.writeValueAsString(scope),
                            scope.latest(),
                            clock.instant(),
                            actor.accountId())
                    .update();
            windows.close(id, reason.strip(), scope);
            journal.record(actor, "plan.proposed", null, null, id.toString());
            return id;
        });
    }

    @Override
    public void send(Actor actor, UUID planId) {
        move(actor, planId, "plan.sent", State.SENDING, State.PROPOSED);
    }

    @Override
    public void pause(Actor actor, UUID planId) {
        move(actor, planId, "plan.paused", State.PAUSED, State.SENDING, State.SENT);
        // A reserved seat stays reserved while the plan, and with it the term of the offer, is paused.
        keepOffersUntil(planId, clock.instant().plus(LONGEST_PAUSE), false);
    }

    @Override
    public void resume(Actor actor, UUID planId) {
        move(actor, planId, "plan.resumed", State.SENDING, State.PAUSED);
        // The time of the pause is not counted against those who were asked.
        keepOffersUntil(planId, clock.instant().plus(Duration.ofHours(4)), true);
    }

    /** @param told whether the end that the people are told moves too, where it was earlier */
    private void keepOffersUntil(UUID planId, Instant until, boolean told) {
        record Kept(UUID offer, UUID hold, Instant end) {}
        transactions.run(() -> {
            List<Kept> open = jdbc.sql(
                            "select id, hold_id, expires_at from invitations_offer where plan_id = ? and live")
                    .param(planId)
                    .query((row, n) -> new Kept(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, Instant.class)))
                    .list();
            for (Kept each : open) {
                Instant end = each.end().isBefore(until) ? until : each.end();
                if (told) {
                    jdbc.sql("update invitations_offer set expires_at = ? where id = ?")
                            .params(end, each.offer())
                            .update();
                }
                seats.extend(List.of(each.hold()), end);
            }
            return planId;
        });
    }

    @Override
    public void undo(Actor actor, UUID planId) {
        move(
                actor,
                planId,
                "plan.undone",
                State.UNDOING,
                State.PROPOSED,
                State.SENDING,
                State.PAUSED,
                State.SENT,
                State.COMPUTING);
    }

    @Override
    public void retry(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            int freed = jdbc.sql("update invitations_plan set failures = 0 where id = ? and failures >= ?")
                    .params(planId, FaultIsolation.ATTEMPTS)
                    .update();
            if (freed == 0) {
                throw new InvalidInput("disruption.state");
            }
            journal.record(actor, "plan.retried", null, null, planId.toString());
            return planId;
        });
    }

    private void move(Actor actor, UUID planId, String action, State to, State... from) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            State now = State.valueOf(jdbc.sql("select state from invitations_plan where id = ? for update")
                    .param(planId)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("error.notFound")));
            if (!List.of(from).contains(now)) {
                throw new InvalidInput("disruption.state");
            }
            jdbc.sql("update invitations_plan set state = ?, failures = 0 where id = ?")
                    .params(to.name(), planId)
                    .update();
            journal.record(actor, action, null, null, planId.toString());
            return planId;
        });
    }

    @Override
    public int step() {
        return steps.step();
    }

    @Override
    @Transactional(readOnly = true)
    public Plan plan(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        return board.plan(planId);
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Plan> plans(Actor actor, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return board.plans(offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Actor actor, UUID planId, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return board.affected(planId, offset, limit);
    }

    @Override
    public void eachAffected(Actor actor, UUID planId, Consumer<Affected> row) {
        actor.require(Role.ADMINISTRATOR);
        board.each(planId, PIECE, row);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Concerned> concerned(Actor actor, Scope scope, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        check(scope);
        return preview.page(scope, offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ToCall> toCall(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        return board.toCall(planId);
    }
}
