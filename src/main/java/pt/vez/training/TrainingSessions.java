package pt.vez.training;

import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pt.vez.calendar.LocalTimes;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PageOf;

/** Sessions of courses. Administrators plan them, mediators read what they may enrol in; times are of Lisbon. */
public interface TrainingSessions {
    /** Places a session may have. */
    int MOST_PLACES = 500;

    /** When, where and for how many; a session begins and ends on the same day. */
    record Plan(LocalDate day, LocalTime from, LocalTime until, boolean online, String place, int places) {
        /** What is planned for this session, in days and times of Lisbon. */
        public static Plan of(TrainingSession session) {
            var start = session.start().atZone(LISBON);
            return new Plan(
                    start.toLocalDate(),
                    start.toLocalTime(),
                    session.end().atZone(LISBON).toLocalTime(),
                    session.online(),
                    session.place(),
                    session.places());
        }

        public Plan {
            if (!until.isAfter(from)) {
                throw new InvalidInput("courses.session.order");
            }
            if (place.isBlank() || place.length() > 300) {
                throw new InvalidInput(online ? "courses.session.link" : "courses.session.place");
            }
            if (online && !place.strip().matches("https://[^\\s]+")) {
                throw new InvalidInput("courses.session.link");
            }
            if (places < 1 || places > MOST_PLACES) {
                throw new InvalidInput("courses.session.places", MOST_PLACES);
            }
        }

        public Instant start() {
            return LocalTimes.start(day.atTime(from), LISBON);
        }

        public Instant end() {
            return LocalTimes.end(day.atTime(until), LISBON);
        }
    }

    /** @throws InvalidInput when the day is past, the clocks jump over a time, or the course is not offered */
    UUID plan(Actor actor, String course, SessionKind kind, Plan plan);

    /**
     * Changes a session that has not begun. Who has a place or waits is told when time or place change; more places go
     * to who waits.
     *
     * @param seen what the caller's form was filled with
     * @throws InvalidInput when fewer places would be left than people who have one
     * @throws ChangedMeanwhile when another writer changed the session since
     */
    void change(Actor actor, UUID id, Plan seen, Plan plan);

    /** Cancels a session; the people enrolled are told and may enrol in another. */
    void cancel(Actor actor, UUID id);

    TrainingSession get(Actor actor, UUID id);

    /** Those of a course, latest first, a page at a time. */
    PageOf<TrainingSession> ofCourse(Actor actor, String course, int offset, int limit);

    /** The next session of a course that takes place. */
    Optional<TrainingSession> next(Actor actor, String course);

    /**
     * What a mediator may enrol in: not begun, not cancelled, of courses that are offered; soonest first. The link of
     * an online session is not among it: it is for who has a place.
     */
    List<TrainingSession> upcoming(Actor actor);
}
