package pt.vez.training.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.training.TrainingEvents.SeatGiven;

/**
 * Places of a session. A place is a number from one to the number of places, and the unique key (session, seat) gives
 * each to one person: a second writer of the same place is refused.
 */
@Component
class SessionSeats {
    private final SessionSeatRepository seats;
    private final SessionRepository rows;
    private final ApplicationEventPublisher events;

    SessionSeats(SessionSeatRepository seats, SessionRepository rows, ApplicationEventPublisher events) {
        this.seats = seats;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Gives an enrolment that waits the lowest free place.
     *
     * @return whether there was one
     */
    public boolean take(UUID enrolment, UUID session) {
        int places = seats.seatsOf(session);
        Set<Integer> taken = seats.taken(session);
        for (int seat = 1; seat <= places; seat++) {
            if (!taken.contains(seat) && seats.take(enrolment, seat)) {
                return true;
            }
        }
        return false;
    }

    /** Gives every free place to who waits longest, and says so. The session is locked by the caller. */
    public void moveUp(UUID session) {
        for (UUID next : seats.waiting(session)) {
            if (!take(next, session)) {
                return;
            }
            events.publishEvent(new SeatGiven(rows.about(next), true));
        }
    }

    /** Moves people with a number above {@code places} to free lower numbers, before places are taken away. */
    public void closeRanks(UUID session, int places) {
        List<UUID> above = seats.above(session, places);
        Set<Integer> taken = seats.taken(session);
        int seat = 1;
        for (UUID each : above) {
            while (taken.contains(seat)) {
                seat++;
            }
            seats.renumber(each, seat++);
        }
    }
}
