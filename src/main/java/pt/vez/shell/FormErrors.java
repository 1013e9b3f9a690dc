package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;

/**
 * All mistakes of a form at once: each at its field, and together in a summary that takes the focus and leads to them. Stands
 * at the top of the form.
 */
public class FormErrors extends Div {
    private final Map<Component, String> errors = new LinkedHashMap<>();
    private final Map<String, Component> byKey = new HashMap<>();

    public FormErrors() {
        addClassName("error-summary");
        setVisible(false);
    }

    /** @param keys of the problems a service finds that this field is the cause of, for {@link #passes} */
    public FormErrors at(Component field, String... keys) {
        for (String key : keys) {
            byKey.put(key, field);
        }
        return this;
    }

    /** Forgets what was noted: its fields are valid again until they are checked. */
    public void start() {
        errors.keySet().forEach(FormErrors::validate);
        byKey.values().forEach(FormErrors::validate);
        errors.clear();
        setVisible(false);
    }

    /** Reads one field through a rule; a broken rule is noted at the field and null is returned. */
    public <T> @Nullable T check(Component field, Supplier<T> rule) {
        try {
            T value = rule.get();
            if (field instanceof HasValidation validated && !errors.containsKey(field)) {
                validated.setInvalid(false);
            }
            return value;
        } catch (DomainException e) {
            note(field, e);
            return null;
        }
    }

    /** Reads a value that must be there. */
    public <T> @Nullable T present(Component field, @Nullable T value, String missing) {
        return check(field, () -> {
            if (value == null) {
                throw new InvalidInput(missing);
            }
            return value;
        });
    }

    /** The first mistake of a field is the one that is told. */
    public void note(Component field, DomainException problem) {
        String message = getTranslation(problem.key(), problem.args().toArray());
        errors.putIfAbsent(field, message);
        if (field instanceof HasValidation validated) {
            validated.setErrorMessage(message);
            validated.setInvalid(true);
        }
    }

    /** @return whether nothing was noted since the start; otherwise shows the summary */
    public boolean isClean() {
        if (errors.isEmpty()) {
            return true;
        }
        removeAll();
        getElement().setAttribute("role", "alert").setAttribute("tabindex", "-1");
        add(new Paragraph(getTranslation("form.errors", errors.size())));
        var list = new UnorderedList();
        errors.forEach((field, message) -> list.add(new ListItem(link(field, message))));
        add(list);
        setVisible(true);
        getElement().executeJs("setTimeout(() => this.focus())");
        return false;
    }

    /**
     * Runs a command; what it refuses because of a field is shown at the field and in the summary.
     *
     * @return whether it went through
     * @throws DomainException when the problem is of no field
     */
    public boolean passes(Runnable command) {
        start();
        try {
            command.run();
            return true;
        } catch (DomainException problem) {
            Component field = byKey.get(problem.key());
            if (field == null) {
                throw problem;
            }
            note(field, problem);
            return isClean();
        }
    }

    private static void validate(Component field) {
        if (field instanceof HasValidation validated) {
            validated.setInvalid(false);
        }
    }

    private static Anchor link(Component field, String message) {
        var link = new Anchor("#", named(field, message));
        link.getElement().addEventListener("click", event -> focus(field)).preventDefault();
        return link;
    }

    static void focus(Component field) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        } else {
            field.getElement().callJsFunction("focus");
        }
    }

    /** Dates and times share their sentences, so that the summary says which one is meant. */
    private static String named(Component field, String message) {
        return switch (field) {
            case DateParts date -> date.getLabel() + ": " + message;
            case DatePicker date -> date.getLabel() + ": " + message;
            case TimePicker time ->
                time.getAriaLabel().orElse(time.getLabel() == null ? "" : time.getLabel()) + ": " + message;
            default -> message;
        };
    }
}
