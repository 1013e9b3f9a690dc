package pt.vez.scheduling;

import pt.vez.shared.DomainException;

/** The five minutes are over; nothing was booked. */
public class HoldExpired extends DomainException {
    public HoldExpired() {
        super("appointment.holdExpired");
    }
}
