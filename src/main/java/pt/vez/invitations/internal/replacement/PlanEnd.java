package pt.vez.invitations.internal.replacement;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.InvitationEvents.AppointmentsStand;

/**
 * The work left when all items of a plan have an offer: other offers on closed seats, interviews, appointments that take
 * place.
 */
@Component
class PlanEnd {
    private static final int CHUNK = 500;

    private final PlanRepository plans;
    private final PlanItemQueries queries;
    private final PlanItemRepository items;
    private final OfferRepository repository;
    private final ReplacementOffers offers;
    private final ClosureWindows windows;
    private final ApplicationEventPublisher events;

    PlanEnd(
            PlanRepository plans,
            PlanItemQueries queries,
            PlanItemRepository items,
            OfferRepository repository,
            ReplacementOffers offers,
            ClosureWindows windows,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.queries = queries;
        this.items = items;
        this.repository = repository;
        this.offers = offers;
        this.windows = windows;
        this.events = events;
    }

    /**
     * The caller's transaction.
     *
     * @return what was done; 0 while items are still to be sent
     */
    int finish(UUID planId, Scope scope) {
        List<UUID> lost = repository.lostTo(planId, CHUNK);
        if (!lost.isEmpty()) {
            items.toCall(lost);
            return offers.withdraw(lost, true).size();
        }
        if (queries.isProposedLeft(planId)) {
            return 0;
        }
        List<UUID> stand = queries.standing(planId);
        if (!stand.isEmpty()) {
            items.stood(planId);
            events.publishEvent(new AppointmentsStand(stand));
        }
        windows.callOffMeetings(scope);
        plans.state(planId, State.SENT);
        return 1;
    }
}
