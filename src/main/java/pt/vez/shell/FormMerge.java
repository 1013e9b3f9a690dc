package pt.vez.shell;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.ChangedMeanwhile;

/**
 * A form that was filled from something stored, and what happens when another writer saves first: fields the person
 * left alone take the newer value, fields the person changed keep what was typed, and a notice lists what the other
 * writer changed. Saving again then overwrites only what the person has seen.
 *
 * @param <T> the stored state the form is filled from
 */
public final class FormMerge<T> {
    private final List<Part<T, ?>> parts = new ArrayList<>();
    private T seen;

    private record Part<T, V>(String label, HasValue<?, V> field, Function<T, V> stored, Function<V, String> shown) {

        void fill(T state) {
            field.setValue(stored.apply(state));
        }

        /** @return what the other writer changed, or null where this field is the same in both states */
        @Nullable
        Change merge(T before, T now) {
            V old = stored.apply(before);
            V newer = stored.apply(now);
            if (Objects.equals(old, newer)) {
                return null;
            }
            boolean typed = !Objects.equals(field.getValue(), old) && !Objects.equals(field.getValue(), newer);
            if (!typed) {
                field.setValue(newer);
            }
            return new Change(label, shown.apply(old), shown.apply(newer), typed);
        }
    }

    /**
     * One field the other writer changed.
     *
     * @param typedKept whether the person had changed the field too, so that what they typed stays in it
     */
    record Change(String label, String before, String now, boolean typedKept) {}

    public FormMerge(T seen) {
        this.seen = seen;
    }

    /** The stored state the person has seen; the command carries it. */
    public T seen() {
        return seen;
    }

    /** Notes what was saved, for a form that stays open and may be saved again. */
    public void saved(T stored) {
        seen = stored;
    }

    /** A text field. */
    public FormMerge<T> text(String label, HasValue<?, String> field, Function<T, String> stored) {
        return field(label, field, stored, value -> value);
    }

    /** A field whose values are shown by the function given. */
    public <V> FormMerge<T> field(
            String label, HasValue<?, V> field, Function<T, V> stored, Function<V, String> shown) {
        parts.add(new Part<>(label, field, stored, shown));
        return this;
    }

    /**
     * Runs the command that saves the form. When another writer was faster, the form is merged with what {@code reread}
     * gives and the notice is handed to {@code show}.
     *
     * @return whether the form was saved
     * @throws pt.vez.shared.DomainException every other refusal of the command
     */
    public boolean save(Runnable command, Supplier<T> reread, Consumer<Notice> show) {
        try {
            command.run();
            return true;
        } catch (ChangedMeanwhile e) {
            show.accept(notice(e, rebase(reread.get())));
            return false;
        }
    }

    /** Puts the stored state into the fields. */
    public FormMerge<T> fill() {
        parts.forEach(part -> part.fill(seen));
        return this;
    }

    List<Change> rebase(T newer) {
        List<Change> changes = new ArrayList<>();
        for (Part<T, ?> part : parts) {
            Change change = part.merge(seen, newer);
            if (change != null) {
                changes.add(change);
            }
        }
        seen = newer;
        return changes;
    }

    private static Notice notice(ChangedMeanwhile problem, List<Change> changes) {
        var list = new UnorderedList();
        for (Change change : changes) {
            list.add(new ListItem(list.getTranslation(
                    change.typedKept() ? "form.merge.kept" : "form.merge.taken",
                    change.label(),
                    change.before().isBlank() ? "–" : change.before(),
                    change.now().isBlank() ? "–" : change.now())));
        }
        return new Notice(Variant.ATTENTION, list.getTranslation(problem.key()), list).focused();
    }
}
