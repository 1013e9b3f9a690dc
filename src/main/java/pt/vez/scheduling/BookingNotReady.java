package pt.vez.scheduling;

import pt.vez.shared.DomainException;

/** The case may not book now: documents are missing, or the attendance is behind it. */
public class BookingNotReady extends DomainException {
    public BookingNotReady(String key) {
        super(key);
    }
}
