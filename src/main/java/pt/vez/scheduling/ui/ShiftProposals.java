package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftPlanning.Effect;
import pt.vez.scheduling.ShiftPlanning.Proposal;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Shifts that would be made, those that cannot be with the reason, what that does to published times, and the way to save. */
class ShiftProposals extends Div {
    private final ShiftContext context;
    private final IntConsumer saved;

    /** @param saved gets how many shifts were made */
    ShiftProposals(ShiftContext context, IntConsumer saved) {
        this.context = context;
        this.saved = saved;
    }

    void clear() {
        removeAll();
    }

    void show(List<Proposal> proposals) {
        removeAll();
        List<ShiftData> possible = proposals.stream()
                .filter(Proposal::isPossible)
                .map(Proposal::data)
                .toList();
        var card = new Card(new H2(getTranslation("shifts.proposed", possible.size())));
        List<Proposal> refused =
                proposals.stream().filter(each -> !each.isPossible()).toList();
        if (!refused.isEmpty()) {
            card.add(new Notice(Variant.ATTENTION, getTranslation("shifts.refused", refused.size())), table(refused));
        }
        if (possible.isEmpty()) {
            card.add(new Paragraph(getTranslation("shifts.proposed.none")));
        } else {
            Effect effect = context.planning().effectOfAdding(context.actor(), possible);
            ShiftFormatter.effect(this, effect, null).forEach(card::add);
            card.add(Actions.row(Actions.once(getTranslation("shifts.save", possible.size()), () -> save(possible))));
        }
        add(card);
        card.getElement().setAttribute("tabindex", "-1");
        card.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'nearest'}))");
    }

    private Table table(List<Proposal> refused) {
        var table = new Table(
                getTranslation("shifts.refused", refused.size()),
                getTranslation("agenda.centre"),
                getTranslation("shifts.desk"),
                getTranslation("shifts.day"),
                getTranslation("shifts.times"),
                getTranslation("shifts.reason"));
        for (Proposal each : refused) {
            DomainException problem = Objects.requireNonNull(each.problem());
            table.row(
                    each.centreName(),
                    each.desk(),
                    ShiftFormatter.day(each.data().day(), getLocale()),
                    ShiftFormatter.times(each.data()),
                    getTranslation(problem.key(), problem.args().toArray()));
        }
        return table;
    }

    private void save(List<ShiftData> possible) {
        try {
            saved.accept(context.planning().add(context.actor(), possible).size());
        } catch (DomainException e) {
            addComponentAsFirst(
                    new Notice(Variant.DANGER, getTranslation(e.key(), e.args().toArray())).focused());
        }
    }
}
