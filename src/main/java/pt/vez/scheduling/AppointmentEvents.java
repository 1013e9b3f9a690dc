package pt.vez.scheduling;

import java.time.Instant;
import java.util.UUID;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;
import pt.vez.casework.CaseMilestoneUndone;

/** What happened to appointments, for the timeline and for messages. */
public final class AppointmentEvents {
    private AppointmentEvents() {}

    /** Every change of an appointment carries its new state. */
    public sealed interface AppointmentEvent extends CaseMilestone {
        AppointmentView appointment();

        @Override
        default CaseId caseId() {
            return appointment().caseId();
        }

        /** The moment, the zone and the centre. */
        @Override
        default String milestoneDetail() {
            var centre = appointment().centre().data();
            return appointment().start() + "|" + centre.zone() + "|" + centre.name();
        }
    }

    public record AppointmentBooked(AppointmentView appointment) implements AppointmentEvent {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.APPOINTMENT_BOOKED;
        }
    }

    public record AppointmentMoved(AppointmentView appointment, Instant before) implements AppointmentEvent {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.APPOINTMENT_MOVED;
        }
    }

    /** @param byAgency whether the agency called it off, which costs the person nothing */
    public record AppointmentCancelled(AppointmentView appointment, boolean byAgency) implements AppointmentEvent {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.APPOINTMENT_CANCELLED;
        }
    }

    /** The applicant did not come and had not cancelled. */
    public record AppointmentMissed(UUID appointmentId, CaseId caseId, String service) implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.APPOINTMENT_MISSED;
        }

        @Override
        public String milestoneDetail() {
            return "";
        }
    }

    public record AppointmentAttended(AppointmentView appointment) implements AppointmentEvent {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.ATTENDED;
        }
    }

    /** The person had not been served: the appointment is booked again. */
    public record AttendanceUndone(AppointmentView appointment) implements CaseMilestoneUndone {
        @Override
        public CaseId caseId() {
            return appointment.caseId();
        }

        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.ATTENDED;
        }
    }
}
