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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatKeeping.Place;
import pt.vez.shared.GeoPoint;

/**
 * Seats of centres whose own people are all invited, for people of full centres nearby: in the order of their rank over all
 * full centres together, each to the nearest centre that has room and that their invitation shows them.
 */
@Component
class NeighbourSeats {
    private static final int PAGE = 5_000;
    /** Nobody is invited for a centre farther from their municipality than this. */
    private static final double FARTHEST_KILOMETRES = 60;

    /** A condition on places {@code p} in the order: the case waits and has no appointment. */
    static final String WAITS = "p.state = 'WAITING' and not exists (select 1 from scheduling_appointment a"
            + " where a.case_id = p.case_id and a.service_code = p.service_code and a.active)";

    private final JdbcClient jdbc;
    private final SeatKeeping seats;
    private final Municipalities municipalities;

    NeighbourSeats(JdbcClient jdbc, SeatKeeping seats, Municipalities municipalities) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.municipalities = municipalities;
    }

    /** @param home the full centre the person belongs to @param centre that has room for them */
    record Move(UUID caseId, UUID home, UUID centre) {}

    private record Next(UUID caseId, UUID home, @Nullable String municipality, int score) {}

    /**
     * @param full centres whose own people do not all find a seat
     * @param skip how many of the first in order of each full centre have a seat there
     * @param room seats left, by centre; what is given away is taken from it
     * @param most people at most
     */
    List<Move> give(String service, Set<UUID> full, Map<UUID, Long> skip, Map<UUID, Long> room, int most) {
        List<Move> moves = new ArrayList<>();
        Map<String, List<UUID>> near = new HashMap<>();
        Set<UUID> homes = homes(full, room, near);
        Map<UUID, Long> own = new HashMap<>(skip);
        long left = room.values().stream().mapToLong(Long::longValue).sum();
        List<Next> page = homes.isEmpty() || left == 0 ? List.of() : page(service, homes, null);
        while (!page.isEmpty() && left > 0 && moves.size() < most) {
            for (Next each : page) {
                long before = own.getOrDefault(each.home(), 0L);
                if (before > 0) {
                    own.put(each.home(), before - 1);
                    continue;
                }
                UUID centre = near.getOrDefault(key(each.municipality()), List.of()).stream()
                        .filter(candidate -> room.getOrDefault(candidate, 0L) > 0)
                        .findFirst()
                        .orElse(null);
                if (centre != null && moves.size() < most) {
                    room.merge(centre, -1L, Long::sum);
                    left--;
                    moves.add(new Move(each.caseId(), each.home(), centre));
                }
            }
            page = page.size() < PAGE ? List.of() : page(service, homes, page.getLast());
        }
        return moves;
    }

    private static String key(@Nullable String municipality) {
        return municipality == null ? "lisboa" : municipality;
    }

    /** Full centres with people whose near centres have room; fills in which centres are near to each municipality. */
    private Set<UUID> homes(Set<UUID> full, Map<UUID, Long> room, Map<String, List<UUID>> near) {
        List<Place> places = seats.places();
        Set<UUID> homes = new HashSet<>();
        for (Municipality town : municipalities.all()) {
            List<UUID> shown = near(town.centre(), places);
            near.put(town.code(), shown);
            if (!shown.isEmpty()
                    && full.contains(shown.getFirst())
                    && shown.stream().anyMatch(centre -> room.getOrDefault(centre, 0L) > 0)) {
                homes.add(shown.getFirst());
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

    private List<Next> page(String service, Set<UUID> homes, @Nullable Next after) {
        return jdbc.sql("select p.case_id, p.centre_id, p.municipality, p.score from invitations_priority p"
                        + " where p.centre_id in (:homes) and p.service_code = :service and " + WAITS
                        + " and (:first or p.score < :score or p.score = :score and p.case_id > :case)"
                        + " order by p.score desc, p.case_id limit " + PAGE)
                .param("homes", homes)
                .param("service", service)
                .param("first", after == null)
                .param("score", after == null ? 0 : after.score())
                .param("case", after == null ? new UUID(0, 0) : after.caseId())
                .query((row, n) -> new Next(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getInt(4)))
                .list();
    }
}
