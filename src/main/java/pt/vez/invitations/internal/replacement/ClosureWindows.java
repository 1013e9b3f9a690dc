package pt.vez.invitations.internal.replacement;

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
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.Place;

/** The seats a closure is about, by the clock of each centre. */
@Component
class ClosureWindows {
    private final ClosedSeatQueries closed;
    private final SeatReservations seats;
    private final Meetings meetings;
    private final Clock clock;

    ClosureWindows(ClosedSeatQueries closed, SeatReservations seats, Meetings meetings, Clock clock) {
        this.closed = closed;
        this.seats = seats;
        this.meetings = meetings;
        this.clock = clock;
    }

    /** The scope says what the clock of a centre shows: one window for the centres of each zone. */
    private List<SeatReservations.Scope> of(Scope scope) {
        Map<UUID, ZoneId> zones = seats.allPlaces().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::zone));
        Map<ZoneId, List<CentreId>> byZone = scope.centres().stream()
                .collect(Collectors.groupingBy(
                        centre -> zones.getOrDefault(centre, LISBON),
                        LinkedHashMap::new,
                        Collectors.mapping(CentreId::new, Collectors.toList())));
        return byZone.entrySet().stream()
                .map(each -> new SeatReservations.Scope(
                        each.getValue(),
                        scope.desks(),
                        scope.services(),
                        scope.from().atZone(each.getKey()).toInstant(),
                        scope.until().atZone(each.getKey()).toInstant()))
                .toList();
    }

    /** Appointments still to come, in the order of their start. */
    List<Booked> booked(Scope scope) {
        return of(scope).stream()
                .flatMap(window -> seats.booked(window).stream())
                .filter(booked -> booked.start().isAfter(clock.instant()))
                .sorted(Comparator.comparing(Booked::start))
                .toList();
    }

    /** Offers of plans that are open on seats of the scope. */
    List<ClosedSeatQueries.OpenOffer> openOffers(Scope scope) {
        return of(scope).stream()
                .flatMap(window -> closed.openOffers(window).stream())
                .toList();
    }

    /** How many interviews take seats of the closure. */
    int meetings(Scope scope) {
        return of(scope).stream().mapToInt(meetings::count).sum();
    }

    /** Candidates and associations are told and choose again. */
    void callOffMeetings(Scope scope) {
        of(scope).forEach(meetings::cancelByAgency);
    }

    /** From now on nothing can be booked on these seats; a plan known already changes nothing. */
    void close(UUID planId, String reason, Scope scope) {
        seats.close(planId, reason, of(scope));
    }

    /** Whether the closure has passed, wherever its centres are. */
    boolean isOver(Scope scope) {
        return of(scope).stream().allMatch(window -> window.until().isBefore(clock.instant()));
    }
}
