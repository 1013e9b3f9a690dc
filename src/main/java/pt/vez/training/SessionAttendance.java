package pt.vez.training;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** Who is enrolled in a session, and who came. For administrators. */
public interface SessionAttendance {
    /**
     * A person enrolled in a session.
     *
     * @param attempts tests begun after it
     * @param passed whether one of them was passed
     */
    record Attendee(
            UUID enrolment, String name, EnrolmentState state, Instant enrolledAt, int attempts, boolean passed) {}

    /** Who has a place by seat, then who waits in order, then the others. */
    List<Attendee> roll(Actor actor, UUID session);

    /**
     * Records whether a person with a place came; can be corrected until they begin the test.
     *
     * @throws InvalidInput earlier than half an hour before the session, without a place, or after a test began
     * @throws pt.vez.shared.NotAuthorised for the actor's own enrolment
     */
    void attended(Actor actor, UUID enrolment, boolean came);
}
