package pt.vez.casework.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseView;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/**
 * The person stands here with their passport. Where an account waits for this, the person is asked whether its address
 * is theirs, because number and birth date may be known to somebody else.
 */
public class IdentityCheck extends Composite<Card> {
    /** @param seen takes the account the person confirmed, or null */
    public IdentityCheck(CaseView view, Consumer<@Nullable UUID> seen) {
        var claimant = view.claimant();
        Card card = getContent();
        card.add(new H2(getTranslation("file.identity.title")));
        if (claimant == null) {
            card.add(
                    new Paragraph(getTranslation("file.identity.text")),
                    Actions.row(Actions.secondary(getTranslation("file.identity.go"), click -> seen.accept(null))));
        } else {
            card.add(
                    new Paragraph(getTranslation("file.identity.claim", claimant.email())),
                    Actions.row(
                            Actions.secondary(
                                    getTranslation("file.identity.theirs"), click -> seen.accept(claimant.accountId())),
                            Actions.danger(getTranslation("file.identity.notTheirs"), click -> seen.accept(null))));
        }
    }

    /** Whether there is still something to confirm. */
    public static boolean isNeeded(CaseView view) {
        return view.identitySeenAt() == null || view.claimant() != null;
    }
}
