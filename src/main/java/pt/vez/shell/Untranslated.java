package pt.vez.shell;

import com.vaadin.flow.component.Component;
import java.util.List;

/**
 * What a browser that translates the page leaves as it is: names of people and places, numbers and codes. In other words
 * they would lead nowhere. {@link LabelledValues} and {@link Table} know by the words beside them which values these are.
 */
public final class Untranslated {
    private static final List<String> NAMES = List.of(
            "person.name",
            "person.nativeName.fact",
            "person.passport",
            "person.nif",
            "person.niss",
            "person.phone",
            "person.email",
            "correct.address",
            "paper.case",
            "paper.place",
            "mandate.who",
            "mandate.witness",
            "mandate.interpreter");

    private Untranslated() {}

    public static <C extends Component> C mark(C part) {
        part.getElement().setAttribute("translate", "no");
        return part;
    }

    /** Marks a value when the words that name it say that it is one. */
    static <C extends Component> C markNamed(C value, Component screen, String words) {
        return NAMES.stream().anyMatch(key -> screen.getTranslation(key).equals(words)) ? mark(value) : value;
    }
}
