package pt.vez.platform;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pt.vez.shared.DomainException;

/** The product's words. A missing key is a defect: it shows as the key itself, and a test fails. */
@Component
public class Texts {
    private final MessageSource source;

    public Texts(MessageSource source) {
        this.source = source;
    }

    public String get(Locale locale, String key, Object... args) {
        Object[] values = Arrays.stream(args).map(arg -> inWords(arg, locale)).toArray();
        String text = source.getMessage(key, values.length == 0 ? null : values, key, locale);
        return text == null ? key : text;
    }

    /**
     * Formats a day or a time that is a parameter of a message in the way of the language; other values stay as they
     * are.
     */
    private static Object inWords(Object arg, Locale language) {
        return switch (arg) {
            case LocalDate date -> Dates.full(date, language);
            case LocalTime time -> Dates.time(time);
            default -> arg;
        };
    }

    public String get(Locale locale, DomainException problem) {
        return get(locale, problem.key(), problem.args().toArray());
    }

    /** Label of an enum constant: {@code enum.<Type>.<CONSTANT>}. */
    public String label(Locale locale, Enum<?> constant) {
        return get(locale, "enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }
}
