package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.Stage;
import pt.vez.shared.Actor;

/** The day of a centre, desk by desk, and arriving people. */
public interface Agenda {
    /**
     * @param appointment its id, null as the code is
     * @param code of the appointment, null for a free seat and for an interview
     * @param interview whether a candidate of an association has the seat; their name is not shown
     * @param uncovered free and not offered, because no person with the certificate is on duty
     * @param kept held by an applicant who is choosing, or offered and not answered yet
     * @param stage of the case
     * @param closed the reasons of the closures that cover the seat, null when it is open
     */
    record Seat(
            String desk,
            String service,
            boolean interview,
            boolean uncovered,
            boolean kept,
            @Nullable String closed,
            Instant start,
            Instant end,
            @Nullable UUID appointment,
            @Nullable String code,
            @Nullable String caseNumber,
            @Nullable Stage stage,
            AppointmentView.@Nullable State state,
            @Nullable Instant checkedInAt) {
        public Seat of(String number, Stage reached) {
            return new Seat(
                    desk,
                    service,
                    interview,
                    uncovered,
                    kept,
                    closed,
                    start,
                    end,
                    appointment,
                    code,
                    number,
                    reached,
                    state,
                    checkedInAt);
        }
    }

    /** For administrators and officers; shows codes and case numbers, no names. */
    List<Seat> day(Actor actor, CentreId centre, LocalDate date);

    /**
     * Names of the applicants of a day by appointment code. For administrators and officers; each applicant can read
     * in their journal that staff looked.
     */
    Map<String, String> names(Actor actor, CentreId centre, LocalDate date);

    /** An arriving person's appointment with their name, for the desk; the look is written to the journal. */
    record Arrival(
            UUID appointmentId,
            AppointmentView appointment,
            String name,
            @Nullable String nativeName,
            String caseNumber) {}

    /**
     * For administrators and officers, and for mediators on duty at the centre of the appointment.
     *
     * @throws pt.vez.shared.InvalidInput when no appointment has this code; for a mediator also, without a name, when it is at
     *     another centre
     */
    Arrival find(Actor actor, String code);

    /**
     * The person is there: the appointment stays booked, with the moment of arrival, until the person is served.
     *
     * @throws pt.vez.shared.InvalidInput when it is not today's, cancelled, or checked in already
     */
    Arrival checkIn(Actor actor, String code);

    /** As above, from the list of today, without the code. */
    Arrival checkIn(Actor actor, UUID appointmentId);

    /**
     * The arrival was a mistake.
     *
     * @throws pt.vez.shared.InvalidInput when the person has been served already
     */
    Arrival undoCheckIn(Actor actor, UUID appointmentId);

    /**
     * The person has been served; the case goes on. Who arrived and is not marked counts as served three hours after the
     * appointment.
     *
     * @throws pt.vez.shared.InvalidInput when it is not today's or no longer booked
     */
    Arrival attended(Actor actor, UUID appointmentId);

    /**
     * Takes {@link #attended} back: the appointment is booked, the arrival stands as it was, and the case waits where it did.
     *
     * @throws pt.vez.shared.InvalidInput after {@link pt.vez.casework.OfficerUndo#WINDOW}, for what another account recorded,
     *     and once the case has moved on
     */
    Arrival undoAttended(Actor actor, UUID appointmentId);
}
