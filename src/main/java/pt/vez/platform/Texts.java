package pt.vez.platform;

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
        String text = source.getMessage(key, args.length == 0 ? null : args, key, locale);
        return text == null ? key : text;
    }

    public String get(Locale locale, DomainException problem) {
        return get(locale, problem.key(), problem.args().toArray());
    }

    /** Label of an enum constant: {@code enum.<Type>.<CONSTANT>}. */
    public String label(Locale locale, Enum<?> constant) {
        return get(locale, "enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }
}
