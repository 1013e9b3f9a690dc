package pt.vez.training;

import java.util.List;
import java.util.UUID;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;

/**
 * One question of a course's bank, in both languages.
 *
 * @param choices two to five; the first is the right one, tests shuffle them
 */
public record Question(UUID id, LocalText text, List<LocalText> choices) {
    public Question {
        Course.text(text, 400);
        if (choices.size() < 2 || choices.size() > 5) {
            throw new InvalidInput("courses.choices");
        }
        choices.forEach(choice -> Course.text(choice, 300));
        if (choices.stream().map(LocalText::pt).distinct().count() < choices.size()
                || choices.stream().map(LocalText::en).distinct().count() < choices.size()) {
            throw new InvalidInput("courses.choices.same");
        }
    }
}
