package pt.vez.scheduling;

import pt.vez.casework.CaseId;

/** The right to book that {@link Booking#requireReady} asks, for messages of the system itself. */
public interface BookingEligibility {
    /**
     * Whether the case's service is open without invitation, or the case is invited to it or has an appointment to
     * move.
     */
    boolean mayBook(CaseId caseId);
}
