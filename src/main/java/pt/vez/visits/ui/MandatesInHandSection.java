package pt.vez.visits.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import pt.vez.associations.Colleagues.Colleague;
import pt.vez.platform.Dates;
import pt.vez.shared.PageOf;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Paged;
import pt.vez.shell.Table;
import pt.vez.visits.MandateHolders.Held;

/** Authorisations of an association that outlive the visit, who has each in hand, and passing one on. */
public class MandatesInHandSection extends Composite<Div> {

    /** What the screen does. */
    public interface Passing {
        List<Colleague> successors(Held held);

        void pass(Held held, UUID to, String name);
    }

    /** @param find reads a page from an offset */
    public MandatesInHandSection(IntFunction<PageOf<Held>> find, Passing passing) {
        getContent().add(new H2(getTranslation("reassign.title")), new Paragraph(getTranslation("reassign.text")));
        getContent().add(new Paged<>(find, all -> table(all, passing)));
    }

    private Component table(List<Held> all, Passing passing) {
        var table = new Table(
                getTranslation("reassign.title"),
                getTranslation("paper.case"),
                getTranslation("reassign.holder"),
                getTranslation("reassign.until"),
                getTranslation("reassign.pass"));
        for (Held held : all) {
            var cell = new Div();
            var button = Actions.secondary(getTranslation("reassign.pass"), click -> choose(cell, held, passing));
            button.setAriaLabel(
                    getTranslation("reassign.pass") + ": " + held.caseNumber().display());
            cell.add(button);
            table.row(held.caseNumber().display(), held.holder(), Dates.full(held.until(), LISBON, getLocale()), cell);
        }
        return table.orEmpty(all.isEmpty(), getTranslation("reassign.none"));
    }

    private void choose(Div cell, Held held, Passing passing) {
        var to = new Select<Colleague>();
        to.setLabel(getTranslation("reassign.to"));
        to.setItems(passing.successors(held));
        to.setItemLabelGenerator(Colleague::name);
        cell.removeAll();
        var card = new Card(to, Actions.row(Actions.primary(getTranslation("reassign.go"), click -> {
            Colleague chosen = to.getValue();
            if (chosen == null) {
                to.setErrorMessage(getTranslation("reassign.missing"));
                to.setInvalid(true);
            } else {
                passing.pass(held, chosen.accountId(), chosen.name());
            }
        })));
        card.addClassName("quiet");
        cell.add(card);
        to.focus();
    }
}
