package pt.vez.training;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;

/** A mediator's places in sessions: one at a time for a course. */
public interface Enrolments {
    /**
     * Takes a place, or a turn on the waiting list when there is none.
     *
     * @return {@link EnrolmentState#SEATED} or {@link EnrolmentState#WAITING}
     * @throws NotAuthorised for administrators: they read the answers of the test
     * @throws InvalidInput when the session is closed, the way is not open to this person, or they have a place already
     */
    EnrolmentState enrol(Actor actor, UUID sessionId);

    /**
     * Gives up one's place or turn for a free place in another session of the course; without a free place one keeps
     * what one has.
     *
     * @throws InvalidInput when the other session has no free place or is closed, or the old one has begun
     * @throws NotAuthorised for all actors but the person themselves
     */
    void move(Actor actor, UUID enrolment, UUID target);

    /**
     * Gives the place or the turn back; a place goes to who waits longest.
     *
     * @throws InvalidInput once the session has begun
     * @throws NotAuthorised for all actors but the person themselves
     */
    void withdraw(Actor actor, UUID enrolment);

    /**
     * One's own place in a session.
     *
     * @param place address, or the link when it is online and one has a place; else empty
     * @param turn place on the waiting list from 1; 0 for who does not wait
     */
    record Mine(
            UUID id,
            UUID session,
            LocalText course,
            SessionKind kind,
            Instant start,
            Instant end,
            boolean online,
            String place,
            EnrolmentState state,
            int turn) {}

    /** The fifty newest, latest session first. */
    List<Mine> own(Actor actor);

    /** The ways to a certificate of the course that are open to the person now; screens offer no others. */
    Set<SessionKind> open(Actor actor, Course course);
}
