package pt.vez.hiring;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.shared.LocalText;

/** What happened to an application. */
public final class HiringEvents {
    private HiringEvents() {}

    /** What the candidate is told. */
    public enum News {
        RECEIVED,
        INVITED,
        BOOKED,
        ACCEPTED,
        RESERVE,
        REJECTED,
        HIRED,
        WITHDRAWN
    }

    /**
     * The candidate is to be told.
     *
     * @param step counts what happened to the application; with its id it makes the message one and the same
     * @param interview the time, when there is one
     * @param reason what the association wrote; empty when nothing
     */
    public record CandidateTold(
            UUID application,
            int step,
            News news,
            String email,
            String language,
            LocalText call,
            String token,
            @Nullable Meeting interview,
            String reason) {
        @Override
        public String toString() {
            return news + " of application " + application;
        }
    }
}
