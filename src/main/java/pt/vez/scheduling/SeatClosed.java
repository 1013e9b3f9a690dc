package pt.vez.scheduling;

import java.util.UUID;

/** The seat is closed by a closure in force: it cannot be booked, even when it was held or offered before. */
public class SeatClosed extends SeatTaken {
    public SeatClosed(UUID slotId) {
        super("appointment.closed", slotId, null);
    }
}
