package pt.vez.invitations.internal.replacement;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.WorkingHours;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.InvitationEvents.AppointmentsStand;
import pt.vez.invitations.InvitationEvents.ReplacementMissing;
import pt.vez.invitations.Offers;
import pt.vez.invitations.internal.replacement.PlanItemRepository.Row;
import pt.vez.invitations.internal.replacement.ReplacementOffers.Proposal;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.scheduling.SeatReservations;
import tools.jackson.databind.json.JsonMapper;

/** Works off plans step by step, each committed with the state of its plan: a restart goes on where it stopped. */
@Component
class PlanSteps {
    private static final String JOB = "invitations-plans";
    private static final int CHUNK = 500;
    private static final Duration LETTER_TERM = Duration.ofHours(15 * 9);
    /** A seat is looked for when the plan is made and once more when it is sent. */
    static final int TRIES = 2;

    private final JdbcClient jdbc;
    private final PlanItemRepository items;
    private final SeatReservations seats;
    private final Recipients recipients;
    private final ReplacementOffers offers;
    private final Allocation allocation;
    private final WorkingHours hours;
    private final ClosureWindows windows;
    private final PlanComputation computation;
    private final PlanUndo undo;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PlanSteps(
            JdbcClient jdbc,
            PlanItemRepository items,
            SeatReservations seats,
            Recipients recipients,
            ReplacementOffers offers,
            Allocation allocation,
            WorkingHours hours,
            ClosureWindows windows,
            PlanComputation computation,
            PlanUndo undo,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.seats = seats;
        this.recipients = recipients;
        this.offers = offers;
        this.allocation = allocation;
        this.hours = hours;
        this.windows = windows;
        this.computation = computation;
        this.undo = undo;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    private record Work(UUID id, State state, String reason, Scope scope) {}

    private List<Work> work(String where) {
        return jdbc.sql("select id, state, reason, scope from invitations_plan where " + where + " order by created_at")
                .query((row, n) -> new Work(
                        row.getObject(1, UUID.class),
                        State.valueOf(row.getString(2)),
                        row.getString(3),
                        json.readValue(row.getString(4), Scope.class)))
                .list();
    }

    /**
     * Everything that is to be done.
     *
     * @return appointments worked on
     */
    int step() {
        int done = 0;
        for (int each = advance(); each > 0; each = advance()) {
            done += each;
        }
        return done;
    }

    /**
     * One commit of every plan that has work left; each commit is complete, so a node that stops after it loses
     * nothing.
     *
     * @return what was done
     */
    int advance() {
        closeAgain();
        return FaultIsolation.each(
                JOB,
                work("state in ('COMPUTING', 'SENDING', 'UNDOING') and failures < " + FaultIsolation.ATTEMPTS),
                this::advance);
    }

    /** A plan that fails again and again is set aside until an administrator tries it again; the others go on. */
    private int advance(Work work) {
        return FaultIsolation.counted(
                JOB,
                () -> switch (work.state()) {
                    case SENDING -> send(work);
                    case UNDOING -> undo.advance(work.id(), work.scope());
                    default -> Math.max(1, computation.compute(work.id(), work.scope()));
                },
                () -> jdbc.sql("update invitations_plan set failures = 0 where id = ? and failures > 0")
                        .param(work.id())
                        .update(),
                () -> jdbc.sql("update invitations_plan set failures = failures + 1 where id = ? and state = ?")
                        .params(work.id(), work.state().name())
                        .update());
    }

    /** Plans from before closures were written down, and those a restart left without one. */
    private void closeAgain() {
        List<Work> opened = work(
                "state not in ('UNDOING', 'UNDONE') and not exists (select 1 from scheduling_seat_closure k"
                        + " where k.closure_id = invitations_plan.id) and created_at > timestampadd(day, -400, utc_timestamp(6))");
        FaultIsolation.forEach(JOB, opened, work -> {
            if (!seats.isClosing(work.id())) {
                transactions.run(() -> {
                    windows.close(work.id(), work.reason(), work.scope());
                    return work;
                });
            }
        });
    }

    private int send(Work work) {
        int sent = transactions.run(() -> items.isIn(work.id(), State.SENDING) ? sendSome(work) : 0);
        int done = sent > 0 ? sent : computation.compute(work.id(), work.scope());
        return done > 0 ? done : transactions.run(() -> items.isIn(work.id(), State.SENDING) ? finish(work) : 0);
    }

    /** The next five hundred in order: seats kept, offers made, or into the list of those to call. */
    private int sendSome(Work work) {
        List<Row> some = items.find(
                work.id(),
                "i.plan_id = :plan and i.state = 'PROPOSED' and (i.to_slot is not null or i.tries >= " + TRIES
                        + ") order by i.place, i.appointment_id limit " + CHUNK);
        if (some.isEmpty()) {
            return 0;
        }
        List<UUID> ids = some.stream().map(Row::appointment).toList();
        Map<UUID, Booked> booked =
                seats.bookedOf(ids).stream().collect(Collectors.toMap(Booked::appointment, Function.identity()));
        Map<UUID, Row> others = new HashMap<>();
        items.elsewhere(work.id(), ids).forEach(each -> others.put(each.appointment(), each));
        Set<UUID> closed = closedNow(ids);
        List<Row> concerned = new ArrayList<>();
        for (Row item : some) {
            Row other = others.get(item.appointment());
            Booked now = booked.get(item.appointment());
            if (now == null || now.start().isBefore(clock.instant()) || !closed.contains(item.appointment())) {
                items.state(item, Item.SETTLED);
            } else if (other != null && other.state() != Item.PROPOSED && !isExchanged(other, item)) {
                items.state(item, Item.HANDED_ON);
            } else {
                concerned.add(item);
                if (other != null) {
                    items.state(other, Item.HANDED_ON);
                }
            }
        }
        offer(work.id(), concerned);
        return some.size();
    }

    /** Whether the other plan's offer is the one on a seat that this plan closes. */
    private static boolean isExchanged(Row other, Row item) {
        return other.state() == Item.SENT
                && other.offer() != null
                && other.offer().equals(item.replaces());
    }

    private Set<UUID> closedNow(List<UUID> appointments) {
        return new HashSet<>(jdbc.sql("select a.id from scheduling_case_appointment a where a.id in (:ids) and a.active and "
                        + PlanItemRepository.SEAT_CLOSED)
                .param("ids", appointments)
                .query(UUID.class)
                .list());
    }

    private void offer(UUID planId, List<Row> concerned) {
        // A case keeps one offer: the seat of an earlier one is given back first, and its message is followed by a new
        // one.
        offers.withdraw(offers.openOf(concerned.stream().map(Row::caseId).toList()), false);
        Map<UUID, ZoneId> zones = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::zone));
        Map<ZoneId, List<Proposal>> proposals = new LinkedHashMap<>();
        Map<ZoneId, List<Proposal>> onPaper = new LinkedHashMap<>();
        Set<CaseId> silent =
                recipients.withoutMessages(concerned.stream().map(Row::caseId).toList());
        for (Row item : concerned) {
            UUID slot = item.toSlot();
            String service = item.service();
            UUID centre = item.toCentre();
            if (slot != null && service != null) {
                ZoneId zone = centre == null ? LISBON : zones.getOrDefault(centre, LISBON);
                (silent.contains(item.caseId()) ? onPaper : proposals)
                        .computeIfAbsent(zone, any -> new ArrayList<>())
                        .add(new Proposal(item.caseId(), service, slot, item.toSeat(), item.appointment(), planId));
            }
        }
        Instant now = clock.instant();
        Duration term = Duration.ofHours(allocation.policy().offerHours() * 2L);
        Map<CaseId, UUID> made = new HashMap<>();
        proposals.forEach((zone, all) ->
                made.putAll(offers.make(Offers.Kind.REPLACEMENT, all, hours.plus(now, term, zone, null))));
        // Applicants without a mail address get a letter: the seat is kept as long as the post takes, and they are in
        // the call list.
        onPaper.forEach((zone, all) ->
                made.putAll(offers.make(Offers.Kind.REPLACEMENT, all, hours.plus(now, LETTER_TERM, zone, null))));
        List<UUID> missing = new ArrayList<>();
        for (Row item : concerned) {
            UUID offer = made.get(item.caseId());
            boolean again = offer == null && item.tries() < TRIES;
            jdbc.sql(
                            "update invitations_plan_item set state = ?, offer_id = ?, reason = ?, replaces_offer = null, done_at = ?,"
                                    + " to_slot = if(?, null, to_slot), to_seat = if(?, null, to_seat)"
                                    + " where plan_id = ? and appointment_id = ?")
                    .param(offer != null ? "SENT" : again ? "PROPOSED" : "FALLBACK")
                    .param(offer)
                    .param(offer != null && silent.contains(item.caseId()) ? "NO_CHANNEL" : null)
                    .param(now)
                    .param(offer == null)
                    .param(offer == null)
                    .param(planId)
                    .param(item.appointment())
                    .update();
            if (offer == null && !again) {
                missing.add(item.caseId().value());
            }
        }
        if (!missing.isEmpty()) {
            events.publishEvent(new ReplacementMissing(missing));
        }
    }

    /**
     * The work left when all items have an offer: other offers on closed seats, interviews, appointments that take
     * place.
     */
    private int finish(Work work) {
        List<UUID> lost = jdbc.sql("select o.id from invitations_offer o join scheduling_seat_closure k"
                        + " on k.slot_id = o.slot_id and k.seat = o.seat where k.closure_id = ? and o.live limit "
                        + CHUNK)
                .param(work.id())
                .query(UUID.class)
                .list();
        if (!lost.isEmpty()) {
            jdbc.sql("update invitations_plan_item set state = 'FALLBACK' where state = 'SENT' and offer_id in (:ids)")
                    .param("ids", lost)
                    .update();
            return offers.withdraw(lost, true).size();
        }
        boolean open = jdbc.sql(
                        "select exists (select 1 from invitations_plan_item where plan_id = ? and state = 'PROPOSED')")
                .param(work.id())
                .query(Boolean.class)
                .single();
        if (open) {
            return 0;
        }
        List<UUID> stand = jdbc.sql("select case_id from invitations_plan_item where plan_id = ? and state = 'STANDS'"
                        + " and done_at is null")
                .param(work.id())
                .query(UUID.class)
                .list();
        if (!stand.isEmpty()) {
            jdbc.sql(
                            "update invitations_plan_item set done_at = ? where plan_id = ? and state = 'STANDS' and done_at is null")
                    .params(clock.instant(), work.id())
                    .update();
            events.publishEvent(new AppointmentsStand(stand));
        }
        windows.callOffMeetings(work.scope());
        items.plan(work.id(), State.SENT);
        return 1;
    }
}
