package pt.vez.training.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Ids;
import pt.vez.training.Course;
import pt.vez.training.CourseTests.TestState;
import pt.vez.training.EnrolmentState;
import pt.vez.training.SessionKind;

/** Attempts at tests, and which further attempts they leave open. */
@Component
class AttemptRepository {
    /** How long after a session its test may be taken. */
    public static final Duration OPEN = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final CourseRepository courses;
    private final Clock clock;

    AttemptRepository(JdbcClient jdbc, CourseRepository courses, Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.clock = clock;
    }

    /** One attempt; {@code right} is known once it was handed in. */
    public record Attempt(
            UUID id,
            UUID enrolment,
            int no,
            int asked,
            int needed,
            Instant startedAt,
            Instant endsAt,
            @Nullable Instant submittedAt,
            @Nullable Integer right,
            @Nullable UUID certificate) {
        public boolean isOver(Instant now) {
            return !now.isBefore(endsAt);
        }
    }

    /** Everything about the test of one enrolment. */
    public record Standing(
            Course course, SessionKind kind, EnrolmentState enrolment, Instant sessionEnd, List<Attempt> attempts) {
        public Instant closes() {
            return sessionEnd.plus(OPEN);
        }

        public int asked() {
            return course.rules().asked(kind);
        }

        public @Nullable UUID certificate() {
            return attempts.stream()
                    .map(Attempt::certificate)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        public @Nullable Attempt lastHandedIn() {
            return attempts.reversed().stream()
                    .filter(each -> each.submittedAt() != null)
                    .findFirst()
                    .orElse(null);
        }

        public TestState state(Instant now) {
            if (certificate() != null) return TestState.PASSED;
            if (enrolment != EnrolmentState.ATTENDED) return TestState.CLOSED;
            if (attempts.stream().anyMatch(each -> each.submittedAt() == null)) return TestState.RUNNING;
            if (attempts.size() >= course.rules().attempts()) return TestState.USED_UP;
            return now.isAfter(closes()) ? TestState.OVER : TestState.OPEN;
        }
    }

    public Standing standing(UUID enrolment) {
        List<Attempt> all = jdbc.sql("select * from training_attempt where enrolment_id = ? order by no")
                .param(enrolment)
                .query(AttemptRepository::attempt)
                .list();
        return jdbc.sql("select e.state, s.course_code, s.kind, s.ends_at from training_enrolment e"
                        + " join training_session s on s.id = e.session_id where e.id = ?")
                .param(enrolment)
                .query((row, n) -> new Standing(
                        courses.get(row.getString(2)),
                        SessionKind.valueOf(row.getString(3)),
                        EnrolmentState.valueOf(row.getString(1)),
                        row.getObject(4, Instant.class),
                        all))
                .single();
    }

    /** Whether a person can take the test of a session they attended, so that another session would be pointless. */
    public boolean isTestOpen(UUID account, Course course) {
        return jdbc
                .sql(
                        "select id from training_enrolment where account_id = ? and course_code = ? and state = 'ATTENDED'")
                .params(account, course.code())
                .query(UUID.class)
                .list()
                .stream()
                .map(enrolment -> standing(enrolment).state(clock.instant()))
                .anyMatch(state -> state == TestState.OPEN || state == TestState.RUNNING);
    }

    public Optional<Attempt> running(UUID enrolment) {
        return jdbc.sql("select * from training_attempt where enrolment_id = ? and submitted_at is null")
                .param(enrolment)
                .query(AttemptRepository::attempt)
                .optional();
    }

    public Optional<Attempt> get(UUID id) {
        return jdbc.sql("select * from training_attempt where id = ?")
                .param(id)
                .query(AttemptRepository::attempt)
                .optional();
    }

    /** @return the id of the attempt that begins now */
    UUID insert(UUID enrolment, int no, int asked, int needed, Instant now, Duration time) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into training_attempt (id, enrolment_id, no, asked, needed, started_at, ends_at)
                        values (:id, :enrolment, :no, :asked, :needed, :now, :end)""")
                .param("id", id)
                .param("enrolment", enrolment)
                .param("no", no)
                .param("asked", asked)
                .param("needed", needed)
                .param("now", now)
                .param("end", now.plus(time))
                .update();
        return id;
    }

    /**
     * Hands an attempt in and counts its right answers: the choice with the number 0 is the right one.
     *
     * @return false when it was handed in before
     */
    boolean handIn(UUID id) {
        return jdbc.sql("""
                                update training_attempt
                                   set submitted_at = :now,
                                       right_answers = (select count(*) from training_answer w
                                                         where w.attempt_id = :id and w.chosen = 0)
                                 where id = :id and submitted_at is null""").param("now", clock.instant()).param("id", id).update() == 1;
    }

    void certify(UUID id, UUID certificate) {
        jdbc.sql("update training_attempt set certificate_id = :certificate where id = :id")
                .param("certificate", certificate)
                .param("id", id)
                .update();
    }

    /** Attempts that were not handed in although their time is over. */
    List<Attempt> forgotten(int limit) {
        return jdbc.sql("select * from training_attempt where submitted_at is null and ends_at <= ? limit ?")
                .params(clock.instant(), limit)
                .query(AttemptRepository::attempt)
                .list();
    }

    private static Attempt attempt(ResultSet row, int n) throws SQLException {
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getInt("no"),
                row.getInt("asked"),
                row.getInt("needed"),
                row.getObject("started_at", Instant.class),
                row.getObject("ends_at", Instant.class),
                row.getObject("submitted_at", Instant.class),
                row.getObject("right_answers", Integer.class),
                row.getObject("certificate_id", UUID.class));
    }
}
