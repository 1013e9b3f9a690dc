package pt.vez.training;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;

/**
 * The test after a session. Questions are drawn and shuffled here, every answer is kept here the moment it is chosen,
 * and the time runs here: a closed browser loses nothing and wins nothing.
 */
public interface CourseTests {
    /** State of a learner's test of a session. */
    enum TestState {
        /** Not before attendance is recorded. */
        CLOSED,
        OPEN,
        RUNNING,
        PASSED,
        /** All attempts are used: the session has to be taken again. */
        USED_UP,
        /** Sixty days after the session the test closes. */
        OVER
    }

    /**
     * @param needed right answers needed of those asked
     * @param used attempts begun
     * @param lastRight right answers of the last attempt that was handed in
     */
    record Outlook(
            LocalText course,
            TestState state,
            int asked,
            int needed,
            Duration time,
            int used,
            int allowed,
            Instant closes,
            @Nullable Integer lastRight,
            int lastAsked,
            @Nullable UUID certificate) {
        public int left() {
            return allowed - used;
        }
    }

    /** @param chosen number of the option chosen so far, as shown */
    record Item(
            int position,
            LocalText text,
            List<LocalText> options,
            @Nullable Integer chosen) {}

    record Sheet(UUID attempt, Instant endsAt, Duration whole, List<Item> items) {}

    /** @throws NotAuthorised for an enrolment of another person */
    Outlook outlook(Actor actor, UUID enrolment);

    /**
     * Begins an attempt, or goes on with the one that runs.
     *
     * @throws InvalidInput when no test is open
     * @throws NotAuthorised for administrators: they read the answers
     */
    Sheet start(Actor actor, UUID enrolment);

    /**
     * Keeps an answer; it may be changed until the test is handed in.
     *
     * @param option number of the option as shown, from 0
     * @throws InvalidInput when the time is over or the test was handed in
     */
    void answer(Actor actor, UUID attemptId, int position, int option);

    /** @param certificate given when the test was passed */
    record Result(
            boolean passed,
            int right,
            int asked,
            int needed,
            @Nullable UUID certificate) {}

    /** Hands the test in; a second time gives the same answer. */
    Result submit(Actor actor, UUID attemptId);
}
