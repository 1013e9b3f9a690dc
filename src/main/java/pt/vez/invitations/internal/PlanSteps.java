package pt.vez.invitations.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.WorkingHours;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.Offers;
import pt.vez.invitations.internal.OfferDesk.Proposal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatKeeping.Keep;
import pt.vez.scheduling.SeatKeeping.Place;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Works off plans step by step, each committed with the state of its plan: a restart goes on where it stopped. */
@Component
class PlanSteps {
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SeatKeeping seats;
    private final OfferDesk offers;
    private final Allocation allocation;
    private final WorkingHours hours;
    private final ClosureWindows windows;
    private final PlanComputation computation;
    private final Transactions transactions;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PlanSteps(
            JdbcClient jdbc,
            JdbcTemplate batch,
            SeatKeeping seats,
            OfferDesk offers,
            Allocation allocation,
            WorkingHours hours,
            ClosureWindows windows,
            PlanComputation computation,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.seats = seats;
        this.offers = offers;
        this.allocation = allocation;
        this.hours = hours;
        this.windows = windows;
        this.computation = computation;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Work(UUID id, State state, Scope scope, LocalDate latest) {}

    int step() {
        List<Work> open = jdbc.sql("select id, state, scope, latest_date from invitations_plan"
                        + " where state in ('COMPUTING', 'SENDING', 'UNDOING') order by created_at")
                .query((row, n) -> new Work(
                        row.getObject(1, UUID.class),
                        State.valueOf(row.getString(2)),
                        json.readValue(row.getString(3), Scope.class),
                        row.getObject(4, LocalDate.class)))
                .list();
        int done = 0;
        for (Work work : open) {
            switch (work.state()) {
                case SENDING -> done += drain(() -> sendSome(work.id(), work.scope()));
                case UNDOING -> done += drain(() -> undoSome(work));
                default -> done += computation.compute(work.id(), work.scope());
            }
        }
        return done;
    }

    private int drain(java.util.function.IntSupplier some) {
        int done = 0;
        for (int step = transactions.run(some::getAsInt); step > 0; step = transactions.run(some::getAsInt)) {
            done += step;
        }
        return done;
    }

    private record ItemRow(
            UUID appointment,
            CaseId caseId,
            UUID fromSlot,
            int fromSeat,
            @Nullable UUID toSlot,
            @Nullable UUID toCentre,
            int toSeat,
            @Nullable UUID offer,
            Item state,
            @Nullable String service) {}

    private static final RowMapper<ItemRow> ITEM = (row, n) -> new ItemRow(
            row.getObject(1, UUID.class),
            new CaseId(row.getObject(2, UUID.class)),
            row.getObject(3, UUID.class),
            row.getInt(4),
            row.getObject(5, UUID.class),
            row.getObject(6, UUID.class),
            row.getInt(7),
            row.getObject(8, UUID.class),
            Item.valueOf(row.getString(9)),
            row.getString(10));
    private static final String SELECT_ITEM = "select i.appointment_id, i.case_id, i.from_slot, i.from_seat, i.to_slot,"
            + " s.centre_id, i.to_seat, i.offer_id, i.state, a.service_code from invitations_plan_item i"
            + " left join scheduling_appointment a on a.id = i.appointment_id"
            + " left join scheduling_slot s on s.id = i.to_slot where i.plan_id = ? and ";

    private boolean isIn(UUID planId, State state) {
        return jdbc.sql("select count(*) from invitations_plan where id = ? and state = ? for update")
                        .params(planId, state.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The next five hundred in order: seats kept, offers made, or into the queue of those to call. */
    private int sendSome(UUID planId, Scope scope) {
        if (!isIn(planId, State.SENDING)) {
            return 0;
        }
        List<ItemRow> some = jdbc.sql(SELECT_ITEM + "i.state = 'PROPOSED' order by i.place limit " + CHUNK)
                .param(planId)
                .query(ITEM)
                .list();
        if (some.isEmpty()) {
            windows.callOffMeetings(scope);
            jdbc.sql("update invitations_plan set state = 'SENT' where id = ?")
                    .param(planId)
                    .update();
            return 0;
        }
        Instant now = clock.instant();
        Map<UUID, ZoneId> zones = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::zone));
        Map<ZoneId, List<Proposal>> proposals = new LinkedHashMap<>();
        for (ItemRow item : some) {
            UUID slot = item.toSlot();
            String service = item.service();
            if (slot != null && service != null) {
                proposals
                        .computeIfAbsent(zones.getOrDefault(item.toCentre(), LISBON), zone -> new ArrayList<>())
                        .add(new Proposal(item.caseId(), service, slot, item.toSeat(), item.appointment(), planId));
            }
        }
        Duration term = Duration.ofHours(allocation.policy().offerHours() * 2L);
        Map<CaseId, UUID> made = new HashMap<>();
        proposals.forEach((zone, all) ->
                made.putAll(offers.make(Offers.Kind.REPLACEMENT, all, hours.plus(now, term, zone, null))));
        batch.batchUpdate(
                "update invitations_plan_item set state = ?, offer_id = ?, done_at = ? where plan_id = ? and appointment_id = ?",
                some.stream()
                        .map(item -> new @Nullable Object[] {
                            made.containsKey(item.caseId()) ? "SENT" : "FALLBACK",
                            made.get(item.caseId()),
                            now,
                            planId,
                            item.appointment()
                        })
                        .toList());
        return some.size();
    }

    /** Everything a plan did is taken back, in the order in which it was done last. */
    private int undoSome(Work work) {
        if (!isIn(work.id(), State.UNDOING)) {
            return 0;
        }
        List<ItemRow> some = jdbc.sql(SELECT_ITEM + "i.state <> 'UNDONE' order by i.place desc limit " + CHUNK)
                .param(work.id())
                .query(ITEM)
                .list();
        if (some.isEmpty()) {
            windows.reopen(work.scope());
            jdbc.sql("update invitations_plan set state = 'UNDONE' where id = ?")
                    .param(work.id())
                    .update();
            return 0;
        }
        List<UUID> open = some.stream()
                .filter(item -> item.state() == Item.SENT)
                .flatMap(item -> Optional.ofNullable(item.offer()).stream())
                .toList();
        List<UUID> holds = open.stream()
                .flatMap(offer -> jdbc
                        .sql("select hold_id from invitations_offer where id = ? and state = 'OFFERED'")
                        .param(offer)
                        .query(UUID.class)
                        .optional()
                        .stream())
                .toList();
        offers.close(open, Offers.State.WITHDRAWN);
        seats.giveUp(holds, null);
        some.stream().filter(item -> item.state() == Item.ACCEPTED).forEach(this::moveBack);
        Instant now = clock.instant();
        batch.batchUpdate(
                "update invitations_plan_item set state = 'UNDONE', done_at = ? where plan_id = ? and appointment_id = ?",
                some.stream()
                        .map(item -> new Object[] {now, work.id(), item.appointment()})
                        .toList());
        return some.size();
    }

    /** Whoever accepted gets the old seat back, if it is still there and the new one was not changed again. */
    private void moveBack(ItemRow item) {
        String service = item.service();
        boolean unchanged = seats.bookedBy(item.caseId())
                .filter(booked -> booked.appointment().equals(item.appointment()))
                .filter(booked -> booked.slot().equals(item.toSlot()) && booked.seat() == item.toSeat())
                .isPresent();
        if (unchanged && service != null) {
            var keep = new Keep(Ids.next(), item.caseId(), service, item.fromSlot(), item.fromSeat());
            if (!seats.keep(List.of(keep), clock.instant().plus(Duration.ofMinutes(5)))
                    .isEmpty()) {
                seats.take(new Actor(item.appointment(), "Vez", Set.of(), null), item.caseId(), keep.holdId());
            }
        }
    }
}
