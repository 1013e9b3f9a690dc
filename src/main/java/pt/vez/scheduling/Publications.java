package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/**
 * Publishing up to half a year of several centres in one go: counted first, done when an administrator says so, both by a job
 * that goes on after a restart where it stopped. For administrators.
 */
public interface Publications {
    /** Most centres of one publication. */
    int MOST_CENTRES = 200;

    /** Where a publication is. */
    enum State {
        /** What it would do is being counted. */
        COUNTING,
        COUNTED,
        PUBLISHING,
        PUBLISHED,
        /** Some centres could not be published; what is wrong is said at each, and they can be tried again. */
        INCOMPLETE,
        /** Stopped by an administrator; the days done so far stay as they are. */
        STOPPED;

        /** Whether the job works on it. */
        public boolean isWorking() {
            return this == COUNTING || this == PUBLISHING;
        }
    }

    /**
     * One centre of a publication.
     *
     * @param doneUntil last day counted or published so far, null before the first
     * @param added seats that are new
     * @param removed free seats that go
     * @param kept taken seats no shift stands behind any more; they stay
     * @param problem key of the message why this centre cannot be published, null when it can
     */
    record OfCentre(
            CentreId centre,
            String name,
            @Nullable LocalDate doneUntil,
            int added,
            int removed,
            int kept,
            @Nullable String problem) {}

    /**
     * @param daysDone days of centres done in this state
     * @param daysTotal of so many
     */
    record Publication(
            UUID id,
            LocalDate from,
            LocalDate to,
            State state,
            Instant at,
            String by,
            int daysDone,
            int daysTotal,
            List<OfCentre> centres) {
        public int added() {
            return centres.stream().mapToInt(OfCentre::added).sum();
        }

        public int removed() {
            return centres.stream().mapToInt(OfCentre::removed).sum();
        }

        public int kept() {
            return centres.stream().mapToInt(OfCentre::kept).sum();
        }
    }

    /**
     * Begins to count what publishing would do.
     *
     * @throws pt.vez.shared.InvalidInput without centres, or when the period is empty, begins in the past or is longer than
     *     {@link Publishing#LONGEST_DAYS}
     */
    UUID count(Actor actor, List<CentreId> centres, LocalDate from, LocalDate to);

    /**
     * Begins to publish what was counted.
     *
     * @throws pt.vez.shared.ChangedMeanwhile when it is not {@link State#COUNTED} any more
     */
    void publish(Actor actor, UUID publication);

    /** Begins to publish at once, without a look at what that does. */
    UUID publishNow(Actor actor, List<CentreId> centres, LocalDate from, LocalDate to);

    /**
     * Tries the centres again that could not be published, from the day where each stopped.
     *
     * @throws pt.vez.shared.ChangedMeanwhile when it is not {@link State#INCOMPLETE} any more
     */
    void retry(Actor actor, UUID publication);

    /** Ends the work; what is published stays. */
    void stop(Actor actor, UUID publication);

    Publication get(Actor actor, UUID publication);

    /** The newest first, without those that were only counted. */
    List<Publication> latest(Actor actor);

    /**
     * Does what is left to be done; the job calls it.
     *
     * @return days worked on
     */
    int work();
}
