package pt.vez.training.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.TypedText;
import pt.vez.training.Course;
import pt.vez.training.Course.Rules;
import pt.vez.training.Question;

/** Courses and questions as they lie in the database. */
@Component
class CourseRepository {
    private final JdbcClient jdbc;

    CourseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Course> all() {
        return jdbc.sql("select * from training_course order by code")
                .query(CourseRepository::course)
                .list();
    }

    /** @throws NotFound when there is no such course */
    public Course get(String code) {
        return jdbc.sql("select * from training_course where code = ?")
                .param(TypedText.code(code))
                .query(CourseRepository::course)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /**
     * The course, locked until the transaction ends.
     *
     * @throws NotFound when there is no such course
     */
    public Course lock(String code) {
        return jdbc.sql("select * from training_course where code = ? for update")
                .param(TypedText.code(code))
                .query(CourseRepository::course)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private static Course course(ResultSet row, int n) throws SQLException {
        return new Course(
                row.getString("code"),
                new LocalText(row.getString("name_pt"), row.getString("name_en")),
                new LocalText(row.getString("summary_pt"), row.getString("summary_en")),
                row.getBoolean("active"),
                new Rules(
                        row.getInt("validity_months"),
                        row.getInt("questions"),
                        row.getInt("refresher_questions"),
                        row.getInt("pass_percent"),
                        row.getInt("attempts"),
                        row.getInt("minutes"),
                        row.getInt("refresher_before"),
                        row.getInt("refresher_after")));
    }

    public void insert(Course course) {
        jdbc.sql("""
                        insert into training_course
                            (code, name_pt, name_en, summary_pt, summary_en, active, validity_months, questions,
                             refresher_questions, pass_percent, attempts, minutes, refresher_before, refresher_after)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").param(course.code()).params(values(course)).update();
    }

    /** @throws NotFound when there is no such course */
    public void update(Course course) {
        int found = jdbc.sql("update training_course set name_pt = ?, name_en = ?, summary_pt = ?, summary_en = ?,"
                        + " active = ?, validity_months = ?, questions = ?, refresher_questions = ?, pass_percent = ?,"
                        + " attempts = ?, minutes = ?, refresher_before = ?, refresher_after = ? where code = ?")
                .params(values(course))
                .param(course.code())
                .update();
        if (found == 0) {
            throw new NotFound("error.notFound");
        }
    }

    private static List<Object> values(Course course) {
        Rules rules = course.rules();
        return List.of(
                course.name().pt().strip(),
                course.name().en().strip(),
                course.summary().pt().strip(),
                course.summary().en().strip(),
                course.active(),
                rules.validityMonths(),
                rules.questions(),
                rules.refresherQuestions(),
                rules.passPercent(),
                rules.attempts(),
                rules.minutes(),
                rules.refresherBefore(),
                rules.refresherAfter());
    }

    /** How many questions of a course may be drawn. */
    int bankSize(String course) {
        return jdbc.sql("""
                        select count(*)
                          from training_question
                         where course_code = :course and retired_at is null""").param("course", course).query(Integer.class).single();
    }

    /** The questions of a course that may be drawn, in the order they were made. */
    List<UUID> bank(String course) {
        return jdbc.sql("""
                        select id
                          from training_question
                         where course_code = :course and retired_at is null
                         order by id""").param("course", course).query(UUID.class).list();
    }

    void insert(String course, Question question) {
        jdbc.sql("""
                        insert into training_question (id, course_code, text_pt, text_en)
                        values (:id, :course, :pt, :en)""")
                .param("id", question.id())
                .param("course", course)
                .param("pt", question.text().pt())
                .param("en", question.text().en())
                .update();
        int no = 0;
        for (LocalText choice : question.choices()) {
            jdbc.sql("""
                            insert into training_choice (question_id, no, text_pt, text_en)
                            values (:question, :no, :pt, :en)""")
                    .param("question", question.id())
                    .param("no", no++)
                    .param("pt", choice.pt())
                    .param("en", choice.en())
                    .update();
        }
    }

    /** The course of a question that was not retired; the question is locked until the transaction ends. */
    Optional<String> lockCourseOf(UUID question) {
        return jdbc.sql("""
                        select course_code
                          from training_question
                         where id = :id and retired_at is null
                           for update""").param("id", question).query(String.class).optional();
    }

    void retire(UUID question, Instant now) {
        jdbc.sql("update training_question set retired_at = :now where id = :id")
                .param("now", now)
                .param("id", question)
                .update();
    }

    /** Questions in the order of the ids given, each with its choices in the order of the bank. */
    public List<Question> questions(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, LocalText> texts = new HashMap<>();
        jdbc.sql("select id, text_pt, text_en from training_question where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    texts.put(row.getObject(1, UUID.class), new LocalText(row.getString(2), row.getString(3)));
                });
        Map<UUID, List<LocalText>> choices = new HashMap<>();
        jdbc.sql("select question_id, text_pt, text_en from training_choice where question_id in (:ids)"
                        + " order by question_id, no")
                .param("ids", ids)
                .query(row -> {
                    choices.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new LocalText(row.getString(2), row.getString(3)));
                });
        return ids.stream()
                .map(id -> new Question(
                        id, Objects.requireNonNull(texts.get(id)), Objects.requireNonNull(choices.get(id))))
                .toList();
    }
}
