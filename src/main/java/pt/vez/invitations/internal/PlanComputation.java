package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.Replacement;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatKeeping.Booked;
import pt.vez.scheduling.SeatKeeping.FreeSeat;
import pt.vez.scheduling.SeatKeeping.Place;
import pt.vez.scheduling.SeatQuota;
import pt.vez.shared.GeoPoint;

/** Finds another seat for everybody a closure touches and writes it down. */
@Component
class PlanComputation {
    private static final int CHUNK = 500;
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);
    private static final Set<SeatQuota> RESERVE = Set.of(SeatQuota.RESERVE);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final ClosureWindows windows;
    private final ReplacementRoom room;
    private final SeatKeeping seats;
    private final Allocation allocation;
    private final CaseFacts facts;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Clock clock;

    PlanComputation(
            JdbcClient jdbc,
            JdbcTemplate batch,
            ClosureWindows windows,
            ReplacementRoom room,
            SeatKeeping seats,
            Allocation allocation,
            CaseFacts facts,
            Municipalities municipalities,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.windows = windows;
        this.room = room;
        this.seats = seats;
        this.allocation = allocation;
        this.facts = facts;
        this.municipalities = municipalities;
        this.transactions = transactions;
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
     * Finds a seat for everybody and writes it down; after a restart it starts from the beginning. What was undone or
     * computed elsewhere meanwhile stays as it is.
     *
     * @return appointments in the plan
     */
    int compute(UUID planId, Scope scope) {
        Instant started = clock.instant();
        List<Booked> booked = windows.booked(scope);
        Map<UUID, Facts> known = known(booked);
        Map<UUID, Place> places = seats.places().stream()
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
                        java.util.Objects.requireNonNull(order.get(each.appointment())),
                        person == null || person.family() < 2 ? null : person.familyId(),
                        isProtected(person)));
            }
        }
        Set<String> services = booked.stream().map(Booked::service).collect(Collectors.toSet());
        List<Replacement.Seat> free = new ArrayList<>();
        room.free(scope, services, PUBLIC).forEach(seat -> free.add(seat(seat, false)));
        if (people.stream().anyMatch(Replacement.Person::first)) {
            room.free(scope, services, RESERVE).forEach(seat -> free.add(seat(seat, true)));
        }
        Map<UUID, GeoPoint> points = new HashMap<>();
        places.forEach((id, place) -> points.put(id, place.point()));
        Map<UUID, Replacement.Move> moves = Replacement.solve(people, free, points).moves().stream()
                .collect(Collectors.toMap(move -> move.person().id(), Function.identity()));
        int millis = (int) Duration.between(started, clock.instant()).toMillis();
        return transactions.run(() -> {
            String state = jdbc.sql("select state from invitations_plan where id = ? for update")
                    .param(planId)
                    .query(String.class)
                    .single();
            if (!state.equals(State.COMPUTING.name())) {
                return 0;
            }
            jdbc.sql("delete from invitations_plan_item where plan_id = ?")
                    .param(planId)
                    .update();
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (Booked each : booked) {
                Facts person = known.get(each.caseId().value());
                Replacement.Move move = moves.get(each.appointment());
                boolean stand = stands.contains(each.appointment());
                rows.add(new @Nullable Object[] {
                    planId,
                    each.appointment(),
                    each.caseId().value(),
                    person == null ? null : person.familyId(),
                    order.get(each.appointment()),
                    stand,
                    each.slot(),
                    each.seat(),
                    move == null ? null : move.seat().slot(),
                    move == null ? null : move.seat().seat(),
                    move == null ? null : move.days(),
                    move == null ? null : move.kilometres(),
                    stand ? "STANDS" : "PROPOSED"
                });
            }
            batch.batchUpdate(
                    "insert into invitations_plan_item (plan_id, appointment_id, case_id, family_id, place, stands, from_slot,"
                            + " from_seat, to_slot, to_seat, days, kilometres, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
            jdbc.sql("update invitations_plan set state = 'PROPOSED', computed_ms = ? where id = ?")
                    .params(millis, planId)
                    .update();
            return booked.size();
        });
    }

    private static Replacement.Seat seat(FreeSeat seat, boolean reserve) {
        return new Replacement.Seat(
                seat.slot(), seat.seat(), seat.centre(), seat.service(), seat.start(), seat.end(), seat.day(), reserve);
    }

    /** Court orders and flagged cases first, then by points, then by the date they had. */
    private Map<UUID, Integer> order(List<Booked> booked, Map<UUID, Facts> known) {
        Map<UUID, Integer> scores = new HashMap<>();
        var policy = allocation.policy();
        known.forEach((id, each) -> scores.put(
                id,
                pt.vez.invitations.Score.of(each, policy, clock.instant(), 0).total()));
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
