package pt.vez.invitations.internal.replacement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Overlap;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations;
import tools.jackson.databind.json.JsonMapper;

/** Overlaps of other plans in force with a scope that is not closed yet. */
@Component
class PlanOverlaps {
    private final JdbcClient jdbc;
    private final PlanItemRepository items;
    private final SeatReservations seats;
    private final ClosureWindows windows;
    private final JsonMapper json = JsonMapper.builder().build();

    PlanOverlaps(JdbcClient jdbc, PlanItemRepository items, SeatReservations seats, ClosureWindows windows) {
        this.jdbc = jdbc;
        this.items = items;
        this.seats = seats;
        this.windows = windows;
    }

    /** @param affected appointments a plan of this scope would have to move */
    record Found(List<Booked> affected, List<Overlap> overlaps) {}

    private record Other(UUID id, String reason, State state, Scope scope) {}

    /** @param booked appointments of the scope */
    Found of(Scope scope, List<Booked> booked) {
        Map<UUID, Booked> affected = new LinkedHashMap<>();
        booked.forEach(each -> affected.put(each.appointment(), each));
        Map<UUID, Integer> theirs = new HashMap<>();
        Map<UUID, Integer> exchanged = new HashMap<>();
        Set<UUID> open = new HashSet<>();
        List<UUID> moved = new ArrayList<>();
        for (ClosureWindows.OpenOffer offer : windows.openOffers(scope)) {
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
        for (Other other : others()) {
            int already = theirs.getOrDefault(other.id(), 0);
            int offers = exchanged.getOrDefault(other.id(), 0);
            if (already > 0 || offers > 0 || meets(scope, other.scope())) {
                overlaps.add(new Overlap(other.id(), other.reason(), other.state(), already, offers));
            }
        }
        return new Found(List.copyOf(affected.values()), overlaps);
    }

    private List<Other> others() {
        return jdbc.sql("select p.id, p.reason, p.state, p.scope from invitations_plan p where " + PlanItemRepository.IN_FORCE
                        + " order by p.created_at")
                .query((row, n) -> new Other(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        State.valueOf(row.getString(3)),
                        json.readValue(row.getString(4), Scope.class)))
                .list();
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
