package pt.vez.training.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.training.Course;
import pt.vez.training.CourseTests.Item;
import pt.vez.training.Question;
import pt.vez.training.internal.TestAttempts.Attempt;
import pt.vez.training.internal.TestAttempts.Standing;

/** Test papers: which questions in which order, and the answers so far. */
@Component
public class TestPapers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcClient jdbc;
    private final CourseCatalogue catalogue;
    private final Clock clock;

    TestPapers(JdbcClient jdbc, CourseCatalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** A new attempt with questions drawn at random, each with its choices in a random order. */
    public void draw(UUID enrolment, Standing standing) {
        Course course = standing.course();
        List<UUID> bank = new ArrayList<>(
                jdbc.sql("select id from training_question where course_code = ? and retired_at is null")
                        .param(course.code())
                        .query(UUID.class)
                        .list());
        if (bank.size() < standing.asked()) {
            throw new InvalidInput("training.test.unready");
        }
        Collections.shuffle(bank, RANDOM);
        List<Question> drawn = catalogue.questions(bank.subList(0, standing.asked()));
        UUID id = Ids.next();
        Instant now = clock.instant();
        jdbc.sql("insert into training_attempt (id, enrolment_id, no, asked, needed, started_at, ends_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        enrolment,
                        standing.attempts().size() + 1,
                        drawn.size(),
                        course.rules().needed(drawn.size()),
                        now,
                        now.plus(Duration.ofMinutes(course.rules().minutes())))
                .update();
        for (int i = 0; i < drawn.size(); i++) {
            jdbc.sql(
                            "insert into training_answer (attempt_id, position, question_id, choice_order) values (?, ?, ?, ?)")
                    .params(
                            id,
                            i + 1,
                            drawn.get(i).id(),
                            order(drawn.get(i).choices().size()))
                    .update();
        }
    }

    private static String order(int choices) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, choices).boxed().toList());
        Collections.shuffle(numbers, RANDOM);
        return numbers.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private record Row(
            int position,
            UUID question,
            String order,
            @Nullable Integer chosen) {}

    /** The questions as shown. What an option is called says nothing about which one is right. */
    public List<Item> items(UUID attempt) {
        List<Row> rows = jdbc.sql("select position, question_id, choice_order, chosen from training_answer"
                        + " where attempt_id = ? order by position")
                .param(attempt)
                .query((row, n) -> new Row(
                        row.getInt(1), row.getObject(2, UUID.class), row.getString(3), row.getObject(4, Integer.class)))
                .list();
        Map<UUID, Question> questions = new HashMap<>();
        catalogue
                .questions(rows.stream().map(Row::question).toList())
                .forEach(question -> questions.put(question.id(), question));
        return rows.stream()
                .map(row -> {
                    Question question = Objects.requireNonNull(questions.get(row.question()));
                    List<LocalText> options = row.order()
                            .chars()
                            .mapToObj(c -> question.choices().get(c - '0'))
                            .toList();
                    Integer chosen = row.chosen();
                    return new Item(
                            row.position(),
                            question.text(),
                            options,
                            chosen == null ? null : row.order().indexOf('0' + chosen));
                })
                .toList();
    }

    /** @return whether it was kept: the attempt still runs and there is such an option */
    public boolean answer(Attempt attempt, int position, int option) {
        return option >= 0
                && jdbc.sql("update training_answer w join training_attempt a on a.id = w.attempt_id"
                                        + " set w.chosen = cast(substring(w.choice_order, ?, 1) as unsigned)"
                                        + " where a.id = ? and a.submitted_at is null and w.position = ?"
                                        + " and char_length(w.choice_order) > ?")
                                .params(option + 1, attempt.id(), position, option)
                                .update()
                        == 1;
    }
}
