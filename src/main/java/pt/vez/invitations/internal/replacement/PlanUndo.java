package pt.vez.invitations.internal.replacement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.State;
import pt.vez.platform.Transactions;

/**
 * Undoes a plan in steps, each committed: first, applicants who accepted get their old seat back while it is still
 * closed to others; then the seats open that no other plan closes; then the applicants whose appointment takes place
 * again are told, in every plan; the other items pass to the plan that still closes their seat.
 */
@Component
class PlanUndo {
    private static final int CHUNK = 200;

    private final PlanRepository plans;
    private final PlanItemQueries queries;
    private final PlanItemRepository items;
    private final OfferRepository offers;
    private final EarlierSeats earlier;
    private final ClosureReopening closure;
    private final PlanRelease release;
    private final Transactions transactions;

    PlanUndo(
            PlanRepository plans,
            PlanItemQueries queries,
            PlanItemRepository items,
            OfferRepository offers,
            EarlierSeats earlier,
            ClosureReopening closure,
            PlanRelease release,
            Transactions transactions) {
        this.plans = plans;
        this.queries = queries;
        this.items = items;
        this.offers = offers;
        this.earlier = earlier;
        this.closure = closure;
        this.release = release;
        this.transactions = transactions;
    }

    /**
     * One commit.
     *
     * @return what was done, 0 when the plan is not being undone any more
     */
    int advance(UUID planId) {
        return transactions.run(() -> {
            if (!plans.isIn(planId, State.UNDOING)) {
                return 0;
            }
            int done = earlier.moveBack(planId, CHUNK);
            if (done == 0 && closure.reopen(planId)) {
                return 1;
            }
            done = done > 0 ? done : release.release(planId, CHUNK);
            done = done > 0 ? done : handOnSome(planId);
            if (done == 0) {
                plans.state(planId, State.UNDONE);
            }
            return Math.max(1, done);
        });
    }

    private int handOnSome(UUID planId) {
        List<PlanItem> some = queries.waiting(planId, CHUNK);
        for (PlanItem item : some) {
            UUID to = queries.closing(planId, item.appointment()).orElse(null);
            boolean known = queries.elsewhere(planId, List.of(item.appointment())).stream()
                    .anyMatch(other -> !other.plan().equals(to));
            if (to == null || known) {
                items.state(item, to == null ? Item.SETTLED : Item.HANDED_ON);
            } else {
                items.handOn(item, to, live(item.offer()), plans.protectedStand(to));
            }
        }
        return some.size();
    }

    private @Nullable UUID live(@Nullable UUID offer) {
        return offer != null && offers.isLive(offer) ? offer : null;
    }
}
