package pt.vez.scheduling;

import pt.vez.shared.DomainException;

/** The person has another appointment than the one they were shown; nothing was moved. */
public class AppointmentChanged extends DomainException {
    public AppointmentChanged() {
        super("appointment.changed");
    }
}
