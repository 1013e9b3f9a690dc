package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.IntConsumer;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ShiftPlanning.Copy;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** The week of one desk for other desks, of this centre or of others. */
class CopyWeekForm extends Div {
    /** @param saved gets how many shifts were made */
    CopyWeekForm(ShiftContext context, Desk desk, IntConsumer saved, Runnable cancel) {
        addClassName("form");
        var to = new DeskChoice(context, getTranslation("shifts.copy.to"), desk.id());
        var preview = new ShiftProposals(context, saved);
        var see = Actions.primary(getTranslation("shifts.preview"), click -> {});
        Actions.guard(see, () -> {
            preview.clear();
            var group = to.list().group();
            group.setInvalid(false);
            try {
                preview.show(context.planning().propose(context.actor(), new Copy(desk.id(), to.ids())));
            } catch (DomainException e) {
                group.setErrorMessage(getTranslation(e.key(), e.args().toArray()));
                group.setInvalid(true);
                group.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'nearest'}))");
            }
        });
        to.list().group().addValueChangeListener(change -> preview.clear());
        var form = new Div(
                new H2(getTranslation("shifts.copy.title", desk.label())),
                new Paragraph(getTranslation("shifts.copy.text")),
                to,
                Actions.row(see, Actions.quiet(getTranslation("form.cancel"), click -> cancel.run())));
        form.addClassName("form");
        add(new Card(form), preview);
    }
}
