package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Kept;
import pt.vez.invitations.InvitationEvents.EarlierDateGone;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.Keep;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/** Moves applicants who accepted a replacement back to the seat they had, while a plan is undone. */
@Component
class EarlierSeats {
    private final PlanItemQueries queries;
    private final PlanItemRepository items;
    private final OfferRepository offers;
    private final ClosedSeatQueries closedSeats;
    private final SeatReservations seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EarlierSeats(
            PlanItemQueries queries,
            PlanItemRepository items,
            OfferRepository offers,
            ClosedSeatQueries closedSeats,
            SeatReservations seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.items = items;
        this.offers = offers;
        this.closedSeats = closedSeats;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The caller's transaction.
     *
     * @param most applicants at most
     * @return how many were dealt with
     */
    int moveBack(UUID planId, int most) {
        List<PlanItem> some = queries.accepted(planId, most);
        List<UUID> kept = new ArrayList<>();
        for (PlanItem item : some) {
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
        return !offers.liveReplacementsOf(caseId).isEmpty();
    }

    /** @return why the person stays where they are; null when the earlier seat is theirs again */
    private @Nullable Kept moveBack(UUID planId, PlanItem item) {
        Booked now = seats.bookedBy(item.caseId())
                .filter(booked -> booked.appointment().equals(item.appointment()))
                .orElse(null);
        String service = item.service();
        // Whether the appointment is still where the accepted offer put it.
        if (now == null || service == null || !offers.isOn(item.offer(), now.slot(), now.seat())) {
            return Kept.CHANGED;
        }
        Instant start = closedSeats.startOf(item.fromSlot()).orElse(Instant.EPOCH);
        if (!start.isAfter(clock.instant())) {
            return Kept.PAST;
        }
        var keep = new Keep(Ids.next(), item.caseId(), service, item.fromSlot(), item.fromSeat());
        if (!seats.keepAgain(keep, clock.instant().plus(Duration.ofMinutes(5)), planId)) {
            return closedSeats.isClosedByAnother(planId, item.fromSlot(), item.fromSeat()) ? Kept.CLOSED : Kept.TAKEN;
        }
        seats.takeAgain(Actor.system(item.appointment()), item.caseId(), keep.holdId(), planId);
        return null;
    }
}
