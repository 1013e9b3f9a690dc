package pt.vez.scheduling.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.scheduling.AgencyAppointments.Contact;
import pt.vez.scheduling.AppointmentView;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** The people behind appointments, for staff of the agency. */
@Component
class CasesAtDesk {
    private final Attendance attendance;
    private final Cases cases;

    CasesAtDesk(Attendance attendance, Cases cases) {
        this.attendance = attendance;
        this.cases = cases;
    }

    /**
     * @throws NotAuthorised for all actors but staff of the agency, and on the actor's own case (CPA art. 69,
     *     impediment)
     */
    void requireAnothers(Actor actor, CaseId caseId) {
        if (!actor.isAgencyStaff()) {
            throw new NotAuthorised("error.role");
        }
        if (cases.ownOf(actor).stream().anyMatch(own -> own.id().equals(caseId))) {
            throw new NotAuthorised("error.ownCase");
        }
    }

    UUID applicantOf(CaseId caseId) {
        return attendance.applicantOf(caseId);
    }

    Contact contact(Actor actor, AppointmentView appointment) {
        var person = attendance.arriving(
                actor, appointment.caseId(), appointment.centre().id().value());
        var contact = cases.contactOf(appointment.caseId()).orElse(null);
        return contact == null
                ? new Contact(person.name(), null, null)
                : new Contact(person.name(), contact.phone(), contact.email());
    }
}
