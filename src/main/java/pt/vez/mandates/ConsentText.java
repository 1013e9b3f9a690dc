package pt.vez.mandates;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads before they consent, word for word: the text in their language and, beside it, the Portuguese one,
 * which binds.
 *
 * @param language BCP 47 tag of the language the person reads it in
 * @param version of the translation; 0 for the languages the product brings along
 * @param translation null when the person reads the Portuguese text itself
 */
public record ConsentText(
        String language, int version, @Nullable String translation, String portuguese) {

    /** What fills the places of a text. */
    public record Facts(
            String person, String association, String mediator, Set<Scope> scopes, Term term, String caseNumber) {}

    /** In the order in which they are shown. */
    public List<String> parts() {
        return translation == null ? List.of(portuguese) : List.of(translation, portuguese);
    }

    /** Everything shown, as it is kept, hashed (SHA-256 of its UTF-8) and attached to the proof. */
    public String whole() {
        return String.join("\n\n", parts());
    }

    /** {@code rtl} for a language written from right to left, else {@code ltr}. */
    public static String direction(String language) {
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    /** The name of a language in itself. */
    public static String ownName(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getDisplayLanguage(locale);
    }
}
