package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Kept;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.InvitationEvents.AppointmentsStand;
import pt.vez.invitations.InvitationEvents.EarlierDateGone;
import pt.vez.invitations.InvitationEvents.OffersMade;
import pt.vez.invitations.internal.replacement.PlanItemRepository.Row;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.Keep;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/**
 * Undoes a plan in steps, each committed: first, applicants who accepted get their old seat back while it is still
 * closed to others; then the seats open that no other plan closes; then the applicants whose appointment takes place
 * again are told, in every plan; the other items pass to the plan that still closes their seat.
 */
@Component
class PlanUndo {
    private static final int CHUNK = 200;
    /** An offer whose seat was closed for a while can be answered for at least so long. */
    private static final Duration ANSWER = Duration.ofHours(4);

    private final JdbcClient jdbc;
    private final PlanItemRepository items;
    private final SeatReservations seats;
    private final ReplacementOffers offers;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanUndo(
            JdbcClient jdbc,
            PlanItemRepository items,
            SeatReservations seats,
            ReplacementOffers offers,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.seats = seats;
        this.offers = offers;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One commit.
     *
     * @return what was done, 0 when the plan is not being undone any more
     */
    int advance(UUID planId, Scope scope) {
        return transactions.run(() -> {
            if (!items.isIn(planId, State.UNDOING)) {
                return 0;
            }
            int done = moveBackSome(planId);
            if (done == 0 && seats.isClosing(planId)) {
                reopen(planId);
                return 1;
            }
            done = done > 0 ? done : releaseSome(planId);
            done = done > 0 ? done : handOnSome(planId);
            if (done == 0) {
                items.plan(planId, State.UNDONE);
            }
            return Math.max(1, done);
        });
    }

    private int moveBackSome(UUID planId) {
        List<Row> some =
                items.find(planId, "i.plan_id = :plan and i.state = 'ACCEPTED' order by i.place desc limit " + CHUNK);
        List<UUID> kept = new ArrayList<>();
        for (Row item : some) {
            Kept reason = moveBack(planId, item);
            items.state(item, reason == null ? Item.UNDONE : Item.KEPT, reason);
            if ((reason == Kept.TAKEN || reason == Kept.CLOSED) && !isAskedElsewhere(item.caseId())) {
                kept.add(item.caseId().value());
            }
        }
        if (!kept.isEmpty()) {
            events.publishEvent(new EarlierDateGone(kept));
        }
        return some.size();
    }

    /** Another plan closes the new date too and its offer is open: that offer is what the person must read last. */
    private boolean isAskedElsewhere(CaseId caseId) {
        return jdbc.sql(
                        "select exists (select 1 from invitations_offer where case_id = ? and live and kind = 'REPLACEMENT')")
                .param(caseId.value())
                .query(Boolean.class)
                .single();
    }

    /** @return why the person stays where they are; null when the earlier seat is theirs again */
    private @Nullable Kept moveBack(UUID planId, Row item) {
        Booked now = seats.bookedBy(item.caseId())
                .filter(booked -> booked.appointment().equals(item.appointment()))
                .orElse(null);
        String service = item.service();
        if (now == null || service == null || !isAt(now, item)) {
            return Kept.CHANGED;
        }
        Instant start = jdbc.sql("select starts_at from scheduling_slot_time where id = ?")
                .param(item.fromSlot())
                .query(Instant.class)
                .optional()
                .orElse(Instant.EPOCH);
        if (!start.isAfter(clock.instant())) {
            return Kept.PAST;
        }
        var keep = new Keep(Ids.next(), item.caseId(), service, item.fromSlot(), item.fromSeat());
        if (!seats.keepAgain(keep, clock.instant().plus(Duration.ofMinutes(5)), planId)) {
            boolean closed = jdbc.sql(
                            "select exists (select 1 from scheduling_seat_closure where slot_id = ? and seat = ?"
                                    + " and closure_id <> ?)")
                    .params(item.fromSlot(), item.fromSeat(), planId)
                    .query(Boolean.class)
                    .single();
            return closed ? Kept.CLOSED : Kept.TAKEN;
        }
        seats.takeAgain(Actor.system(item.appointment()), item.caseId(), keep.holdId(), planId);
        return null;
    }

    /** Whether the appointment is still where the accepted offer put it. */
    private boolean isAt(Booked now, Row item) {
        return jdbc.sql("select exists (select 1 from invitations_offer where id = ? and slot_id = ? and seat = ?)")
                .param(item.offer())
                .param(now.slot())
                .param(now.seat())
                .query(Boolean.class)
                .single();
    }

    private record Waiting(UUID offer, UUID hold) {}

    private void reopen(UUID planId) {
        List<Waiting> waiting = jdbc.sql("select o.id, o.hold_id from invitations_offer o join scheduling_seat_closure k"
                        + " on k.slot_id = o.slot_id and k.seat = o.seat and k.closure_id = ? where o.live")
                .param(planId)
                .query((row, n) -> new Waiting(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        seats.reopen(planId);
        Instant until = clock.instant().plus(ANSWER);
        waiting.forEach(each -> jdbc.sql("update invitations_offer set expires_at = ? where id = ? and expires_at < ?")
                .params(until, each.offer(), until)
                .update());
        waiting.forEach(each -> jdbc.sql("select expires_at from invitations_offer where id = ?")
                .param(each.offer())
                .query(Instant.class)
                .optional()
                .ifPresent(end -> seats.extend(List.of(each.hold()), end)));
        // Their first message may not have gone out while the seat was closed, and the term is another one.
        List<UUID> again = waiting.stream()
                .map(Waiting::offer)
                .filter(offer -> jdbc.sql(
                                "select exists (select 1 from invitations_offer o where o.id = ? and not exists ("
                                        + OfferRow.CLOSED + "))")
                        .param(offer)
                        .query(Boolean.class)
                        .single())
                .toList();
        if (!again.isEmpty()) {
            events.publishEvent(new OffersMade(again));
        }
    }

    /** Appointments whose seat no plan closes any more, or that are over: nothing is left to do for them in any plan. */
    private int releaseSome(UUID planId) {
        List<Row> some = items.find(
                planId,
                "i.state in " + PlanItemRepository.WAITING
                        + " and (i.plan_id = :plan or exists (select 1 from invitations_plan p"
                        + " where p.id = i.plan_id and " + PlanItemRepository.IN_FORCE
                        + ")) and (a.id is null or a.active is null"
                        + " or a.state <> 'BOOKED' or not " + PlanItemRepository.SEAT_CLOSED + ") order by i.place limit "
                        + CHUNK);
        List<UUID> stand = new ArrayList<>();
        List<UUID> open = new ArrayList<>();
        for (Row item : some) {
            List<UUID> own = Stream.of(Optional.ofNullable(item.offer()), Optional.ofNullable(item.replaces()))
                    .flatMap(Optional::stream)
                    .toList();
            open.addAll(own);
            boolean booked = seats.bookedBy(item.caseId())
                    .filter(found -> found.appointment().equals(item.appointment()))
                    .isPresent();
            if (booked && (item.state() == Item.DECLINED || item.state() == Item.FALLBACK)) {
                stand.add(item.caseId().value());
            }
            items.state(item, booked && item.plan().equals(planId) ? Item.UNDONE : Item.SETTLED);
        }
        offers.withdraw(open, true);
        if (!stand.isEmpty()) {
            events.publishEvent(new AppointmentsStand(stand));
        }
        return some.size();
    }

    private int handOnSome(UUID planId) {
        List<Row> some = items.find(
                planId, "i.plan_id = :plan and i.state in " + PlanItemRepository.WAITING + " order by i.place limit " + CHUNK);
        for (Row item : some) {
            UUID to = items.closing(planId, item.appointment());
            boolean known = items.elsewhere(planId, List.of(item.appointment())).stream()
                    .anyMatch(other -> !other.plan().equals(to));
            if (to == null || known) {
                items.state(item, to == null ? Item.SETTLED : Item.HANDED_ON);
            } else {
                items.handOn(item, to, live(item.offer()), stands(to));
            }
        }
        return some.size();
    }

    private @Nullable UUID live(@Nullable UUID offer) {
        return offer == null
                ? null
                : jdbc.sql("select id from invitations_offer where id = ? and live")
                        .param(offer)
                        .query(UUID.class)
                        .optional()
                        .orElse(null);
    }

    private boolean stands(UUID planId) {
        return jdbc.sql("select json_value(scope, '$.protectedStand') from invitations_plan where id = ?")
                .param(planId)
                .query(Boolean.class)
                .single();
    }
}
