package pt.vez.training;

import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;

/**
 * The courses of the agency and their questions. Mediators read the courses; questions are for administrators only, and
 * not for one who learns in the course.
 */
public interface Courses {
    /** Courses for all who learn or teach; a mediator sees those that are offered. */
    List<Course> all(Actor actor);

    Course get(Actor actor, String code);

    /** A new course; it is not offered before its bank holds enough questions. */
    void create(Actor actor, Course course);

    /**
     * Changes everything but the code. Tests that run keep the rules they began with.
     *
     * @param seen what the caller's form was filled with
     * @throws ChangedMeanwhile when another writer changed the course since
     */
    void update(Actor actor, Course seen, Course course);

    /** The bank in the order it was made. */
    List<Question> questions(Actor actor, String course);

    /** Adds a question to the bank; its id is given here. */
    UUID add(Actor actor, String course, LocalText text, List<LocalText> choices);

    /** Puts a new wording in the place of a question; tests that asked the old one keep it. */
    UUID replace(Actor actor, UUID id, LocalText text, List<LocalText> choices);

    /** @throws InvalidInput when a course that is offered would have too few questions left */
    void retire(Actor actor, UUID id);
}
