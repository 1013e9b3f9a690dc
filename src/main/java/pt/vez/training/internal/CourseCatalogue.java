package pt.vez.training.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
public class CourseCatalogue {
    private final JdbcClient jdbc;

    CourseCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Course> all() {
        return jdbc.sql("select * from training_course order by code")
                .query(CourseCatalogue::course)
                .list();
    }

    /** @throws NotFound when there is no such course */
    public Course get(String code) {
        return jdbc.sql("select * from training_course where code = ?")
                .param(TypedText.code(code))
                .query(CourseCatalogue::course)
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
                .query(CourseCatalogue::course)
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
        jdbc.sql("insert into training_course values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(course.code())
                .params(values(course))
                .update();
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
