package pt.vez.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** How messages go out, lane by lane: what waits, how fast it goes, what was given up. */
public interface MessageFigures {
    /** Which messages leave first; in this order. */
    enum Lane {
        CODES,
        OFFERS_AND_APPOINTMENTS,
        OTHERS
    }

    /**
     * One lane.
     *
     * @param oldest when the message that waits longest was written; null when none waits
     * @param lastMinute sent in the last sixty seconds
     * @param refused in the last day: by the mail server, or for the form of the address
     * @param late in the last day: not sent because its moment had passed
     */
    record LaneFigures(Lane lane, long waiting, @Nullable Instant oldest, long lastMinute, long refused, long late) {}

    /**
     * All lanes, codes first.
     *
     * @throws NotAuthorised for all actors but an administrator
     */
    List<LaneFigures> lanes(Actor actor);
}
