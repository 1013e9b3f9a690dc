package pt.vez.scheduling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/**
 * What officers and administrators do with one appointment of another person: read it, look up how to reach the
 * person, move it, cancel it. Each change carries a reason, which the person is told and can read in their journal. A
 * cancellation by the agency does not count against the person.
 */
public interface AgencyAppointments {
    /** The longest reason, in characters. */
    int LONGEST_REASON = 200;

    /** How to reach the person. */
    record Contact(
            String name, @Nullable String phone, @Nullable String email) {}

    /**
     * @throws pt.vez.shared.NotAuthorised for all actors but officers and administrators, and on the actor's own case
     */
    Optional<AppointmentView> active(Actor actor, CaseId caseId);

    /**
     * The look is written to the journal.
     *
     * @throws pt.vez.shared.NotAuthorised as above
     */
    Contact contact(Actor actor, UUID appointmentId);

    /**
     * Free times of one local day for the service of the appointment, from every quota, at least half an hour from
     * now.
     */
    List<OfferedTime> times(Actor actor, UUID appointmentId, CentreId centre, LocalDate day);

    /** The time of day of the appointment, by the clock of its centre. */
    LocalTime timeOfDay(Actor actor, UUID appointmentId);

    /**
     * Moves the appointment to a seat of this time.
     *
     * @param reason 3 to 200 characters
     * @throws SeatTaken when no seat is left
     * @throws pt.vez.shared.InvalidInput without a reason, or when the appointment is no longer booked
     */
    AppointmentView move(Actor actor, UUID appointmentId, UUID slotId, String reason);

    /**
     * Cancels the appointment. The person may book again within ninety days, invited or not.
     *
     * @param reason 3 to 200 characters
     * @param commandId made by the screen, so that a second click finds the first answer
     * @throws pt.vez.shared.InvalidInput without a reason, or when the appointment is no longer booked
     */
    AppointmentView cancel(Actor actor, UUID appointmentId, String reason, UUID commandId);

    /**
     * @return the reason as it is kept
     * @throws InvalidInput when it is shorter than 3 or longer than 200 characters
     */
    static String requireReason(String typed) {
        String why = typed.strip();
        if (why.length() < 3) {
            throw new InvalidInput("appointment.reason.missing");
        }
        if (why.length() > LONGEST_REASON) {
            throw new InvalidInput("field.tooLong", LONGEST_REASON);
        }
        return why;
    }
}
