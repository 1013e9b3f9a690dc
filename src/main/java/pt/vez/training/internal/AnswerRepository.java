package pt.vez.training.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions of an attempt in the order they are shown, and the answers so far. */
@Component
class AnswerRepository {
    private final JdbcClient jdbc;

    AnswerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A question of an attempt.
     *
     * @param choiceOrder numbers of the choices in the order they are shown, a digit each
     * @param chosen number of the choice in the bank; null while there is no answer
     */
    record Answer(
            int position,
            UUID questionId,
            String choiceOrder,
            @Nullable Integer chosen) {}

    void insert(UUID attempt, int position, UUID question, String choiceOrder) {
        jdbc.sql("""
                        insert into training_answer (attempt_id, position, question_id, choice_order)
                        values (:attempt, :position, :question, :order)""")
                .param("attempt", attempt)
                .param("position", position)
                .param("question", question)
                .param("order", choiceOrder)
                .update();
    }

    /** By position. */
    List<Answer> ofAttempt(UUID attempt) {
        return jdbc.sql("""
                        select position, question_id, choice_order, chosen
                          from training_answer
                         where attempt_id = :attempt
                         order by position""").param("attempt", attempt).query(Answer.class).list();
    }

    /**
     * @param option number of the option as it is shown, from 0
     * @return false when the attempt was handed in, or there is no such question or option
     */
    boolean choose(UUID attempt, int position, int option) {
        return jdbc.sql("""
                                update training_answer w
                                  join training_attempt a on a.id = w.attempt_id
                                   set w.chosen = cast(substring(w.choice_order, :option + 1, 1) as unsigned)
                                 where a.id = :attempt and a.submitted_at is null and w.position = :position
                                   and char_length(w.choice_order) > :option""")
                        .param("option", option)
                        .param("attempt", attempt)
                        .param("position", position)
                        .update()
                == 1;
    }
}
