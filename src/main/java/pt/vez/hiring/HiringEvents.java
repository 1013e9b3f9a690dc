package pt.vez.hiring;

import java.util.List;
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
        /** The centre closes: the interview does not take place, another time may be chosen. */
        CALLED_OFF,
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
     * @param interview the time that was chosen with {@link News#BOOKED}; with all other news the one that was given up
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

    /** What the association is told. */
    public enum AssociationNews {
        WITHDRAWN,
        CALLED_OFF,
        /** No hour of the invitation will do: the candidate said when they could come. */
        OTHER_HOURS
    }

    /**
     * An association needs more hours for interviews from the agency.
     *
     * @param place where the work of the call is
     */
    public record InterviewHoursWanted(UUID partner, String association, UUID call, LocalText title, String place) {}

    /**
     * The association is to be told; who the candidate is stands in the application alone.
     *
     * @param to accounts of its coordinators
     * @param step as in {@link CandidateTold}
     * @param title of the call
     * @param interview the time that was given up, when there was one
     */
    public record AssociationTold(
            List<UUID> to,
            UUID call,
            UUID application,
            int step,
            AssociationNews news,
            LocalText title,
            @Nullable Meeting interview) {}
}
