package pt.vez.shell;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Drafts;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import tools.jackson.databind.JsonNode;

/**
 * A form that is kept on the server while it is being filled: signing out, a lost connection or a restart loses nothing.
 * Mistakes show at their field and in a summary that takes the focus.
 */
public class DraftForm extends Div {
    private final Drafts drafts;
    private final UUID owner;
    private final String name;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final FormErrors errors = new FormErrors();
    private final Map<String, String> values;
    private final String token;

    /** @param initial what the form was filled with before a draft was put over it */
    private record Part(Component field, Supplier<String> read, Consumer<String> write, String initial) {}

    public DraftForm(Drafts drafts, UUID owner, String name) {
        this.drafts = drafts;
        this.owner = owner;
        this.name = name;
        this.values = new HashMap<>(drafts.load(owner, name));
        this.token = token(owner, name);
        addClassName("form");
        getElement().setAttribute("data-draft", token);
        add(errors);
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
        field.getElement().setAttribute("data-part", key);
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
            getElement().executeJs("window.vezTyped?.has($0)", token);
        }
    }

    /** What the person typed here last and no request brought to the server, because the session was over, comes back. */
    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        getElement()
                .executeJs("return window.vezTyped?.waiting($0) ?? {}", token)
                .then(this::fillIn);
    }

    private void fillIn(JsonNode waiting) {
        boolean any = false;
        for (var each : waiting.properties()) {
            Part part = parts.get(each.getKey());
            if (part != null) {
                fillIn(part, each.getValue().asString());
                any = true;
            }
        }
        if (any) {
            keep();
            getElement().executeJs("window.vezTyped?.forget($0)", token);
        }
    }

    /** @param shown what the field showed: of a list it is the label that was chosen */
    private static void fillIn(Part part, String shown) {
        switch (part.field()) {
            case ComboBox<?> list ->
                choose(list, list.getListDataView().getItems(), list.getItemLabelGenerator(), shown);
            case Select<?> list -> choose(list, list.getListDataView().getItems(), list.getItemLabelGenerator(), shown);
            case RadioButtonGroup<?> list -> chooseNumber(list, shown);
            case DateParts date -> date.restore(shown);
            case HasValue<?, ?> field
            when field.getEmptyValue() instanceof String -> part.write().accept(shown);
            default -> {}
        }
    }

    private static <T> void choose(
            HasValue<?, T> list, Stream<?> items, SerializableFunction<?, String> label, String shown) {
        @SuppressWarnings("unchecked") // items and labels are of this very list
        var named = (SerializableFunction<T, String>) label;
        @SuppressWarnings("unchecked")
        var typed = (Stream<T>) items;
        typed.filter(item -> shown.equals(named.apply(item))).findFirst().ifPresent(list::setValue);
    }

    /** @param shown the number of the button, from 0; -1 when none was pressed */
    private static <T> void chooseNumber(RadioButtonGroup<T> list, String shown) {
        if (shown.matches("\\d{1,3}")) {
            list.getListDataView()
                    .getItems()
                    .skip(Integer.parseInt(shown))
                    .findFirst()
                    .ifPresent(list::setValue);
        }
    }

    /** Names this form of this account on a device that others may use after them, and tells nothing about either. */
    private static String token(UUID owner, String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((owner + "/" + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
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

    /** Puts the cursor into the field that is kept under the key; does nothing when there is none. */
    public void lead(String key) {
        Part part = parts.get(key);
        if (part != null) {
            FormErrors.focus(part.field());
        }
    }

    public void discard() {
        drafts.discard(owner, name);
        UI.getCurrent().getPage().executeJs("window.vezTyped?.forget($0)", token);
    }

    /** Reads one field through a rule; a broken rule is noted at the field and null is returned. */
    public <T> @Nullable T check(Component field, Supplier<T> rule) {
        return errors.check(field, rule);
    }

    public void note(Component field, DomainException problem) {
        errors.note(field, problem);
    }

    /** @param keys of the problems a service finds that this field is the cause of, for {@link #passes} */
    public void at(Component field, String... keys) {
        errors.at(field, keys);
    }

    /**
     * Sends what was typed; what is refused because of a field is shown at it.
     *
     * @return whether it went through
     */
    public boolean passes(Runnable command) {
        boolean passed = errors.passes(command);
        if (!passed) {
            keep();
        }
        return passed;
    }

    public void startChecking() {
        errors.start();
    }

    /** @return whether nothing was noted since the checking started; otherwise shows the summary */
    public boolean isClean() {
        if (errors.isClean()) {
            return true;
        }
        keep();
        return false;
    }

    /**
     * A required text.
     *
     * @throws InvalidInput with the key when it is blank
     */
    public static String required(String value, String key) {
        if (value.isBlank()) {
            throw new InvalidInput(key);
        }
        return value.strip();
    }

    /**
     * A required choice.
     *
     * @throws InvalidInput with the key when there is none
     */
    public static <T> T present(@Nullable T value, String key) {
        if (value == null) {
            throw new InvalidInput(key);
        }
        return value;
    }

    public static @Nullable String optional(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
