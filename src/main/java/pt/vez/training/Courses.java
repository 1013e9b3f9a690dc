package pt.vez.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.training.internal.CourseCatalogue;
import pt.vez.training.internal.OwnTraining;

/**
 * The courses of the agency and their questions. Mediators read the courses; questions are for administrators only, and
 * not for one who learns in the course.
 */
@Service
public class Courses {
    private final JdbcClient jdbc;
    private final CourseCatalogue catalogue;
    private final OwnTraining own;
    private final Journal journal;
    private final Clock clock;

    Courses(JdbcClient jdbc, CourseCatalogue catalogue, OwnTraining own, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.own = own;
        this.journal = journal;
        this.clock = clock;
    }

    /** Courses for all who learn or teach; a mediator sees those that are offered. */
    @Transactional(readOnly = true)
    public List<Course> all(Actor actor) {
        boolean administrator = actor.is(Role.ADMINISTRATOR);
        if (!administrator) {
            actor.require(Role.MEDIATOR);
        }
        return catalogue.all().stream()
                .filter(course -> administrator || course.active())
                .toList();
    }

    @Transactional(readOnly = true)
    public Course get(Actor actor, String code) {
        actor.require(Role.ADMINISTRATOR);
        return catalogue.get(code);
    }

    /** A new course; it is not offered before its bank holds enough questions. */
    @Transactional
    public void create(Actor actor, Course course) {
        actor.require(Role.ADMINISTRATOR);
        requireBank(course);
        try {
            catalogue.insert(course);
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("courses.code.taken");
        }
        journal.record(actor, "course.created", null, null, course.code());
    }

    /**
     * Changes everything but the code. Tests that run keep the rules they began with.
     *
     * @param seen what the caller's form was filled with
     * @throws ChangedMeanwhile when another writer changed the course since
     */
    @Transactional
    public void update(Actor actor, Course seen, Course course) {
        actor.require(Role.ADMINISTRATOR);
        own.requireNoLearner(actor, course.code());
        ChangedMeanwhile.requireSame(seen, catalogue.lock(course.code()));
        requireBank(course);
        catalogue.update(course);
        journal.record(actor, "course.changed", null, null, course.code());
    }

    private void requireBank(Course course) {
        int most = Math.max(course.rules().questions(), course.rules().refresherQuestions());
        if (course.active() && bank(course.code()) < most) {
            throw new InvalidInput("courses.bank.small", most);
        }
    }

    private int bank(String course) {
        return jdbc.sql("select count(*) from training_question where course_code = ? and retired_at is null")
                .param(course)
                .query(Integer.class)
                .single();
    }

    /** The bank in the order it was made. */
    @Transactional(readOnly = true)
    public List<Question> questions(Actor actor, String course) {
        actor.require(Role.ADMINISTRATOR);
        own.requireNoLearner(actor, course);
        List<UUID> ids = jdbc.sql("select id from training_question where course_code = ? and retired_at is null"
                        + " order by id")
                .param(course)
                .query(UUID.class)
                .list();
        return catalogue.questions(ids);
    }

    /** Adds a question to the bank; its id is given here. */
    @Transactional
    public UUID add(Actor actor, String course, LocalText text, List<LocalText> choices) {
        actor.require(Role.ADMINISTRATOR);
        own.requireNoLearner(actor, course);
        catalogue.get(course);
        var question = new Question(
                Ids.next(), strip(text), choices.stream().map(Courses::strip).toList());
        jdbc.sql("insert into training_question (id, course_code, text_pt, text_en) values (?, ?, ?, ?)")
                .params(
                        question.id(),
                        course,
                        question.text().pt(),
                        question.text().en())
                .update();
        List<LocalText> all = new ArrayList<>(question.choices());
        for (int no = 0; no < all.size(); no++) {
            jdbc.sql("insert into training_choice values (?, ?, ?, ?)")
                    .params(question.id(), no, all.get(no).pt(), all.get(no).en())
                    .update();
        }
        journal.record(actor, "question.added", null, null, course + " " + question.id());
        return question.id();
    }

    /** Puts a new wording in the place of a question; tests that asked the old one keep it. */
    @Transactional
    public UUID replace(Actor actor, UUID id, LocalText text, List<LocalText> choices) {
        actor.require(Role.ADMINISTRATOR);
        String course = courseOf(id);
        UUID made = add(actor, course, text, choices);
        takeOut(actor, id, course);
        return made;
    }

    /** @throws InvalidInput when a course that is offered would have too few questions left */
    @Transactional
    public void retire(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        String code = courseOf(id);
        own.requireNoLearner(actor, code);
        takeOut(actor, id, code);
        requireBank(catalogue.get(code));
    }

    private String courseOf(UUID question) {
        return jdbc.sql("select course_code from training_question where id = ? and retired_at is null for update")
                .param(question)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private void takeOut(Actor actor, UUID id, String course) {
        jdbc.sql("update training_question set retired_at = ? where id = ?")
                .params(clock.instant(), id)
                .update();
        journal.record(actor, "question.retired", null, null, course + " " + id);
    }

    private static LocalText strip(LocalText text) {
        return new LocalText(text.pt().strip(), text.en().strip());
    }
}
