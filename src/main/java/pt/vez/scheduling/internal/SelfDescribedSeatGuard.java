package pt.vez.scheduling.internal;

import org.springframework.stereotype.Component;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseRef;
import pt.vez.scheduling.BookingGuard;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.shared.Actor;

/** An account has one visit at a time for people it only described, alone or as one family, until a passport was seen. */
@Component
class SelfDescribedSeatGuard implements BookingGuard {
    private final CaseFacts facts;
    private final AppointmentQueries appointments;
    private final SeatRepository seats;

    SelfDescribedSeatGuard(CaseFacts facts, AppointmentQueries appointments, SeatRepository seats) {
        this.facts = facts;
        this.appointments = appointments;
        this.seats = seats;
    }

    @Override
    public void require(Actor actor, CaseRef ref) {
        boolean another = facts.describedBeside(ref.id()).stream()
                .anyMatch(other ->
                        appointments.active(other.id(), other.serviceCode()).isPresent()
                                || seats.held(other.id(), other.serviceCode()).isPresent());
        if (another) {
            throw new BookingNotReady("appointment.oneUntilSeen");
        }
    }
}
