package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.internal.BookedAheadQueries.Ahead;
import pt.vez.shared.InvalidInput;

/** Appointments and open offers that closing a centre or a service would leave without a replacement. */
@Component
class BookedAhead {
    private final BookedAheadQueries ahead;
    private final Clock clock;

    BookedAhead(BookedAheadQueries ahead, Clock clock) {
        this.ahead = ahead;
        this.clock = clock;
    }

    /**
     * @throws InvalidInput {@code centres.booked} with the number of appointments and offers to come on seats no
     *     closure covers, and the day of the last of them
     */
    void requireNone(CentreId centre) {
        require("centres.booked", ahead.at(centre, clock.instant()));
    }

    /** @throws InvalidInput {@code services.booked}, the same for a service that was open until now */
    void requireNone(String service) {
        require("services.booked", ahead.of(service, clock.instant()));
    }

    private static void require(String key, Ahead found) {
        LocalDate last = found.last();
        if (last != null) {
            throw new InvalidInput(key, found.appointments(), found.offers(), last);
        }
    }
}
