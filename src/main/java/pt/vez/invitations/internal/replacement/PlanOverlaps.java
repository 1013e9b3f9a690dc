package pt.vez.invitations.internal.replacement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Overlap;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;

/** Overlaps of other plans in force with a scope that is not closed yet. */
@Component
class PlanOverlaps {
    private final PlanRepository plans;
    private final PlanItemQueries items;
    private final SeatReservations seats;
    private final ClosureWindows windows;

    PlanOverlaps(PlanRepository plans, PlanItemQueries items, SeatReservations seats, ClosureWindows windows) {
        this.plans = plans;
        this.items = items;
        this.seats = seats;
        this.windows = windows;
    }

    /** @param affected appointments a plan of this scope would have to move */
    record Found(List<Booked> affected, List<Overlap> overlaps) {}

    /** @param booked appointments of the scope */
    Found of(Scope scope, List<Booked> booked) {
        Map<UUID, Booked> affected = new LinkedHashMap<>();
        booked.forEach(each -> affected.put(each.appointment(), each));
        Map<UUID, Integer> theirs = new HashMap<>();
        Map<UUID, Integer> exchanged = new HashMap<>();
        Set<UUID> open = new HashSet<>();
        List<UUID> moved = new ArrayList<>();
        for (ClosedSeatQueries.OpenOffer offer : windows.openOffers(scope)) {
            open.add(offer.appointment());
            moved.add(offer.appointment());
            exchanged.merge(offer.plan(), 1, Integer::sum);
        }
        List<UUID> ids = List.copyOf(affected.keySet());
        for (int from = 0; from < ids.size(); from += 1_000) {
            items.elsewhere(new UUID(0, 0), ids.subList(from, Math.min(ids.size(), from + 1_000))).stream()
                    .filter(item -> !open.contains(item.appointment()))
                    .forEach(item -> {
                        theirs.merge(item.plan(), 1, Integer::sum);
                        affected.remove(item.appointment());
                    });
        }
        seats.bookedOf(moved.stream()
                        .filter(each -> !affected.containsKey(each))
                        .toList())
                .forEach(each -> affected.put(each.appointment(), each));
        List<Overlap> overlaps = new ArrayList<>();
        for (PlanRepository.Work other : plans.inForce()) {
            int already = theirs.getOrDefault(other.id(), 0);
            int offers = exchanged.getOrDefault(other.id(), 0);
            if (already > 0 || offers > 0 || meets(scope, other.scope())) {
                overlaps.add(new Overlap(other.id(), other.reason(), other.state(), already, offers));
            }
        }
        return new Found(List.copyOf(affected.values()), overlaps);
    }

    /** Whether both close some time of some desk. */
    private static boolean meets(Scope one, Scope other) {
        return one.from().isBefore(other.until())
                && other.from().isBefore(one.until())
                && one.centres().stream().anyMatch(other.centres()::contains)
                && (one.desks().isEmpty()
                        || other.desks().isEmpty()
                        || one.desks().stream().anyMatch(other.desks()::contains))
                && (one.services().isEmpty()
                        || other.services().isEmpty()
                        || one.services().stream().anyMatch(other.services()::contains));
    }
}
