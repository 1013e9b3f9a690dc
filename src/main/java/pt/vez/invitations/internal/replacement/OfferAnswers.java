package pt.vez.invitations.internal.replacement;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.AppointmentEvents.AppointmentEvent;

/** People who answer a plan by changing their appointment themselves. */
@Component
class OfferAnswers {
    private final OfferRepository repository;
    private final PlanItemRepository items;
    private final ReplacementOffers offers;

    OfferAnswers(OfferRepository repository, PlanItemRepository items, ReplacementOffers offers) {
        this.repository = repository;
        this.items = items;
        this.offers = offers;
    }

    /**
     * The person changed the appointment in another way, which is an answer too: the seat that was kept instead of it is given back and
     * the plan has nothing left to do for them.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentEvent event) {
        offers.withdraw(repository.liveReplacementsOf(event.caseId()), false);
        items.settle(event.appointment().id());
    }
}
