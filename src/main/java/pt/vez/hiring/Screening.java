package pt.vez.hiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.WorkTime;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.shared.Actor;

/**
 * The association's side of an application. Every call checks that the actor coordinates the association of the call;
 * applications of another do not exist for them.
 */
public interface Screening {
    /** Best note of a criterion. */
    int BEST = 5;

    /** What the association decides; the person is told at once. */
    enum Decision {
        ACCEPTED,
        RESERVE,
        REJECTED
    }

    /**
     * One line of the ranking.
     *
     * @param score weighted mean of the assessors' means, 0 to 5; null until every criterion has a score, so that one
     *     good mark does not stand against a whole assessment
     * @param rank from 1, the same for equal scores; null without a score
     * @param scored criteria with at least one score
     */
    record Ranked(
            UUID id,
            String name,
            ApplicationState state,
            Instant receivedAt,
            @Nullable Double score,
            @Nullable Integer rank,
            int scored) {}

    /**
     * What one assessor gave for one criterion.
     *
     * @param points 0 to {@link #BEST}
     */
    record Score(UUID criterion, UUID assessor, String assessorName, int points, String note) {}

    /** Points and note about to be given. */
    record Given(int points, String note) {}

    /**
     * One application.
     *
     * @param score null until every criterion has a score
     * @param otherHours when the candidate could come instead of the hours of the invitation; empty when not asked
     * @param alike how many other applications to the call carry the same mail address
     */
    record File(
            UUID id,
            OwnCall call,
            ApplicationState state,
            Candidate candidate,
            Instant receivedAt,
            Cv.@Nullable Kind cv,
            List<Score> scores,
            @Nullable Double score,
            @Nullable Meeting interview,
            @Nullable String invitedTo,
            String reason,
            int alike,
            Set<WorkTime> otherHours) {}

    /** Those scored completely first, the best at the beginning; withdrawn and erased ones are not among them. */
    List<Ranked> ranking(Actor actor, UUID callId);

    /** Reading is recorded and the candidate sees when. */
    File read(Actor actor, UUID callId, UUID applicationId);

    Cv cv(Actor actor, UUID callId, UUID applicationId);

    /**
     * Replaces what this actor gave.
     *
     * @throws pt.vez.shared.InvalidInput outside 0 to {@link #BEST}
     */
    void score(Actor actor, UUID callId, UUID applicationId, Map<UUID, Given> given);

    void shortlist(Actor actor, UUID callId, UUID applicationId);

    /** Centres with times for interviews. */
    List<Venue> venues(Actor actor);

    /** A candidate's interview. */
    record Interview(UUID call, UUID application, String name, Meeting meeting) {}

    /** Interviews of the own association at a centre today, of the centre's zone, earliest first. */
    List<Interview> interviews(Actor actor, CentreId centre);

    /**
     * Invites to choose a time at the centre on one of these days.
     *
     * @throws pt.vez.shared.InvalidInput without a free time
     */
    void invite(Actor actor, UUID callId, UUID applicationId, CentreId centre, LocalDate from, LocalDate to);

    /**
     * @param reason in the candidate's words, 1,000 letters at most; required for a rejection
     * @throws pt.vez.shared.InvalidInput when all places of the call are taken
     */
    void decide(Actor actor, UUID callId, UUID applicationId, Decision decision, String reason);

    /**
     * Makes an accepted candidate a mediator of the association, with what they wrote themselves.
     *
     * @return the account
     */
    UUID hire(Actor actor, UUID callId, UUID applicationId);
}
