package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.WorkingHours;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Offers;
import pt.vez.invitations.internal.replacement.ReplacementOffers.Proposal;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.FreeSeat;
import pt.vez.scheduling.SeatReservations.Place;

/** Offers seats that were given back to the waiting list, shortly before they are open to all again. */
@Component
class ReturnedSeats {
    private static final Duration AHEAD = Duration.ofMinutes(15);

    private final WishRepository wishes;
    private final SeatReservations seats;
    private final ReplacementOffers offers;
    private final Allocation allocation;
    private final WorkingHours hours;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Clock clock;

    ReturnedSeats(
            WishRepository wishes,
            SeatReservations seats,
            ReplacementOffers offers,
            Allocation allocation,
            WorkingHours hours,
            Municipalities municipalities,
            Transactions transactions,
            Clock clock) {
        this.wishes = wishes;
        this.seats = seats;
        this.offers = offers;
        this.allocation = allocation;
        this.hours = hours;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return offers made */
    int offer() {
        List<Place> places = seats.places();
        return FaultIsolation.each(
                "invitations-offers",
                seats.returning(clock.instant().plus(AHEAD)),
                seat -> places.stream()
                        .filter(each -> each.id().value().equals(seat.centre()))
                        .mapToInt(place -> transactions.run(() -> offer(seat, place)))
                        .sum());
    }

    private int offer(FreeSeat seat, Place place) {
        return wishes.lockNext(seat, place.zone())
                .map(next -> offers.make(
                                Offers.Kind.WAITING_LIST,
                                List.of(new Proposal(
                                        next.caseId(),
                                        seat.service(),
                                        seat.slot(),
                                        seat.seat(),
                                        next.appointment(),
                                        null)),
                                until(seat, place))
                        .size())
                .orElse(0);
    }

    private Instant until(FreeSeat seat, Place place) {
        Instant until = hours.plus(
                clock.instant(),
                Duration.ofHours(allocation.policy().offerHours()),
                place.zone(),
                municipalities.find(place.municipality()).orElse(null));
        Instant latest = seat.start().minus(Duration.ofHours(1));
        return until.isBefore(latest) ? until : latest;
    }
}
