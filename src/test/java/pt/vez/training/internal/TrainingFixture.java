package pt.vez.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.training.Certificate;
import pt.vez.training.Certificates;
import pt.vez.training.Course;
import pt.vez.training.CourseTests;
import pt.vez.training.CourseTests.Sheet;
import pt.vez.training.Courses;
import pt.vez.training.Enrolments;
import pt.vez.training.SessionAttendance;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions;
import pt.vez.training.TrainingSessions.Plan;

/** What tests of training begin with: sessions, people in them, papers filled in. */
abstract class TrainingFixture extends VezTest {
    static final String COURSE = Course.BIOMETRICS;

    @Autowired
    Courses courses;

    @Autowired
    TrainingSessions sessions;

    @Autowired
    SessionAttendance attendance;

    @Autowired
    Enrolments enrolments;

    @Autowired
    CourseTests tests;

    @Autowired
    Certificates certificates;

    static Plan plan(int places) {
        return new Plan(
                LocalDate.now(Zones.LISBON).plusDays(10),
                LocalTime.of(9, 30),
                LocalTime.of(12, 30),
                false,
                "Rua da Formação 1, Lisboa",
                places);
    }

    UUID session(int places) {
        return sessions.plan(actor(Role.ADMINISTRATOR), COURSE, SessionKind.FULL, plan(places));
    }

    List<Actor> mediators(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> actor(Role.MEDIATOR, "Mediador " + i))
                .toList();
    }

    /** Places given in a session, in order. */
    List<Integer> seats(UUID session) {
        return jdbc.sql("select seat from training_enrolment where session_id = ? and seat is not null order by seat")
                .param(session)
                .query(Integer.class)
                .list();
    }

    /** What calls return that are made at the same time. */
    static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(16)) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(calls)) {
                results.add(each.get());
            }
            return results;
        }
    }

    /** The session was held until a moment ago. */
    void held(UUID session) {
        begins(session, Duration.ofHours(-3));
    }

    void begins(UUID session, Duration in) {
        Instant start = Instant.now().plus(in);
        jdbc.sql("update training_session set starts_at = ?, ends_at = ? where id = ?")
                .params(start, start.plus(Duration.ofHours(2)), session)
                .update();
    }

    UUID enrolmentOf(Actor person, UUID session) {
        return jdbc.sql("select id from training_enrolment where account_id = ? and session_id = ?")
                .params(person.accountId(), session)
                .query(UUID.class)
                .single();
    }

    /** The enrolment of somebody who attended a session of the kind. */
    UUID attended(Actor mediator, SessionKind kind) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID session = sessions.plan(administrator, COURSE, kind, plan(5));
        enrolments.enrol(mediator, session);
        held(session);
        UUID enrolment = enrolmentOf(mediator, session);
        attendance.attended(administrator, enrolment, true);
        return enrolment;
    }

    /** Fills in a paper with this many right answers. */
    void fillIn(Actor mediator, Sheet sheet, int right) {
        for (CourseTests.Item item : sheet.items()) {
            int correct = rightOption(sheet.attempt(), item.position());
            int wrong = (correct + 1) % item.options().size();
            tests.answer(mediator, sheet.attempt(), item.position(), item.position() <= right ? correct : wrong);
        }
    }

    int rightOption(UUID attempt, int position) {
        return jdbc.sql("select choice_order from training_answer where attempt_id = ? and position = ?")
                .params(attempt, position)
                .query(String.class)
                .single()
                .indexOf('0');
    }

    /** A certificate of the person as if given long ago. @return its id */
    UUID certificate(Actor holder, LocalDate from, LocalDate to) {
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into training_certificate (id, number, account_id, course_code, issued_at, valid_from, valid_to)"
                                + " values (?, ?, ?, ?, now(6) - interval 1 day, ?, ?)")
                .params(id, Base32.random(Certificate.BODY), holder.accountId(), COURSE, from, to)
                .update();
        return id;
    }

    static LocalDate today() {
        return LocalDate.now(Zones.LISBON);
    }

    long letters(String dedupe) {
        return jdbc.sql("select count(*) from notifications_outbox where dedupe like ?")
                .param(dedupe)
                .query(Long.class)
                .single();
    }
}
