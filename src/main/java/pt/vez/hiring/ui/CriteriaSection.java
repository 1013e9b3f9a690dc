package pt.vez.hiring.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.OwnCall;
import pt.vez.shell.Actions;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Icon;

/** Criteria and their weights; fixed once an application was scored. */
class CriteriaSection extends Div {
    private static final UUID NEW = new UUID(0, 0);
    private static final int HEAVIEST = 5;
    private final List<Line> lines = new ArrayList<>();
    private final Div list = new Div();
    private final FormErrors errors = new FormErrors();
    private List<Criterion> seen;

    private record Line(TextField name, Select<Integer> weight) {}

    CriteriaSection(OwnCall call) {
        addClassName("criteria");
        seen = call.criteria();
        if (call.scored()) {
            add(new Paragraph(getTranslation("calls.criteria.scored")));
            for (Criterion each : call.criteria()) {
                add(new Paragraph(getTranslation("calls.criterion.fixed", each.name(), each.weight())));
            }
            return;
        }
        var help = new Paragraph(getTranslation("calls.criteria.help"));
        help.addClassName("muted");
        add(errors, help, list);
        if (call.criteria().isEmpty()) {
            line(getTranslation("calls.criteria.languages"), HEAVIEST);
            line(getTranslation("calls.criteria.experience"), 3);
            line(getTranslation("calls.criteria.motivation"), 2);
        } else {
            call.criteria().forEach(each -> line(each.name(), each.weight()));
        }
        var more = Actions.quiet(getTranslation("calls.criteria.add"), click -> line("", 1));
        more.setIcon(Icon.PLUS.icon());
        add(Actions.row(more));
    }

    /** What was stored when the part was filled, or when it was last saved. */
    List<Criterion> seen() {
        return seen;
    }

    /** They were saved, and what follows may still fail. */
    void saw(List<Criterion> stored) {
        seen = stored;
    }

    private void line(String text, int heavy) {
        var name = new TextField(getTranslation("calls.criterion"));
        name.setMaxLength(120);
        name.setValue(text);
        var weight = new Select<Integer>();
        weight.setLabel(getTranslation("calls.weight"));
        weight.setItems(IntStream.rangeClosed(1, HEAVIEST).boxed().toList());
        weight.setValue(heavy);
        var line = new Line(name, weight);
        var row = new Div(name, weight);
        row.addClassName("criterion");
        var remove = Actions.quiet(getTranslation("calls.criteria.remove"), click -> {
            lines.remove(line);
            list.remove(row);
        });
        row.add(remove);
        lines.add(line);
        list.add(row);
    }

    /** What was written; null when a name or a weight is missing, which is then shown at its field. */
    @Nullable
    List<Criterion> read() {
        errors.start();
        List<Criterion> criteria = new ArrayList<>();
        for (Line line : lines) {
            String name = errors.check(
                    line.name(), () -> DraftForm.required(line.name().getValue(), "calls.criterion.name"));
            Integer weight = errors.present(line.weight(), line.weight().getValue(), "calls.criterion.weight");
            if (name != null && weight != null) {
                criteria.add(new Criterion(NEW, name, weight));
            }
        }
        return errors.isClean() ? criteria : null;
    }
}
