package pt.vez.training.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.training.Course;
import pt.vez.training.CourseTests.Item;
import pt.vez.training.Question;
import pt.vez.training.internal.AnswerRepository.Answer;
import pt.vez.training.internal.AttemptRepository.Attempt;
import pt.vez.training.internal.AttemptRepository.Standing;

/** Test papers: which questions in which order, and the answers so far. */
@Component
class TestPapers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final AttemptRepository attempts;
    private final AnswerRepository answers;
    private final CourseRepository courses;
    private final Clock clock;

    TestPapers(AttemptRepository attempts, AnswerRepository answers, CourseRepository courses, Clock clock) {
        this.attempts = attempts;
        this.answers = answers;
        this.courses = courses;
        this.clock = clock;
    }

    /** A new attempt with questions drawn at random, each with its choices in a random order. */
    public void draw(UUID enrolment, Standing standing) {
        Course course = standing.course();
        List<UUID> bank = new ArrayList<>(courses.bank(course.code()));
        if (bank.size() < standing.asked()) {
            throw new InvalidInput("training.test.unready");
        }
        Collections.shuffle(bank, RANDOM);
        List<Question> drawn = courses.questions(bank.subList(0, standing.asked()));
        UUID id = attempts.insert(
                enrolment,
                standing.attempts().size() + 1,
                drawn.size(),
                course.rules().needed(drawn.size()),
                clock.instant(),
                Duration.ofMinutes(course.rules().minutes()));
        for (int i = 0; i < drawn.size(); i++) {
            answers.insert(
                    id, i + 1, drawn.get(i).id(), order(drawn.get(i).choices().size()));
        }
    }

    private static String order(int choices) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, choices).boxed().toList());
        Collections.shuffle(numbers, RANDOM);
        return numbers.stream().map(String::valueOf).collect(Collectors.joining());
    }

    /** The questions as shown. What an option is called says nothing about which one is right. */
    public List<Item> items(UUID attempt) {
        List<Answer> rows = answers.ofAttempt(attempt);
        Map<UUID, Question> questions = new HashMap<>();
        courses.questions(rows.stream().map(Answer::questionId).toList())
                .forEach(question -> questions.put(question.id(), question));
        return rows.stream()
                .map(row -> {
                    Question question = Objects.requireNonNull(questions.get(row.questionId()));
                    List<LocalText> options = row.choiceOrder()
                            .chars()
                            .mapToObj(c -> question.choices().get(c - '0'))
                            .toList();
                    Integer chosen = row.chosen();
                    return new Item(
                            row.position(),
                            question.text(),
                            options,
                            chosen == null ? null : row.choiceOrder().indexOf('0' + chosen));
                })
                .toList();
    }

    /** @return whether it was kept: the attempt still runs and there is such an option */
    public boolean answer(Attempt attempt, int position, int option) {
        return option >= 0 && answers.choose(attempt.id(), position, option);
    }
}
