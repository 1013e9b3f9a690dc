package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.invitations.InvitationEvents.OffersMade;
import pt.vez.invitations.internal.replacement.OfferRepository.Held;
import pt.vez.scheduling.SeatReservations;

/** Opens the seats of a plan that is undone; offers on them can be answered again. */
@Component
class ClosureReopening {
    /** An offer whose seat was closed for a while can be answered for at least so long. */
    private static final Duration ANSWER = Duration.ofHours(4);

    private final OfferRepository offers;
    private final ClosedSeatQueries closedSeats;
    private final SeatReservations seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosureReopening(
            OfferRepository offers,
            ClosedSeatQueries closedSeats,
            SeatReservations seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.offers = offers;
        this.closedSeats = closedSeats;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The caller's transaction.
     *
     * @return whether the plan closed seats
     */
    boolean reopen(UUID planId) {
        if (!seats.isClosing(planId)) {
            return false;
        }
        List<Held> waiting = offers.heldOnSeatsOf(planId);
        seats.reopen(planId);
        Instant until = clock.instant().plus(ANSWER);
        for (Held each : waiting) {
            Instant end = each.expires().isBefore(until) ? until : each.expires();
            offers.extend(each.offer(), end);
            seats.extend(List.of(each.hold()), end);
        }
        // Their first message may not have gone out while the seat was closed, and the term is another one.
        List<UUID> again = waiting.stream()
                .map(Held::offer)
                .filter(closedSeats::isOfferOnOpenSeat)
                .toList();
        if (!again.isEmpty()) {
            events.publishEvent(new OffersMade(again));
        }
        return true;
    }
}
