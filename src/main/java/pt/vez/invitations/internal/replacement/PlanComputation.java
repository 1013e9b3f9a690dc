package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.internal.replacement.PlanItemRepository.Again;
import pt.vez.invitations.internal.replacement.PlanItemRepository.Found;
import pt.vez.invitations.internal.replacement.PlanSolver.Solved;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;

/** Finds another seat for each appointment a closure touches, and stores it. */
@Component
class PlanComputation {
    private final PlanRepository plans;
    private final PlanItemQueries queries;
    private final PlanItemRepository items;
    private final PlanAffected affected;
    private final PlanSolver solver;
    private final SeatReservations seats;
    private final Transactions transactions;
    private final Clock clock;

    PlanComputation(
            PlanRepository plans,
            PlanItemQueries queries,
            PlanItemRepository items,
            PlanAffected affected,
            PlanSolver solver,
            SeatReservations seats,
            Transactions transactions,
            Clock clock) {
        this.plans = plans;
        this.queries = queries;
        this.items = items;
        this.affected = affected;
        this.solver = solver;
        this.seats = seats;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Finds seats for appointments that have none yet and stores them: for all of a new plan; later for those whose
     * seat another case got, and for those another plan handed on. Idempotent: after a restart it starts again, and
     * items undone or computed elsewhere meanwhile stay as they are.
     *
     * @return appointments a seat was looked for
     */
    int compute(UUID planId, Scope scope) {
        Instant started = clock.instant();
        List<PlanItem> own = queries.all(planId);
        List<PlanAffected.Affected> fresh = affected.of(planId, scope, own);
        List<PlanItem> again = own.stream()
                .filter(item ->
                        item.state() == Item.PROPOSED && item.toSlot() == null && item.tries() < PlanSteps.TRIES)
                .toList();
        if (!fresh.isEmpty() || !again.isEmpty()) {
            List<Booked> booked = new ArrayList<>(
                    fresh.stream().map(PlanAffected.Affected::booked).toList());
            booked.addAll(
                    seats.bookedOf(again.stream().map(PlanItem::appointment).toList()));
            Solved solved = solver.solve(scope, booked);
            return transactions.run(() -> write(planId, fresh, again, solved, started));
        }
        return transactions.run(() -> {
            boolean computing = plans.isIn(planId, State.COMPUTING);
            if (computing) {
                finished(planId, started);
            }
            return computing ? 1 : 0;
        });
    }

    private int write(
            UUID planId, List<PlanAffected.Affected> fresh, List<PlanItem> again, Solved solved, Instant started) {
        boolean computing = plans.isIn(planId, State.COMPUTING);
        if (!computing && !plans.isIn(planId, State.SENDING)) {
            return 0;
        }
        int before = queries.lastPlace(planId);
        items.insert(fresh.stream()
                .map(each -> {
                    UUID appointment = each.booked().appointment();
                    Facts person = solved.known().get(each.booked().caseId().value());
                    return new Found(
                            planId,
                            each,
                            person == null ? null : person.familyId(),
                            before + solved.order().getOrDefault(appointment, 0),
                            solved.stands().contains(appointment),
                            solved.moves().get(appointment));
                })
                .toList());
        items.foundAgain(again.stream()
                .map(item -> new Again(item, solved.moves().get(item.appointment())))
                .toList());
        if (computing) {
            finished(planId, started);
        }
        return fresh.size() + again.size();
    }

    private void finished(UUID planId, Instant started) {
        plans.computed(planId, (int) Duration.between(started, clock.instant()).toMillis());
    }
}
