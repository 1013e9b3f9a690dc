package pt.vez.hiring.internal;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.WorkTime;
import pt.vez.hiring.ApplicationForm;
import pt.vez.hiring.ApplicationRefused;
import pt.vez.hiring.Candidate;
import pt.vez.shared.DomainException;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PersonName;
import pt.vez.shared.Phone;

/** Reads an application form field by field and notes every mistake, in the order of the page. */
final class FormCheck {
    private static final int MOTIVATION = 3_000;
    private final Map<String, DomainException> problems = new LinkedHashMap<>();

    private <T> @Nullable T read(String field, Supplier<T> rule) {
        try {
            return rule.get();
        } catch (DomainException e) {
            problems.put(field, e);
            return null;
        }
    }

    /** @throws ApplicationRefused with every mistake, that of the file among them */
    Candidate read(ApplicationForm form, @Nullable DomainException file) {
        String name = read("name", () -> PersonName.of(form.name()).value());
        Email email = read("email", () -> Email.of(form.email()));
        Phone phone = read("phone", () -> Phone.of(form.phone()));
        Set<MediatorLanguage> languages =
                read("languages", () -> choices(MediatorLanguage.class, form.languages(), "apply.languages.missing"));
        Set<WorkTime> times = read("times", () -> times(form.times()));
        String motivation = read("motivation", () -> text(form.motivation(), MOTIVATION, "apply.motivation.missing"));
        if (file != null) {
            problems.put("cv", file);
        }
        if (name == null
                || email == null
                || phone == null
                || languages == null
                || times == null
                || motivation == null
                || file != null) {
            throw new ApplicationRefused(problems);
        }
        return new Candidate(name, email.value(), phone.value(), languages, times, motivation);
    }

    /** @throws InvalidInput when none was ticked */
    static Set<WorkTime> times(Set<String> ticked) {
        return choices(WorkTime.class, ticked, "apply.times.missing");
    }

    private static String text(String typed, int most, String missing) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new InvalidInput(missing);
        }
        if (text.length() > most) {
            throw new InvalidInput("field.tooLong", most);
        }
        return text;
    }

    private static <E extends Enum<E>> Set<E> choices(Class<E> type, Set<String> ticked, String missing) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (E each : type.getEnumConstants()) {
            if (ticked.contains(each.name())) {
                chosen.add(each);
            }
        }
        if (chosen.isEmpty()) {
            throw new InvalidInput(missing);
        }
        return chosen;
    }
}
