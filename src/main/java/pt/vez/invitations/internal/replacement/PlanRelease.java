package pt.vez.invitations.internal.replacement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.InvitationEvents.AppointmentsStand;
import pt.vez.scheduling.SeatReservations;

/** Appointments whose seat no plan closes any more, or that are over: nothing is left to do for them in any plan. */
@Component
class PlanRelease {
    private final PlanItemQueries queries;
    private final PlanItemRepository items;
    private final ReplacementOffers offers;
    private final SeatReservations seats;
    private final ApplicationEventPublisher events;

    PlanRelease(
            PlanItemQueries queries,
            PlanItemRepository items,
            ReplacementOffers offers,
            SeatReservations seats,
            ApplicationEventPublisher events) {
        this.queries = queries;
        this.items = items;
        this.offers = offers;
        this.seats = seats;
        this.events = events;
    }

    /**
     * The caller's transaction.
     *
     * @param most appointments at most
     * @return how many were released
     */
    int release(UUID planId, int most) {
        List<PlanItem> some = queries.released(planId, most);
        List<UUID> stand = new ArrayList<>();
        List<UUID> open = new ArrayList<>();
        for (PlanItem item : some) {
            Stream.of(Optional.ofNullable(item.offer()), Optional.ofNullable(item.replaces()))
                    .flatMap(Optional::stream)
                    .forEach(open::add);
            boolean booked = seats.bookedBy(item.caseId())
                    .filter(found -> found.appointment().equals(item.appointment()))
                    .isPresent();
            if (booked && (item.state() == Item.DECLINED || item.state() == Item.FALLBACK)) {
                stand.add(item.caseId().value());
            }
            items.state(item, booked && item.plan().equals(planId) ? Item.UNDONE : Item.SETTLED);
        }
        offers.withdraw(open, true);
        if (!stand.isEmpty()) {
            events.publishEvent(new AppointmentsStand(stand));
        }
        return some.size();
    }
}
