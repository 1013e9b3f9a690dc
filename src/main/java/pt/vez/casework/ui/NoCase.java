package pt.vez.casework.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.function.UnaryOperator;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** What a screen about a case shows a person whose account has none yet: what to do first. */
public final class NoCase {
    private NoCase() {}

    /** @param words of the screen */
    public static Card card(UnaryOperator<String> words) {
        return new Card(
                new Paragraph(words.apply("case.none")),
                Actions.row(
                        Actions.primaryLink(words.apply("home.claim.go"), "claim"),
                        Actions.secondaryLink(words.apply("home.new.go"), "new-case")));
    }
}
