package pt.vez.casework.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.UnaryOperator;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Claim;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** The way from "show your passport" to the people who look at it. */
public final class PassportHelp {
    /** The screen where a visit is chosen. */
    public static final String VISIT = "passport-visit";

    private PassportHelp() {}

    /** Whether this case is only seen in outline by this person until a passport is shown. */
    public static boolean isNeeded(Actor actor, CaseOutline outline) {
        return outline.claim() == Claim.PROVISIONAL && actor.acting() == null;
    }

    /**
     * The whole way out of a screen that shows nothing yet.
     *
     * @param words of a key, in the reader's language
     */
    public static Card card(UnaryOperator<String> words) {
        return new Card(new Paragraph(words.apply("home.provisional.text")), actions(words));
    }

    /** To a time for it, and to the public page of centres and associations for people who would rather just go there. */
    public static Div actions(UnaryOperator<String> words) {
        var places = Actions.secondaryLink(words.apply("help.passport"), "/help");
        places.setRouterIgnore(true);
        return Actions.row(Actions.primaryLink(words.apply("passport.visit.go"), VISIT), places);
    }
}
