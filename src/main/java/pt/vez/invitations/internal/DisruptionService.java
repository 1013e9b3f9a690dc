package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.invitations.Disruptions;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatKeeping.Booked;
import pt.vez.scheduling.SeatKeeping.Place;
import pt.vez.scheduling.SeatQuota;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import tools.jackson.databind.json.JsonMapper;

@Service
class DisruptionService implements Disruptions {
    private static final int LONGEST_SEARCH_DAYS = 120;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(120);
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);

    private final JdbcClient jdbc;
    private final SeatKeeping seats;
    private final ClosureWindows windows;
    private final ReplacementRoom room;
    private final PlanComputation computation;
    private final PlanSteps steps;
    private final PlanBoard board;
    private final PlanOverlaps overlaps;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    DisruptionService(
            JdbcClient jdbc,
            SeatKeeping seats,
            ClosureWindows windows,
            ReplacementRoom room,
            PlanComputation computation,
            PlanSteps steps,
            PlanBoard board,
            PlanOverlaps overlaps,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.windows = windows;
        this.room = room;
        this.computation = computation;
        this.steps = steps;
        this.board = board;
        this.overlaps = overlaps;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    private void check(Scope scope) {
        if (scope.centres().isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        if (!scope.until().isAfter(scope.from())) {
            throw new InvalidInput("shifts.period");
        }
        if (windows.isOver(scope)) {
            throw new InvalidInput("disruption.over");
        }
        LocalDate today = Zones.today(clock);
        if (scope.latest().isBefore(today)) {
            throw new InvalidInput("disruption.latest.past");
        }
        if (scope.latest().isAfter(today.plusDays(LONGEST_SEARCH_DAYS))) {
            throw new InvalidInput("publish.range", LONGEST_SEARCH_DAYS);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Preview preview(Actor actor, Scope scope) {
        actor.require(Role.ADMINISTRATOR);
        check(scope);
        PlanOverlaps.Found found = overlaps.of(scope, windows.booked(scope));
        List<Booked> booked = found.affected();
        Map<UUID, Facts> known = computation.known(booked);
        Map<String, Long> wanted =
                booked.stream().collect(Collectors.groupingBy(Booked::service, Collectors.counting()));
        int protectedPeople = (int) booked.stream()
                .filter(each ->
                        PlanComputation.isProtected(known.get(each.caseId().value())))
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

    @Override
    public UUID propose(Actor actor, Scope scope, String reason) {
        actor.require(Role.ADMINISTRATOR);
        check(scope);
        if (reason.isBlank() || reason.strip().length() > 200) {
            throw new InvalidInput("disruption.reason");
        }
        UUID id = Ids.next();
        return transactions.run(() -> {
            jdbc.sql("insert into invitations_plan (id, reason, from_at, to_at, scope, latest_date, state, created_at,"
                            + " created_by) values (?, ?, ?, ?, ?, ?, 'COMPUTING', ?, ?)")
                    .params(
                            id,
                            reason.strip(),
                            scope.from(),
                            scope.until(),
                            json.writeValueAsString(scope),
                            scope.latest(),
                            clock.instant(),
                            actor.name())
                    .update();
            windows.close(id, reason.strip(), scope);
            journal.record(actor, "plan.proposed", null, null, id.toString());
            return id;
        });
    }

    @Override
    public void send(Actor actor, UUID planId) {
        move(actor, planId, "plan.sent", State.SENDING, State.PROPOSED);
    }

    @Override
    public void pause(Actor actor, UUID planId) {
        move(actor, planId, "plan.paused", State.PAUSED, State.SENDING, State.SENT);
        // A seat kept for somebody is nobody else's while their term stands still.
        keepOffersUntil(planId, clock.instant().plus(LONGEST_PAUSE), false);
    }

    @Override
    public void resume(Actor actor, UUID planId) {
        move(actor, planId, "plan.resumed", State.SENDING, State.PAUSED);
        // The time of the pause is not counted against those who were asked.
        keepOffersUntil(planId, clock.instant().plus(Duration.ofHours(4)), true);
    }

    /** @param told whether the end that the people are told moves too, where it was earlier */
    private void keepOffersUntil(UUID planId, Instant until, boolean told) {
        record Kept(UUID offer, UUID hold, Instant end) {}
        transactions.run(() -> {
            List<Kept> open = jdbc.sql(
                            "select id, hold_id, expires_at from invitations_offer where plan_id = ? and live")
                    .param(planId)
                    .query((row, n) -> new Kept(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, Instant.class)))
                    .list();
            for (Kept each : open) {
                Instant end = each.end().isBefore(until) ? until : each.end();
                if (told) {
                    jdbc.sql("update invitations_offer set expires_at = ? where id = ?")
                            .params(end, each.offer())
                            .update();
                }
                seats.extend(List.of(each.hold()), end);
            }
            return planId;
        });
    }

    @Override
    public void undo(Actor actor, UUID planId) {
        move(
                actor,
                planId,
                "plan.undone",
                State.UNDOING,
                State.PROPOSED,
                State.SENDING,
                State.PAUSED,
                State.SENT,
                State.COMPUTING);
    }

    @Override
    public void retry(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            int freed = jdbc.sql("update invitations_plan set failures = 0 where id = ? and failures >= ?")
                    .params(planId, FaultIsolation.ATTEMPTS)
                    .update();
            if (freed == 0) {
                throw new InvalidInput("disruption.state");
            }
            journal.record(actor, "plan.retried", null, null, planId.toString());
            return planId;
        });
    }

    private void move(Actor actor, UUID planId, String action, State to, State... from) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            State now = State.valueOf(jdbc.sql("select state from invitations_plan where id = ? for update")
                    .param(planId)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("error.notFound")));
            if (!List.of(from).contains(now)) {
                throw new InvalidInput("disruption.state");
            }
            jdbc.sql("update invitations_plan set state = ?, failures = 0 where id = ?")
                    .params(to.name(), planId)
                    .update();
            journal.record(actor, action, null, null, planId.toString());
            return planId;
        });
    }

    @Override
    public int step() {
        return steps.step();
    }

    @Override
    @Transactional(readOnly = true)
    public Plan plan(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        return board.plan(planId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Plan> plans(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return board.plans();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Actor actor, UUID planId, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return board.affected(planId, offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ToCall> toCall(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        return board.toCall(planId);
    }
}
