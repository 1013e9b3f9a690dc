package pt.vez.invitations.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatKeeping.Booked;
import pt.vez.scheduling.SeatKeeping.Place;

/** The seats a closure is about, by the clock of each centre. */
@Component
class ClosureWindows {
    private final SeatKeeping seats;
    private final Meetings meetings;
    private final Clock clock;

    ClosureWindows(SeatKeeping seats, Meetings meetings, Clock clock) {
        this.seats = seats;
        this.meetings = meetings;
        this.clock = clock;
    }

    /** The scope says what the clock of a centre shows: one window for the centres of each zone. */
    private List<SeatKeeping.Scope> of(Scope scope) {
        Map<UUID, ZoneId> zones = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::zone));
        Map<ZoneId, List<CentreId>> byZone = scope.centres().stream()
                .collect(Collectors.groupingBy(
                        centre -> zones.getOrDefault(centre, LISBON),
                        LinkedHashMap::new,
                        Collectors.mapping(CentreId::new, Collectors.toList())));
        return byZone.entrySet().stream()
                .map(each -> new SeatKeeping.Scope(
                        each.getValue(),
                        scope.desks(),
                        scope.services(),
                        scope.from().atZone(each.getKey()).toInstant(),
                        scope.until().atZone(each.getKey()).toInstant()))
                .toList();
    }

    /** In the order of their start. */
    List<Booked> booked(Scope scope) {
        return of(scope).stream()
                .flatMap(window -> seats.booked(window).stream())
                .sorted(Comparator.comparing(Booked::start))
                .toList();
    }

    /** How many interviews take seats of the closure. */
    int meetings(Scope scope) {
        return of(scope).stream().mapToInt(meetings::count).sum();
    }

    /** Candidates and associations are told and choose again. */
    void callOffMeetings(Scope scope) {
        of(scope).forEach(meetings::callOff);
    }

    /** Nobody is offered these seats any more. */
    void close(Scope scope) {
        of(scope).forEach(seats::close);
    }

    void reopen(Scope scope) {
        of(scope).forEach(seats::reopen);
    }

    /** Whether the closure has passed, wherever its centres are. */
    boolean isOver(Scope scope) {
        return of(scope).stream().allMatch(window -> window.until().isBefore(clock.instant()));
    }
}
