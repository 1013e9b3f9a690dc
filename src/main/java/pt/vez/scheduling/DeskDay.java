package pt.vez.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseNumber;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;

/**
 * A mediator's day at a centre, with the least personal data that serves it: the name only of applicants with a
 * mandate in force with the mediator's own association; of all others the time, the service and the end of the case
 * number, by which an applicant recognises their own entry but cannot be looked up.
 */
public interface DeskDay {
    /**
     * @param arrivedAt when the person was checked in; null before
     * @param closure whether the appointment takes place
     * @param number the last three characters of the case number, the rest masked
     * @param name null for an applicant without a mandate of the own association
     * @param mandateId the mandate to go on under, where there is a name
     */
    record Expected(
            UUID appointmentId,
            Instant start,
            LocalText service,
            AppointmentView.State state,
            @Nullable Instant arrivedAt,
            Closure closure,
            String number,
            @Nullable String name,
            @Nullable UUID mandateId) {}

    /** A walk-in who waits. */
    record Waiting(String number, Instant since) {}

    /** Whether the agency closed the seat of an appointment. */
    enum Closure {
        NONE,
        /** It does not take place; another time is still looked for, or nothing was accepted. */
        CLOSED,
        /** It does not take place; the person was offered another time and has not answered. */
        OFFERED
    }

    /**
     * Of the seats of a day so many are closed.
     *
     * @param reasons as the agency wrote them
     */
    record Closed(int closed, int seats, List<String> reasons) {
        public boolean isWhole() {
            return closed == seats;
        }
    }

    /** @param closed null when all seats are open */
    record Day(Centre centre, @Nullable Closed closed, List<Expected> expected, List<Waiting> waiting) {
        public ZoneId zone() {
            return centre.data().zone();
        }
    }

    /** Open centres the agreements of the mediator's association cover today, by name. */
    List<Centre> centres(Actor actor);

    /** @throws pt.vez.shared.NotAuthorised naming the condition that fails, of which one is a shift at this centre */
    Day today(Actor actor, CentreId centre);

    /**
     * The case of an appointment of today, to ask its person for a mandate.
     *
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails, of which one is a shift at its centre
     * @throws pt.vez.shared.NotFound when there is no such appointment today
     */
    CaseNumber caseOf(Actor actor, UUID appointmentId);

    /** Where the mediator or officer works now, while the agreement covers it: what they said last, or a shift that began since. */
    Optional<CentreId> place(Actor actor);

    /**
     * From now on the mediator works here.
     *
     * @throws pt.vez.shared.NotAuthorised when the agreement does not cover it
     */
    void workAt(Actor actor, CentreId centre);
}
