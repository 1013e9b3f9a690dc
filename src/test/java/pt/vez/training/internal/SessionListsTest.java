package pt.vez.training.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;
import pt.vez.training.Course;
import pt.vez.training.Courses;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions;

/** A course with more sessions than a page: all are found, and the next one is the next one. */
class SessionListsTest extends VezTest {
    @Autowired
    private Courses courses;

    @Autowired
    private TrainingSessions sessions;

    @Test
    void theNextSessionIsFoundBehindAHundredLaterOnes() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Course known = courses.get(administrator, Course.BIOMETRICS);
        String code = ("T" + UUID.randomUUID().toString().replace("-", ""))
                .substring(0, 8)
                .toUpperCase();
        courses.create(administrator, new Course(code, known.name(), known.summary(), false, known.rules()));
        UUID next = Ids.next();
        jdbc.sql(
                        "insert into training_session (id, course_code, kind, starts_at, ends_at, online, place, places)"
                                + " values (?, ?, 'FULL', now(6) + interval 3 day, now(6) + interval 75 hour, false, 'Lisboa', 10)")
                .params(next, code)
                .update();
        jdbc.sql("insert into training_session (id, course_code, kind, starts_at, ends_at, online, place, places)"
                        + " select uuid(), course_code, kind, starts_at + interval seq day, ends_at + interval seq day,"
                        + " online, place, places from training_session join seq_1_to_120 where id = ?")
                .param(next)
                .update();
        assertThat(sessions.next(administrator, code).orElseThrow().id()).isEqualTo(next);
        var last = sessions.ofCourse(administrator, code, 100, 25);
        assertThat(last.total()).isEqualTo(121);
        assertThat(last.rows())
                .hasSize(21)
                .last()
                .extracting(TrainingSession::id)
                .isEqualTo(next);
        jdbc.sql("delete from training_session where course_code = ?")
                .param(code)
                .update();
    }
}
