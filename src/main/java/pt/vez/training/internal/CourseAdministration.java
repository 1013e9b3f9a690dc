package pt.vez.training.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
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
import pt.vez.training.Course;
import pt.vez.training.Courses;
import pt.vez.training.Question;

/** Courses and their bank of questions. */
@Service
class CourseAdministration implements Courses {
    private final CourseRepository courses;
    private final OwnTraining own;
    private final Journal journal;
    private final Clock clock;

    CourseAdministration(CourseRepository courses, OwnTraining own, Journal journal, Clock clock) {
        this.courses = courses;
        this.own = own;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Course> all(Actor actor) {
        boolean administrator = actor.is(Role.ADMINISTRATOR);
        if (!administrator) {
            actor.require(Role.MEDIATOR);
        }
        return courses.all().stream()
                .filter(course -> administrator || course.active())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Course get(Actor actor, String code) {
        actor.require(Role.ADMINISTRATOR);
        return courses.get(code);
    }

    @Override
    @Transactional
    public void create(Actor actor, Course course) {
        actor.require(Role.ADMINISTRATOR);
        requireBank(course);
        try {
            courses.insert(course);
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("courses.code.taken");
        }
        journal.record(actor, "course.created", null, null, course.code());
    }

    @Override
    @Transactional
    public void update(Actor actor, Course seen, Course course) {
        actor.require(Role.ADMINISTRATOR);
        own.requireNoLearner(actor, course.code());
        ChangedMeanwhile.requireSame(seen, courses.lock(course.code()));
        requireBank(course);
        courses.update(course);
        journal.record(actor, "course.changed", null, null, course.code());
    }

    private void requireBank(Course course) {
        int most = Math.max(course.rules().questions(), course.rules().refresherQuestions());
        if (course.active() && courses.bankSize(course.code()) < most) {
            throw new InvalidInput("courses.bank.small", most);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Question> questions(Actor actor, String course) {
        actor.require(Role.ADMINISTRATOR);
        own.requireNoLearner(actor, course);
        return courses.questions(courses.bank(course));
    }

    @Override
    @Transactional
    public UUID add(Actor actor, String course, LocalText text, List<LocalText> choices) {
        actor.require(Role.ADMINISTRATOR);
        own.requireNoLearner(actor, course);
        courses.get(course);
        var question = new Question(
                Ids.next(),
                strip(text),
                choices.stream().map(CourseAdministration::strip).toList());
        courses.insert(course, question);
        journal.record(actor, "question.added", null, null, course + " " + question.id());
        return question.id();
    }

    @Override
    @Transactional
    public UUID replace(Actor actor, UUID id, LocalText text, List<LocalText> choices) {
        actor.require(Role.ADMINISTRATOR);
        String course = courseOf(id);
        UUID made = add(actor, course, text, choices);
        takeOut(actor, id, course);
        return made;
    }

    @Override
    @Transactional
    public void retire(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        String code = courseOf(id);
        own.requireNoLearner(actor, code);
        takeOut(actor, id, code);
        requireBank(courses.get(code));
    }

    private String courseOf(UUID question) {
        return courses.lockCourseOf(question).orElseThrow(() -> new NotFound("error.notFound"));
    }

    private void takeOut(Actor actor, UUID id, String course) {
        courses.retire(id, clock.instant());
        journal.record(actor, "question.retired", null, null, course + " " + id);
    }

    private static LocalText strip(LocalText text) {
        return new LocalText(text.pt().strip(), text.en().strip());
    }
}
