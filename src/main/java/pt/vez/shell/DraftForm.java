package pt.vez.shell;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Drafts;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;

/**
 * A form that is kept on the server while it is being filled: signing out, a lost connection or a restart loses nothing.
 * Mistakes show at their field and in a summary that takes the focus.
 */
public class DraftForm extends Div {
    private final Drafts drafts;
    private final UUID owner;
    private final String name;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<Component, String> errors = new LinkedHashMap<>();
    private final Div summary = new Div();
    private final Map<String, String> values;

    /** @param initial what the form was filled with before a draft was put over it */
    private record Part(Component field, Supplier<String> read, Consumer<String> write, String initial) {}

    public DraftForm(Drafts drafts, UUID owner, String name) {
        this.drafts = drafts;
        this.owner = owner;
        this.name = name;
        this.values = new HashMap<>(drafts.load(owner, name));
        addClassName("form");
        summary.addClassName("error-summary");
        summary.setVisible(false);
        add(summary);
    }

    /** Whether something typed earlier was found. */
    public boolean isRestored() {
        return !values.isEmpty();
    }

    public <F extends Component & HasValue<?, String>> F text(String key, F field) {
        return part(key, field, field::getValue, field::setValue);
    }

    public DateParts date(String key, DateParts field) {
        return part(key, field, field::text, field::restore);
    }

    /** A field whose value is kept as text by the functions given. */
    public <F extends Component> F part(String key, F field, Supplier<String> read, Consumer<String> write) {
        parts.put(key, new Part(field, read, write, read.get()));
        String before = values.get(key);
        if (before != null && !before.isEmpty()) {
            write.accept(before);
        }
        if (field instanceof AbstractField<?, ?> abstractField) {
            abstractField.addValueChangeListener(event -> changed(event.isFromClient()));
        } else if (field instanceof HasValue<?, ?> hasValue) {
            hasValue.addValueChangeListener(event -> changed(event.isFromClient()));
        }
        add(field);
        return field;
    }

    private void changed(boolean byPerson) {
        if (byPerson) {
            keep();
        }
    }

    /** Keeps what the person changed so far; a field left alone takes what is stored when the form is opened again. */
    public void keep() {
        parts.forEach((key, part) -> {
            String value = part.read().get();
            if (value.equals(part.initial())) {
                values.remove(key);
            } else {
                values.put(key, value);
            }
        });
        drafts.save(owner, name, values);
    }

    public void discard() {
        drafts.discard(owner, name);
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

    public void note(Component field, DomainException problem) {
        String message = getTranslation(problem.key(), problem.args().toArray());
        errors.putIfAbsent(field, message);
        if (field instanceof HasValidation validated) {
            validated.setErrorMessage(message);
            validated.setInvalid(true);
        }
    }

    public void startChecking() {
        errors.clear();
        summary.setVisible(false);
    }

    /** @return whether nothing was noted since the checking started; otherwise shows the summary */
    public boolean isClean() {
        if (errors.isEmpty()) {
            return true;
        }
        keep();
        summary.removeAll();
        summary.getElement().setAttribute("role", "alert").setAttribute("tabindex", "-1");
        summary.add(new Paragraph(getTranslation("form.errors", errors.size())));
        var list = new UnorderedList();
        errors.forEach((field, message) -> {
            var link = new Anchor("#", named(field, message));
            link.getElement()
                    .addEventListener("click", event -> {
                        if (field instanceof Focusable<?> focusable) {
                            focusable.focus();
                        } else {
                            field.getElement().callJsFunction("focus");
                        }
                    })
                    .preventDefault();
            list.add(new ListItem(link));
        });
        summary.add(list);
        summary.setVisible(true);
        summary.getElement().executeJs("setTimeout(() => this.focus())");
        return false;
    }

    /** Dates share their sentences, so that the summary says which one is meant. */
    private static String named(Component field, String message) {
        return field instanceof DateParts date ? date.getLabel() + ": " + message : message;
    }

    /** A required text. @throws InvalidInput with the key when it is blank */
    public static String required(String value, String key) {
        if (value.isBlank()) {
            throw new InvalidInput(key);
        }
        return value.strip();
    }

    public static @Nullable String optional(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
