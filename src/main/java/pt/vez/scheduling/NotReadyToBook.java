package pt.vez.scheduling;

import pt.vez.shared.DomainException;

/** The case may not book now: documents are missing, or its attendance is over. */
public class NotReadyToBook extends DomainException {
    public NotReadyToBook(String key) {
        super(key);
    }
}
