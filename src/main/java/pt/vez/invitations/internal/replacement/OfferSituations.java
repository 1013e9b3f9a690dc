package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Offers.Now;
import pt.vez.invitations.Offers.Situation;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.SeatReservations;

/** How it is with the appointment of a case that an offer or a closure touched. */
@Component
class OfferSituations {
    private final OfferRepository offers;
    private final PlanItemQueries items;
    private final ClosedSeatQueries closedSeats;
    private final SeatReservations seats;
    private final Clock clock;

    OfferSituations(
            OfferRepository offers,
            PlanItemQueries items,
            ClosedSeatQueries closedSeats,
            SeatReservations seats,
            Clock clock) {
        this.offers = offers;
        this.items = items;
        this.closedSeats = closedSeats;
        this.seats = seats;
        this.clock = clock;
    }

    Now now(CaseId caseId) {
        AppointmentView booked = seats.appointment(caseId)
                .filter(found -> found.state() == AppointmentView.State.BOOKED)
                .orElse(null);
        boolean open = offers.isAnswerable(caseId, clock.instant());
        if (open || booked == null) {
            return new Now(open ? Situation.OFFERED : Situation.NONE, booked);
        }
        boolean closed = closedSeats.isClosed(booked.id());
        boolean called = closed && items.isIn(booked.id(), Item.FALLBACK, Item.DECLINED);
        boolean stands = !closed || items.isIn(booked.id(), Item.STANDS);
        Situation situation = called ? Situation.TO_CALL : stands ? Situation.STANDS : Situation.PENDING;
        return new Now(situation, booked);
    }
}
