package pt.vez.invitations.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.invitations.internal.WaitingCaseQueries.Waiting;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.shared.GeoPoint;

/**
 * Seats of centres whose own people are all invited, for people of full centres nearby: in the order of their rank over all
 * full centres together, each to the nearest centre that has room and that their invitation shows them.
 */
@Component
class NeighbourSeats {
    /** No case is invited to a centre farther from its municipality than this. */
    private static final double FARTHEST_KILOMETRES = 60;

    private final WaitingCaseQueries queries;
    private final SeatReservations seats;
    private final Municipalities municipalities;

    NeighbourSeats(WaitingCaseQueries queries, SeatReservations seats, Municipalities municipalities) {
        this.queries = queries;
        this.seats = seats;
        this.municipalities = municipalities;
    }

    /**
     * @param home the full centre the person belongs to
     * @param centre that has room for them
     */
    record Move(UUID caseId, UUID home, UUID centre) {}

    /**
     * @param full centres whose own people do not all find a seat
     * @param skip how many of the first in order of each full centre have a seat there
     * @param room seats left, by centre; what is given away is taken from it
     * @param most people at most
     */
    List<Move> give(String service, Set<UUID> full, Map<UUID, Long> skip, Map<UUID, Long> room, int most) {
        List<Move> moves = new ArrayList<>();
        Map<String, List<UUID>> near = new HashMap<>();
        Map<UUID, Set<UUID>> homes = homes(full, room, near);
        Map<UUID, Long> own = new HashMap<>(skip);
        long left = room.values().stream().mapToLong(Long::longValue).sum();
        var waiting = new WaitingPeople(queries, service, left == 0 ? Set.of() : homes.keySet());
        for (Waiting each = waiting.poll(); each != null && left > 0 && moves.size() < most; each = waiting.poll()) {
            long before = own.getOrDefault(each.home(), 0L);
            if (before > 0) {
                own.put(each.home(), before - 1);
                continue;
            }
            UUID centre = near.getOrDefault(key(each.municipality()), List.of()).stream()
                    .filter(candidate -> hasRoom(candidate, room))
                    .findFirst()
                    .orElse(null);
            if (centre != null) {
                room.merge(centre, -1L, Long::sum);
                left--;
                moves.add(new Move(each.caseId(), each.home(), centre));
                if (!hasRoom(centre, room)) {
                    homes.values().removeIf(around -> around.stream().noneMatch(one -> hasRoom(one, room)));
                    waiting.retain(homes.keySet());
                }
            }
        }
        return moves;
    }

    private static String key(@Nullable String municipality) {
        return municipality == null ? "lisboa" : municipality;
    }

    private static boolean hasRoom(UUID centre, Map<UUID, Long> room) {
        return room.getOrDefault(centre, 0L) > 0;
    }

    /**
     * Full centres with the centres near to their people, where one of these has room; fills in which centres are near to
     * each municipality.
     */
    private Map<UUID, Set<UUID>> homes(Set<UUID> full, Map<UUID, Long> room, Map<String, List<UUID>> near) {
        List<Place> places = seats.places();
        Map<UUID, Set<UUID>> homes = new HashMap<>();
        for (Municipality town : municipalities.all()) {
            List<UUID> shown = near(town.centre(), places);
            near.put(town.code(), shown);
            if (!shown.isEmpty()
                    && full.contains(shown.getFirst())
                    && shown.stream().anyMatch(centre -> hasRoom(centre, room))) {
                homes.computeIfAbsent(shown.getFirst(), home -> new HashSet<>()).addAll(shown);
            }
        }
        return homes;
    }

    private static List<UUID> near(GeoPoint home, List<Place> places) {
        return places.stream()
                .sorted(Comparator.comparingDouble(place -> place.point().kilometresTo(home)))
                .limit(InvitationPlaces.CENTRES_SHOWN)
                .filter(place -> place.point().kilometresTo(home) <= FARTHEST_KILOMETRES)
                .map(place -> place.id().value())
                .toList();
    }
}
