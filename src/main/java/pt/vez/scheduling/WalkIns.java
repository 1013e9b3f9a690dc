package pt.vez.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/**
 * People who come without an appointment: a ticket, a turn, a desk. Who has priority under Decreto-Lei 58/2016 art. 3
 * (disability, elderly, pregnant, with an infant in arms) is called first; everybody else in the order of arrival.
 */
public interface WalkIns {
    /** Why somebody is called first; {@code NONE} for everybody else. */
    enum Ground {
        NONE,
        PREGNANT,
        INFANT,
        ELDERLY,
        DISABLED
    }

    /** Where a ticket is in its life. */
    enum State {
        WAITING,
        CALLED,
        SERVED,
        /** Called three times, nobody came. */
        ABSENT,
        /** The person gave it back. */
        LEFT
    }

    /**
     * @param ahead people who will be called before
     * @param estimate from the rate at which the centre called people in the last hour; null when it knows nothing yet
     */
    record Ticket(
            UUID id,
            CentreId centre,
            String centreName,
            int number,
            String service,
            Ground ground,
            State state,
            String token,
            Instant issuedAt,
            @Nullable String desk,
            int calls,
            int ahead,
            @Nullable Duration estimate) {
        /** As called: a letter for the service group and three digits. */
        public String shown() {
            return (ground == Ground.NONE ? "A" : "P") + "%03d".formatted(number);
        }
    }

    /** What the hall sees: numbers and desks, no names. */
    record Called(String number, String desk, int calls) {}

    record Hall(String centreName, java.time.ZoneId zone, List<Called> called, int waiting) {}

    /** A day in numbers. @param meanWait of those called */
    record Day(
            int issued,
            int waiting,
            int served,
            int absent,
            @Nullable Duration meanWait) {}

    /** At the counter, by an officer, an administrator or a mediator. @throws pt.vez.shared.InvalidInput when closed */
    Ticket issue(Actor actor, CentreId centre, String service, Ground ground);

    List<Ticket> waiting(Actor actor, CentreId centre);

    Day day(Actor actor, CentreId centre);

    /**
     * The desk calls the next person; whoever it had before counts as served.
     *
     * @return empty when nobody waits for what this desk does
     */
    Optional<Ticket> callNext(Actor actor, UUID deskId);

    Optional<Ticket> atDesk(Actor actor, UUID deskId);

    /** Calls the same number again. The third time without success the ticket ends as absent. */
    Ticket callAgain(Actor actor, UUID ticketId);

    void served(Actor actor, UUID ticketId);

    /** A number that was passed over comes back to the queue with its old place. */
    void requeue(Actor actor, UUID ticketId);

    /** For whoever holds the ticket. */
    Optional<Ticket> byToken(String token);

    /** The person gives the ticket back. */
    void leave(String token);

    /** For the display in the hall. */
    Optional<Hall> hall(CentreId centre);
}
