package pt.vez.invitations.internal.replacement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Disruptions.Concerned;
import pt.vez.invitations.Disruptions.Preview;
import pt.vez.invitations.Disruptions.Room;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.shared.Zones;

/** Computes what a closure would do, before any seat is closed. */
@Component
class PlanPreview {
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);

    private final Attendance attendance;
    private final ClosureWindows windows;
    private final PlanOverlaps overlaps;
    private final PlanSolver solver;
    private final SeatReservations seats;
    private final ReplacementRoom room;

    PlanPreview(
            Attendance attendance,
            ClosureWindows windows,
            PlanOverlaps overlaps,
            PlanSolver solver,
            SeatReservations seats,
            ReplacementRoom room) {
        this.attendance = attendance;
        this.windows = windows;
        this.overlaps = overlaps;
        this.solver = solver;
        this.seats = seats;
        this.room = room;
    }

    /** Numbers alone. */
    Preview of(Scope scope) {
        PlanOverlaps.Found found = overlaps.of(scope, windows.booked(scope));
        List<Booked> booked = found.affected();
        Map<UUID, Facts> known = solver.known(booked);
        Map<String, Long> wanted =
                booked.stream().collect(Collectors.groupingBy(Booked::service, Collectors.counting()));
        int protectedPeople = (int) booked.stream()
                .filter(each -> PlanSolver.isProtected(known.get(each.caseId().value())))
                .count();
        int families = (int) booked.stream()
                .map(each -> known.get(each.caseId().value()))
                .filter(each -> each != null && each.familyId() != null && each.family() > 1)
                .map(Facts::familyId)
                .distinct()
                .count();
        Map<UUID, String> names = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::name));
        List<Room> free = room.perWeek(scope, wanted.keySet(), PUBLIC).stream()
                .map(each -> new Room(names.getOrDefault(each.centre(), ""), each.week(), each.service(), each.seats()))
                .sorted(Comparator.comparing(Room::centre)
                        .thenComparing(Room::week)
                        .thenComparing(Room::service))
                .toList();
        // Room counts for those who need this service: a seat of another one is of no use to them.
        boolean enough = wanted.entrySet().stream()
                .allMatch(each -> free.stream()
                                .filter(seat -> seat.service().equals(each.getKey()))
                                .mapToLong(Room::seats)
                                .sum()
                        >= each.getValue());
        return new Preview(
                booked.size(),
                windows.meetings(scope),
                protectedPeople,
                families,
                free,
                free.stream().mapToLong(Room::seats).sum(),
                enough,
                found.overlaps());
    }

    /** One page; only what is on it is looked up. */
    List<Concerned> page(Scope scope, int offset, int limit) {
        List<Booked> page = overlaps.of(scope, windows.booked(scope)).affected().stream()
                .skip(offset)
                .limit(limit)
                .toList();
        if (page.isEmpty()) {
            return List.of();
        }
        Map<UUID, Facts> known = solver.known(page);
        Map<UUID, Place> places = seats.allPlaces().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Function.identity()));
        Map<CaseId, CaseNumber> numbers =
                attendance.numbersOf(page.stream().map(Booked::caseId).collect(Collectors.toSet()));
        return page.stream()
                .map(each -> {
                    Facts person = known.get(each.caseId().value());
                    Place place = places.get(each.centre());
                    CaseNumber number = numbers.get(each.caseId());
                    return new Concerned(
                            number == null ? "" : number.display(),
                            place == null ? "" : place.name(),
                            each.start(),
                            place == null ? Zones.LISBON : place.zone(),
                            PlanSolver.isProtected(person),
                            person != null && person.family() > 1);
                })
                .toList();
    }
}
