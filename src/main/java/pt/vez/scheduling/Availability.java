package pt.vez.scheduling;

import java.util.List;

/**
 * The times that are offered, read from a snapshot in memory that is at most a second old, so that a hundred thousand
 * readers do not load the database. The snapshot only offers; the unique key in the database decides.
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
