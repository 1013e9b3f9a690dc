package pt.vez.casework.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Claim;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** The way from "show your passport" to the people who look at it. */
public final class PassportHelp {
    private PassportHelp() {}

    /** Whether this case is only seen in outline by this person until a passport is shown. */
    public static boolean isNeeded(Actor actor, CaseOutline outline) {
        return outline.claim() == Claim.PROVISIONAL && actor.acting() == null;
    }

    /** The whole way out of a screen that shows nothing yet. */
    public static Card card(String text, String action) {
        return new Card(new Paragraph(text), Actions.row(link(action)));
    }

    /** A filled button to the public page of centres and associations. */
    public static Anchor link(String text) {
        var link = Actions.primaryLink(text, "/help");
        link.setRouterIgnore(true);
        return link;
    }
}
