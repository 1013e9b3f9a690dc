package pt.vez.shell;

import com.vaadin.flow.component.HasValidation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.DomainException;

/** Puts what a service refuses at the field it is about, beside the summary of the screen. */
public final class FieldErrors {
    private final Function<DomainException, String> words;
    private final Map<String, HasValidation> byKey = new HashMap<>();
    private final Set<HasValidation> all = new LinkedHashSet<>();

    /** @param words what is said about a problem */
    public FieldErrors(Function<DomainException, String> words) {
        this.words = words;
    }

    /** @param keys of the problems this field can be the cause of */
    public FieldErrors at(HasValidation field, String... keys) {
        all.add(field);
        for (String key : keys) {
            byKey.put(key, field);
        }
        return this;
    }

    /** Runs the command with all fields as valid; what it throws is shown at its field and thrown on. */
    public void during(Runnable command) {
        all.forEach(field -> field.setInvalid(false));
        try {
            command.run();
        } catch (DomainException problem) {
            @Nullable HasValidation field = byKey.get(problem.key());
            if (field != null) {
                field.setErrorMessage(words.apply(problem));
                field.setInvalid(true);
            }
            throw problem;
        }
    }
}
