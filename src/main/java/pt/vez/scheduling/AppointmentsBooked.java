package pt.vez.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;
import pt.vez.casework.CaseMilestones;

/** Many appointments were booked in one commit. */
public record AppointmentsBooked(List<Booked> appointments) implements CaseMilestones {
    /** One of them. */
    public record Booked(UUID appointmentId, CaseId caseId, String service, Instant start, ZoneId zone, String centre)
            implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.APPOINTMENT_BOOKED;
        }

        @Override
        public String milestoneDetail() {
            return start + "|" + zone + "|" + centre;
        }
    }

    @Override
    public List<Booked> milestones() {
        return appointments;
    }
}
