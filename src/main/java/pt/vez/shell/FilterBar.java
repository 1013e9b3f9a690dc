package pt.vez.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What narrows a table: words looked for, choices in which nothing chosen means all. */
public final class FilterBar extends Div {
    public FilterBar() {
        addClassName("filters");
    }

    /** Words to look for. {@code changed} gets them when the field is left or cleared. */
    public FilterBar search(String label, @Nullable String placeholder, String value, Consumer<String> changed) {
        var search = new TextField(label);
        search.addClassName("search");
        if (placeholder != null) {
            search.setPlaceholder(placeholder);
        }
        search.setValue(value);
        search.setClearButtonVisible(true);
        search.addValueChangeListener(change -> changed.accept(change.getValue()));
        add(search);
        return this;
    }

    /** One of {@code items} or all of them; a {@code value} that is not among them is none. */
    public <T> FilterBar choice(
            String label,
            Collection<T> items,
            Function<T, String> name,
            @Nullable T value,
            Consumer<@Nullable T> changed) {
        var choice = new Select<T>();
        choice.setLabel(label);
        choice.setItems(items);
        choice.setItemLabelGenerator(item -> item == null ? getTranslation("table.all") : name.apply(item));
        choice.setEmptySelectionAllowed(true);
        choice.setEmptySelectionCaption(getTranslation("table.all"));
        if (value != null && items.contains(value)) {
            choice.setValue(value);
        }
        choice.addValueChangeListener(change -> changed.accept(change.getValue()));
        add(choice);
        return this;
    }

    /** The page an address asks for, from 0; 0 for anything that is no page. */
    public static int page(QueryParameters query) {
        return query.getSingleParameter("page")
                .filter(page -> page.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The constant an address names; none for anything else. */
    public static <E extends Enum<E>> Optional<E> constant(QueryParameters query, String parameter, Class<E> type) {
        return query.getSingleParameter(parameter)
                .flatMap(name -> Arrays.stream(type.getEnumConstants())
                        .filter(each -> each.name().equals(name))
                        .findFirst());
    }
}
