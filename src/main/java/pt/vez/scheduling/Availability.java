package pt.vez.scheduling;

import java.util.List;

/**
 * What is offered, read from a picture in memory that is at most a second old: a hundred thousand people may look without
 * the database noticing. The picture offers; the key in the database decides.
 */
public interface Availability {
    /**
     * @param version grows with every change
     * @param times public seats, earliest first, at most two hundred
     */
    record Listing(long version, List<OfferedTime> times) {
        public static final Listing NONE = new Listing(0, List.of());
    }

    /** Times of one centre and service that begin in half an hour or later. */
    Listing listing(String service, CentreId centre);
}
