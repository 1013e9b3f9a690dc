package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.Score;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.FreeSeat;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.GeoPoint;

/** Finds another seat for each appointment a closure touches, and stores it. */
@Component
class PlanComputation {
    private static final int CHUNK = 500;
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);
    private static final Set<SeatQuota> RESERVE = Set.of(SeatQuota.RESERVE);
    /** An appointment that comes back to a closed seat begins anew; one that is still there stays as it is. */
    private static final String INSERT =
            "insert into invitations_plan_item (plan_id, appointment_id, case_id, family_id, place, stands, from_slot,"
                    + " from_seat, to_slot, to_seat, days, kilometres, state, replaces_offer, tries)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update"
                    + " from_slot = if(state in " + PlanItemRepository.WAITING + ", from_slot, values(from_slot)),"
                    + " from_seat = if(state in " + PlanItemRepository.WAITING + ", from_seat, values(from_seat)),"
                    + " to_slot = if(state in " + PlanItemRepository.WAITING + ", to_slot, values(to_slot)),"
                    + " to_seat = if(state in " + PlanItemRepository.WAITING + ", to_seat, values(to_seat)),"
                    + " offer_id = if(state in " + PlanItemRepository.WAITING + ", offer_id, null),"
                    + " replaces_offer = values(replaces_offer),"
                    + " tries = if(state in " + PlanItemRepository.WAITING + ", tries, values(tries)),"
                    + " state = if(state in " + PlanItemRepository.WAITING + ", state, values(state))";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final PlanItemRepository items;
    private final PlanAffected affected;
    private final ReplacementRoom room;
    private final SeatReservations seats;
    private final Allocation allocation;
    private final CaseFacts facts;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Clock clock;

    PlanComputation(
            JdbcClient jdbc,
            JdbcTemplate batch,
            PlanItemRepository items,
            PlanAffected affected,
            ReplacementRoom room,
            SeatReservations seats,
            Allocation allocation,
            CaseFacts facts,
            Municipalities municipalities,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.items = items;
        this.affected = affected;
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
     * Finds seats for appointments that have none yet and stores them: for all of a new plan; later for those whose
     * seat another case got, and for those another plan handed on. Idempotent: after a restart it starts again, and
     * items undone or computed elsewhere meanwhile stay as they are.
     *
     * @return appointments a seat was looked for
     */
    int compute(UUID planId, Scope scope) {
        Instant started = clock.instant();
        List<PlanItemRepository.Row> own = items.find(planId, "i.plan_id = :plan order by i.place");
        List<PlanAffected.Affected> fresh = affected.of(planId, scope, own);
        List<PlanItemRepository.Row> again = own.stream()
                .filter(item ->
                        item.state() == Item.PROPOSED && item.toSlot() == null && item.tries() < PlanSteps.TRIES)
                .toList();
        if (!fresh.isEmpty() || !again.isEmpty()) {
            List<Booked> booked = new ArrayList<>(
                    fresh.stream().map(PlanAffected.Affected::booked).toList());
            booked.addAll(seats.bookedOf(
                    again.stream().map(PlanItemRepository.Row::appointment).toList()));
            Solved solved = solve(planId, scope, booked);
            return transactions.run(() -> write(planId, fresh, again, solved, started));
        }
        return transactions.run(() -> {
            boolean computing = items.isIn(planId, State.COMPUTING);
            if (computing) {
                finished(planId, started);
            }
            return computing ? 1 : 0;
        });
    }

    private record Solved(
            Map<UUID, Facts> known, Map<UUID, Integer> order, Set<UUID> stands, Map<UUID, Replacement.Move> moves) {}

    private Solved solve(UUID planId, Scope scope, List<Booked> booked) {
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
        Set<String> promised = promised();
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

    /** Seats plans mean to offer and have not kept yet. */
    private Set<String> promised() {
        return new HashSet<>(jdbc.sql("select concat(i.to_slot, '/', i.to_seat) from invitations_plan_item i"
                        + " join invitations_plan p on p.id = i.plan_id and " + PlanItemRepository.IN_FORCE
                        + " where i.state = 'PROPOSED' and i.to_slot is not null")
                .query(String.class)
                .list());
    }

    private static void add(List<Replacement.Seat> free, Set<String> promised, FreeSeat seat, boolean reserve) {
        if (!promised.contains(seat.slot() + "/" + seat.seat())) {
            free.add(seat(seat, reserve));
        }
    }

    private int write(
            UUID planId, List<PlanAffected.Affected> fresh, List<PlanItemRepository.Row> again, Solved solved, Instant started) {
        boolean computing = items.isIn(planId, State.COMPUTING);
        if (!computing && !items.isIn(planId, State.SENDING)) {
            return 0;
        }
        int before = jdbc.sql("select coalesce(max(place), 0) from invitations_plan_item where plan_id = ?")
                .param(planId)
                .query(Integer.class)
                .single();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (PlanAffected.Affected each : fresh) {
            Booked booked = each.booked();
            UUID appointment = booked.appointment();
            Facts person = solved.known().get(booked.caseId().value());
            Replacement.Move move = solved.moves().get(appointment);
            boolean stand = solved.stands().contains(appointment);
            rows.add(new @Nullable Object[] {
                planId,
                appointment,
                booked.caseId().value(),
                person == null ? null : person.familyId(),
                before + solved.order().getOrDefault(appointment, 0),
                stand,
                booked.slot(),
                booked.seat(),
                move == null ? null : move.seat().slot(),
                move == null ? null : move.seat().seat(),
                move == null ? null : move.days(),
                move == null ? null : move.kilometres(),
                stand ? "STANDS" : "PROPOSED",
                each.replaces(),
                1
            });
        }
        if (!rows.isEmpty()) {
            batch.batchUpdate(INSERT, rows);
        }
        batch.batchUpdate(
                "update invitations_plan_item set to_slot = ?, to_seat = ?, days = ?, kilometres = ?, tries = tries + 1"
                        + " where plan_id = ? and appointment_id = ? and state = 'PROPOSED' and to_slot is null and tries = ?",
                again.stream()
                        .map(item -> {
                            Replacement.Move move = solved.moves().get(item.appointment());
                            return new @Nullable Object[] {
                                move == null ? null : move.seat().slot(),
                                move == null ? null : move.seat().seat(),
                                move == null ? null : move.days(),
                                move == null ? null : move.kilometres(),
                                planId,
                                item.appointment(),
                                item.tries()
                            };
                        })
                        .toList());
        if (computing) {
            finished(planId, started);
        }
        return fresh.size() + again.size();
    }

    private void finished(UUID planId, Instant started) {
        jdbc.sql("update invitations_plan set state = 'PROPOSED', computed_ms = ? where id = ?")
                .params((int) Duration.between(started, clock.instant()).toMillis(), planId)
                .update();
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
