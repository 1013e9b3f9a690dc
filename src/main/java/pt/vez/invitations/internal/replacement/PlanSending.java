package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;

/** Sends a plan: who of those next in order still has to be asked, and asks them. */
@Component
class PlanSending {
    private static final int CHUNK = 500;

    private final PlanItemQueries queries;
    private final PlanItemRepository items;
    private final ClosedSeatQueries closedSeats;
    private final SeatReservations seats;
    private final PlanOffers offers;
    private final Clock clock;

    PlanSending(
            PlanItemQueries queries,
            PlanItemRepository items,
            ClosedSeatQueries closedSeats,
            SeatReservations seats,
            PlanOffers offers,
            Clock clock) {
        this.queries = queries;
        this.items = items;
        this.closedSeats = closedSeats;
        this.seats = seats;
        this.offers = offers;
        this.clock = clock;
    }

    /**
     * The next five hundred in order: seats kept, offers made, or into the list of those to call. The caller's
     * transaction.
     */
    int sendSome(UUID planId) {
        List<PlanItem> some = queries.toSend(planId, PlanSteps.TRIES, CHUNK);
        if (some.isEmpty()) {
            return 0;
        }
        List<UUID> ids = some.stream().map(PlanItem::appointment).toList();
        Map<UUID, Booked> booked =
                seats.bookedOf(ids).stream().collect(Collectors.toMap(Booked::appointment, Function.identity()));
        Map<UUID, PlanItem> others = new HashMap<>();
        queries.elsewhere(planId, ids).forEach(each -> others.put(each.appointment(), each));
        Set<UUID> closed = closedSeats.closedOf(ids);
        List<PlanItem> concerned = new ArrayList<>();
        for (PlanItem item : some) {
            PlanItem other = others.get(item.appointment());
            Booked now = booked.get(item.appointment());
            if (now == null || now.start().isBefore(clock.instant()) || !closed.contains(item.appointment())) {
                items.state(item, Item.SETTLED);
            } else if (other != null && other.state() != Item.PROPOSED && !isExchanged(other, item)) {
                items.state(item, Item.HANDED_ON);
            } else {
                concerned.add(item);
                if (other != null) {
                    items.state(other, Item.HANDED_ON);
                }
            }
        }
        offers.make(planId, concerned);
        return some.size();
    }

    /** Whether the other plan's offer is the one on a seat that this plan closes. */
    private static boolean isExchanged(PlanItem other, PlanItem item) {
        return other.state() == Item.SENT
                && other.offer() != null
                && other.offer().equals(item.replaces());
    }
}
