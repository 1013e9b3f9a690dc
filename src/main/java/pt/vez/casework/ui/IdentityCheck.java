package pt.vez.casework.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.CaseView;
import pt.vez.platform.Dates;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/**
 * The comparison of the person present with their passport. When an unconfirmed account is linked, the person is asked
 * whether it is theirs, because another person may know their passport, or number and birth date.
 */
public class IdentityCheck extends Composite<Card> {
    public IdentityCheck(CaseView view, Consumer<AccountAnswer> seen) {
        var account = view.unconfirmed();
        Card card = getContent();
        card.add(new H2(getTranslation("file.identity.title")));
        if (account == null) {
            card.add(
                    new Paragraph(getTranslation("file.identity.text")),
                    Actions.row(Actions.secondary(
                            getTranslation("file.identity.go"), click -> seen.accept(AccountAnswer.notTheirs()))));
        } else {
            card.add(
                    new Paragraph(getTranslation(
                            "file.identity.claim",
                            account.hint(),
                            Dates.full(account.since(), Zones.LISBON, getLocale()))),
                    new Paragraph(getTranslation("file.identity.claim.how")),
                    Actions.row(
                            Actions.secondary(
                                    getTranslation("file.identity.theirs"),
                                    click -> seen.accept(AccountAnswer.theirs(account.accountId()))),
                            Actions.quiet(
                                    getTranslation("file.identity.later"), click -> seen.accept(AccountAnswer.later())),
                            Actions.danger(
                                    getTranslation("file.identity.notTheirs"),
                                    click -> seen.accept(AccountAnswer.notTheirs()))));
        }
    }

    /** Whether there is still something to confirm. */
    public static boolean isNeeded(CaseView view) {
        return view.identitySeenAt() == null || view.unconfirmed() != null;
    }
}
