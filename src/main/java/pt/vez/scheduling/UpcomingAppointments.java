package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import pt.vez.casework.CaseId;

/** Appointments people are to be reminded of; for messages of the system itself. */
public interface UpcomingAppointments {
    /**
     * @param zone of the centre
     * @param bookedAt when it was booked or moved last
     */
    record Upcoming(UUID appointment, CaseId caseId, Instant start, ZoneId zone, Instant bookedAt) {}

    /** Booked ones of a day, by each centre's own calendar, in the order of their start. */
    List<Upcoming> on(LocalDate day);
}
