package pt.vez.rota.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import pt.vez.platform.Dates;
import pt.vez.rota.Duties.Proposed;
import pt.vez.rota.RotaRule;
import pt.vez.shell.Pill;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Day by day what would be planned and what speaks against it. */
class ProposedTable extends Composite<Div> {
    ProposedTable(List<Proposed> proposed) {
        var table = new Table(
                getTranslation("rota.plan.preview.title"),
                getTranslation("shifts.day"),
                getTranslation("rota.plan.result"));
        for (Proposed each : proposed) {
            var words = rules(this, each.rules());
            if (each.fits()) {
                words.addComponentAsFirst(new Pill(Variant.SUCCESS, getTranslation("rota.plan.fits")));
            }
            table.row(Dates.day(each.day(), getLocale()), words);
        }
        getContent().add(table);
    }

    /** Each rule on its own line, as strong as it is. */
    static Div rules(Component words, List<RotaRule> rules) {
        var list = new Div();
        list.addClassName("rota-rules");
        for (RotaRule rule : rules) {
            var text = new Span(words.getTranslation("enum.RotaRule." + rule.name()));
            text.addClassName(rule.refuses() ? "rota-refuses" : "rota-warns");
            list.add(text);
        }
        return list;
    }
}
