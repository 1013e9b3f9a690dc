package pt.vez.casework;

import java.util.Optional;
import java.util.UUID;
import pt.vez.shared.Actor;

/**
 * Whether a person has an appointment or a ticket today at the centre where a mediator is on duty now; implemented by
 * the module that keeps seats and tickets. Today is the day of that centre's zone.
 */
public interface AttendanceToday {
    /**
     * @param id of the appointment or of the ticket
     * @param service code of the service they came for
     * @param minutes planned for it
     */
    record Turn(UUID id, boolean ticket, UUID centre, String service, int minutes) {}

    /** The person's appointment, booked or checked in. */
    Optional<Turn> appointment(Actor mediator, CaseId caseId);

    /**
     * The ticket with this number, as it is called ({@code A012} or {@code 12}), unless it was given back or passed
     * over. From now on it is this case's; one that is another's is not found.
     */
    Optional<Turn> ticket(Actor mediator, CaseId caseId, String number);
}
