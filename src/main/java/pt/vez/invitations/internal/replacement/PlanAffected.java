package pt.vez.invitations.internal.replacement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;

/** Appointments a plan has to move, besides those it already has and those another plan works on. */
@Component
class PlanAffected {
    private static final int CHUNK = 500;
    /** States of an own appointment that is still where the plan found it. */
    private static final Set<Item> STILL_THERE =
            Set.of(Item.PROPOSED, Item.SENT, Item.DECLINED, Item.FALLBACK, Item.STANDS);

    private final ClosedSeatQueries closed;
    private final PlanItemQueries items;
    private final ClosureWindows windows;
    private final SeatReservations seats;

    PlanAffected(ClosedSeatQueries closed, PlanItemQueries items, ClosureWindows windows, SeatReservations seats) {
        this.closed = closed;
        this.items = items;
        this.windows = windows;
        this.seats = seats;
    }

    /** @param replaces open offer of another plan, on a seat this plan closes */
    record Affected(Booked booked, @Nullable UUID replaces) {}

    /** Appointments on seats the plan closes, and those whose open offer is on one; not those another plan works on. */
    List<Affected> of(UUID planId, Scope scope, List<PlanItem> own) {
        Set<UUID> mine = own.stream()
                .filter(item -> STILL_THERE.contains(item.state()))
                .map(PlanItem::appointment)
                .collect(Collectors.toSet());
        Map<UUID, UUID> exchanged = closed.replacementsOn(planId);
        Map<UUID, Booked> booked = new LinkedHashMap<>();
        windows.booked(scope).forEach(each -> booked.put(each.appointment(), each));
        seats.bookedOf(exchanged.keySet().stream()
                        .filter(each -> !booked.containsKey(each))
                        .toList())
                .forEach(each -> booked.put(each.appointment(), each));
        booked.keySet().removeAll(mine);
        for (List<UUID> ids : chunks(booked.keySet())) {
            items.elsewhere(planId, ids).stream()
                    .filter(other -> other.offer() == null || !exchanged.containsValue(other.offer()))
                    .forEach(other -> booked.remove(other.appointment()));
        }
        return booked.values().stream()
                .map(each -> new Affected(each, exchanged.get(each.appointment())))
                .toList();
    }

    private static List<List<UUID>> chunks(Collection<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        List<List<UUID>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }
}
