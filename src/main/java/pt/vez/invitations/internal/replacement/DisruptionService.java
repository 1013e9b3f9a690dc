package pt.vez.invitations.internal.replacement;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.invitations.Disruptions;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

@Service
class DisruptionService implements Disruptions {
    /** Appointments of a plan read at once. */
    private static final int PIECE = 1_000;

    private final ScopeCheck check;
    private final PlanCommands commands;
    private final PlanSteps steps;
    private final PlanQueries board;
    private final PlanPreview preview;

    DisruptionService(
            ScopeCheck check, PlanCommands commands, PlanSteps steps, PlanQueries board, PlanPreview preview) {
        this.check = check;
        this.commands = commands;
        this.steps = steps;
        this.board = board;
        this.preview = preview;
    }

    @Override
    @Transactional(readOnly = true)
    public Preview preview(Actor actor, Scope scope) {
        actor.require(Role.ADMINISTRATOR);
        check.require(scope);
        return preview.of(scope);
    }

    @Override
    public UUID propose(Actor actor, Scope scope, String reason) {
        actor.require(Role.ADMINISTRATOR);
        return commands.propose(actor, scope, reason);
    }

    @Override
    public void send(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        commands.send(actor, planId);
    }

    @Override
    public void pause(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        commands.pause(actor, planId);
    }

    @Override
    public void resume(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        commands.resume(actor, planId);
    }

    @Override
    public void undo(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        commands.undo(actor, planId);
    }

    @Override
    public void retry(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        commands.retry(actor, planId);
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
        check.require(scope);
        return preview.page(scope, offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ToCall> toCall(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        return board.toCall(planId);
    }
}
