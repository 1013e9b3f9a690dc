package pt.vez.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;

/**
 * People who come without an appointment: a ticket, a number, a desk. People with priority under Decreto-Lei 58/2016
 * art. 3 (disability, elderly, pregnant, with an infant in arms) are called first, all others in the order of arrival.
 */
public interface WalkIns {
    /** Why a person is called before the others; {@code NONE} for no priority. */
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
        /** Called three times; the person did not come. */
        ABSENT,
        /** The person gave it back. */
        LEFT
    }

    /**
     * @param ahead people who will be called before
     * @param estimate from the rate at which the centre called people in the last hour; null when it knows nothing yet
     * @param caseId the case the ticket was given or claimed for; null while it is not known
     * @param caller who called it; null while it waits
     */
    record Ticket(
            UUID id,
            CentreId centre,
            String centreName,
            int number,
            String service,
            LocalText serviceName,
            Ground ground,
            State state,
            String token,
            Instant issuedAt,
            @Nullable String desk,
            int calls,
            int ahead,
            @Nullable Duration estimate,
            @Nullable CaseId caseId,
            @Nullable Caller caller) {
        /** As called: a letter for the service group and three digits. */
        public String shown() {
            return (ground == Ground.NONE ? "A" : "P") + "%03d".formatted(number);
        }
    }

    /** The member of staff who called a ticket. */
    record Caller(UUID accountId, String name) {}

    /** What the hall sees: numbers and desks, no names. */
    record Called(String number, String desk, int calls) {}

    record Hall(String centreName, ZoneId zone, List<Called> called, int waiting) {}

    /**
     * A day in numbers.
     *
     * @param meanWait of those called
     */
    record Day(
            int issued,
            int waiting,
            int served,
            int absent,
            @Nullable Duration meanWait) {}

    /**
     * At the counter, by an officer, an administrator or a mediator.
     *
     * @throws pt.vez.shared.InvalidInput when closed
     */
    Ticket issue(Actor actor, CentreId centre, String service, Ground ground);

    List<Ticket> waiting(Actor actor, CentreId centre);

    Day day(Actor actor, CentreId centre);

    /** The desk this member of staff said they work at, while it is in use. */
    Optional<UUID> desk(Actor actor);

    /**
     * From now on the actor works at this desk.
     *
     * @throws pt.vez.shared.NotAuthorised when not on duty at its centre
     */
    void workAtDesk(Actor actor, UUID deskId);

    /**
     * Calls the next person to the desk; the person the actor called before counts as served.
     *
     * @return empty when no person waits for a service of this desk
     * @throws pt.vez.shared.InvalidInput while a person called by a colleague is at this desk
     */
    Optional<Ticket> callNext(Actor actor, UUID deskId);

    Optional<Ticket> atDesk(Actor actor, UUID deskId);

    /**
     * Calls the same number again. The fourth call ends the ticket as absent.
     *
     * @throws pt.vez.shared.InvalidInput when a colleague called it
     */
    Ticket callAgain(Actor actor, UUID ticketId);

    /**
     * The person has been served.
     *
     * @throws pt.vez.shared.InvalidInput when a colleague called it
     */
    void served(Actor actor, UUID ticketId);

    /**
     * The person did not come to the desk.
     *
     * @throws pt.vez.shared.InvalidInput when a colleague called it
     */
    void absent(Actor actor, UUID ticketId);

    /**
     * Undoes the end of a ticket: within ten minutes the person is at the desk again.
     *
     * @throws pt.vez.shared.InvalidInput when it is too late, the desk has another person, or a colleague ended it
     */
    Ticket reopen(Actor actor, UUID ticketId);

    /** The actor goes on with the person a colleague called, who left the desk. */
    Ticket takeOver(Actor actor, UUID ticketId);

    /**
     * A number that was called or passed over comes back to the queue with its old place.
     *
     * @throws pt.vez.shared.InvalidInput when a colleague called it and the person is at their desk
     */
    void requeue(Actor actor, UUID ticketId);

    /** The ticket the secret of its address names; the bearer needs no account. */
    Optional<Ticket> byToken(String token);

    /** The person gives the ticket back. */
    void leave(String token);

    /** For the display in the hall. */
    Optional<Hall> hall(CentreId centre);
}
