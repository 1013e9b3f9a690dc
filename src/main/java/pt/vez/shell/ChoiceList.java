package pt.vez.shell;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Several of many in aligned columns: narrowed by words where there are many, all that are shown or none at one press, and
 * how many are chosen. What the words hide stays chosen.
 *
 * @param <T> what is chosen
 */
public final class ChoiceList<T> extends Div {
    /** From so many on there are words to look for. */
    private static final int MANY = 8;

    private final CheckboxGroup<T> group = new CheckboxGroup<>();
    private final TextField search = new TextField();
    private final Span count = new Span();
    private final Div tools = new Div();
    private final Function<T, String> name;
    private List<T> items = List.of();

    public ChoiceList(String label, Collection<T> items, Function<T, String> name) {
        this.name = name;
        addClassName("choice-list");
        group.setLabel(label);
        group.setItemLabelGenerator(name::apply);
        group.addClassName("columns");
        group.addValueChangeListener(change -> recount());
        search.setPlaceholder(getTranslation("choice.search"));
        search.setAriaLabel(getTranslation("choice.search") + ": " + label);
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> narrow());
        var all = Actions.quiet(getTranslation("centres.all"), click -> select(true));
        all.setAriaLabel(getTranslation("centres.all") + ": " + label);
        var none = Actions.quiet(getTranslation("centres.none"), click -> select(false));
        none.setAriaLabel(getTranslation("centres.none") + ": " + label);
        count.addClassName("sub");
        count.getElement().setAttribute("aria-live", "polite");
        tools.addClassName("choice-tools");
        tools.add(search, all, none, count);
        add(group, tools);
        items(items);
    }

    /** Other items; what is chosen and still among them stays chosen. */
    public void items(Collection<T> others) {
        Set<T> chosen = new LinkedHashSet<>(group.getValue());
        items = List.copyOf(others);
        chosen.retainAll(items);
        group.setItems(items);
        group.setValue(chosen);
        search.setVisible(items.size() > MANY);
        tools.setVisible(items.size() > 1);
        narrow();
        recount();
    }

    public List<T> items() {
        return items;
    }

    /** In the order of the items. */
    public List<T> chosen() {
        return items.stream().filter(group.getValue()::contains).toList();
    }

    public void choose(Collection<T> some) {
        group.setValue(new LinkedHashSet<>(some));
    }

    /** The field, for its label, its errors and its changes. */
    public CheckboxGroup<T> group() {
        return group;
    }

    private boolean isShown(T item) {
        String words = search.getValue().strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() || name.apply(item).toLowerCase(Locale.ROOT).contains(words);
    }

    private void select(boolean chosen) {
        Set<T> now = new LinkedHashSet<>(group.getValue());
        items.stream().filter(this::isShown).forEach(item -> {
            if (chosen) {
                now.add(item);
            } else {
                now.remove(item);
            }
        });
        group.setValue(now);
    }

    private void narrow() {
        List<Checkbox> boxes = group.getChildren()
                .filter(Checkbox.class::isInstance)
                .map(Checkbox.class::cast)
                .toList();
        for (int i = 0; i < Math.min(boxes.size(), items.size()); i++) {
            boxes.get(i).setClassName("narrowed-out", !isShown(items.get(i)));
        }
    }

    private void recount() {
        count.setText(getTranslation("choice.count", group.getValue().size(), items.size()));
    }
}
