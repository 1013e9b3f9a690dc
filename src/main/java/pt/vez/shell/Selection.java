package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one page of a table that were chosen, for an act on all of them. The bar with the acts appears with the first
 * one; the first column of the table holds the boxes.
 */
public final class Selection<T> {
    private final Map<T, Checkbox> boxes = new LinkedHashMap<>();
    private final Checkbox all = new Checkbox();
    private final Div bar = new Div();
    private final Span count = new Span();
    private boolean together;

    /** @param acts buttons that act on what {@link #chosen} says */
    public Selection(Component... acts) {
        bar.addClassName("selection");
        bar.getElement().setAttribute("role", "status");
        count.addClassName("grow");
        bar.add(count);
        bar.add(acts);
        bar.setVisible(false);
        all.setAriaLabel(all.getTranslation("table.select.all"));
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                together = true;
                boxes.values().forEach(box -> box.setValue(change.getValue()));
                together = false;
                changed();
            }
        });
    }

    /** Makes the first column of the table that of the boxes. */
    public Selection<T> of(Table table) {
        table.header(0, all);
        return this;
    }

    /**
     * The cell of a row.
     *
     * @param name says which row it is
     */
    public Checkbox box(T item, String name) {
        var box = new Checkbox();
        box.setAriaLabel(box.getTranslation("table.select", name));
        box.addValueChangeListener(change -> {
            if (!together) {
                changed();
            }
        });
        boxes.put(item, box);
        return box;
    }

    private void changed() {
        int many = chosen().size();
        count.setText(count.getTranslation("table.selected", many));
        bar.setVisible(many > 0);
        all.setValue(many > 0 && many == boxes.size());
        all.setIndeterminate(many > 0 && many < boxes.size());
    }

    public List<T> chosen() {
        return boxes.entrySet().stream()
                .filter(each -> each.getValue().getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    public Div bar() {
        return bar;
    }
}
