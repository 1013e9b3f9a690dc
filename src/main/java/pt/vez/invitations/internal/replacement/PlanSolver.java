package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Score;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.FreeSeat;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.shared.GeoPoint;

/** Solves a plan: the nearest seat for each appointment, in the order of the policy. */
@Component
class PlanSolver {
    private static final int CHUNK = 500;
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);
    private static final Set<SeatQuota> RESERVE = Set.of(SeatQuota.RESERVE);

    private final PlanItemQueries items;
    private final ReplacementRoom room;
    private final SeatReservations seats;
    private final Allocation allocation;
    private final CaseFacts facts;
    private final Municipalities municipalities;
    private final Clock clock;

    PlanSolver(
            PlanItemQueries items,
            ReplacementRoom room,
            SeatReservations seats,
            Allocation allocation,
            CaseFacts facts,
            Municipalities municipalities,
            Clock clock) {
        this.items = items;
        this.room = room;
        this.seats = seats;
        this.allocation = allocation;
        this.facts = facts;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    Map<UUID, Facts> known(List<Booked> booked) {
        Map<UUID, Facts> known = new HashMap<>();
        List<CaseId> ids = booked.stream().map(Booked::caseId).toList();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            facts.of(ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                    .forEach(each -> known.put(each.id().value(), each));
        }
        return known;
    }

    static boolean isProtected(@Nullable Facts known) {
        return known != null && (known.protectedAppointment() || known.courtOrderBy() != null);
    }

    /**
     * @param order ranks by appointment, from 1
     * @param stands appointments that take place
     * @param moves by appointment; none where there is no seat
     */
    record Solved(
            Map<UUID, Facts> known, Map<UUID, Integer> order, Set<UUID> stands, Map<UUID, Replacement.Move> moves) {}

    Solved solve(Scope scope, List<Booked> booked) {
        Map<UUID, Facts> known = known(booked);
        Map<UUID, Place> places = seats.allPlaces().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Function.identity()));
        Map<UUID, Integer> order = order(booked, known);
        Map<String, GeoPoint> homes = new HashMap<>();
        municipalities.all().forEach(each -> homes.put(each.code(), each.centre()));
        List<Replacement.Person> people = new ArrayList<>();
        Set<UUID> stands = new HashSet<>();
        for (Booked each : booked) {
            Facts person = known.get(each.caseId().value());
            Place from = places.get(each.centre());
            if (scope.protectedStand() && isProtected(person)) {
                stands.add(each.appointment());
            } else if (from != null) {
                String municipality = person == null ? null : person.municipality();
                people.add(new Replacement.Person(
                        each.appointment(),
                        each.service(),
                        municipality == null ? from.point() : homes.getOrDefault(municipality, from.point()),
                        from.point(),
                        each.day(),
                        Objects.requireNonNull(order.get(each.appointment())),
                        person == null || person.family() < 2 ? null : person.familyId(),
                        isProtected(person)));
            }
        }
        Set<String> services = booked.stream().map(Booked::service).collect(Collectors.toSet());
        List<Replacement.Seat> free = new ArrayList<>();
        Set<String> promised = items.promised();
        room.free(scope, services, PUBLIC).forEach(seat -> add(free, promised, seat, false));
        if (people.stream().anyMatch(Replacement.Person::first)) {
            room.free(scope, services, RESERVE).forEach(seat -> add(free, promised, seat, true));
        }
        Map<UUID, GeoPoint> points = new HashMap<>();
        places.forEach((id, place) -> points.put(id, place.point()));
        Map<UUID, Replacement.Move> moves = Replacement.solve(people, free, points).moves().stream()
                .collect(Collectors.toMap(move -> move.person().id(), Function.identity()));
        return new Solved(known, order, stands, moves);
    }

    private static void add(List<Replacement.Seat> free, Set<String> promised, FreeSeat seat, boolean reserve) {
        if (!promised.contains(seat.slot() + "/" + seat.seat())) {
            free.add(seat(seat, reserve));
        }
    }

    private static Replacement.Seat seat(FreeSeat seat, boolean reserve) {
        return new Replacement.Seat(
                seat.slot(), seat.seat(), seat.centre(), seat.service(), seat.start(), seat.end(), seat.day(), reserve);
    }

    /** Court orders and flagged cases first, then by points, then by the date they had. */
    private Map<UUID, Integer> order(List<Booked> booked, Map<UUID, Facts> known) {
        Map<UUID, Integer> scores = new HashMap<>();
        var policy = allocation.policy();
        known.forEach((id, each) ->
                scores.put(id, Score.of(each, policy, clock.instant(), 0).total()));
        List<Booked> sorted = booked.stream()
                .sorted(Comparator.comparing((Booked each) ->
                                !isProtected(known.get(each.caseId().value())))
                        .thenComparing(
                                each -> -scores.getOrDefault(each.caseId().value(), 0))
                        .thenComparing(Booked::start)
                        .thenComparing(Booked::appointment))
                .toList();
        Map<UUID, Integer> order = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            order.put(sorted.get(i).appointment(), i + 1);
        }
        return order;
    }
}
