package pt.vez.platform;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages the product speaks. Portuguese is European Portuguese and the default. */
public final class Languages {
    public static final Locale PORTUGUESE = Locale.forLanguageTag("pt-PT");
    public static final Locale ENGLISH = Locale.UK;
    public static final List<Locale> ALL = List.of(PORTUGUESE, ENGLISH);

    private Languages() {}

    /** The spoken language nearest to a tag such as {@code en}, {@code pt-BR}; Portuguese when nothing fits. */
    public static Locale of(@Nullable String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : PORTUGUESE;
    }

    /** First tag of an Accept-Language header that the product speaks; English when there is none. */
    public static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return PORTUGUESE;
        }
        try {
            for (var range : Locale.LanguageRange.parse(acceptLanguage)) {
                if (range.getRange().startsWith("pt")) return PORTUGUESE;
                if (range.getRange().startsWith("en")) return ENGLISH;
            }
        } catch (IllegalArgumentException e) {
            return PORTUGUESE;
        }
        return ENGLISH;
    }
}
