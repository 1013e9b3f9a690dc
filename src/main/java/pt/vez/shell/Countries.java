package pt.vez.shell;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Languages;
import pt.vez.shared.IcaoNationality;

/**
 * Nationalities as travel documents state them (ICAO Doc 9303 part 3 section 5), named in the person's language: countries
 * by their ISO 3166-1 alpha-2 code and Kosovo by {@code XK}, the others by their three letters.
 */
public final class Countries {
    private static final String KOSOVO = "XK";

    /** Three letters that passports carry beside those of ISO 3166-1, and the code kept for them. */
    private static final Map<String, String> OTHER_LETTERS =
            Map.of("D", "DE", "RKS", KOSOVO, "XKX", KOSOVO, "XKK", KOSOVO, "ROM", "RO", "ZAR", "CD", "TMP", "TL");

    private Countries() {}

    public static String name(String code, Locale language) {
        return IcaoNationality.find(code)
                .map(each -> ResourceBundle.getBundle(
                                "vaadin-i18n.translations", Languages.of(language.toLanguageTag()))
                        .getString("enum.IcaoNationality." + each.name()))
                .orElseGet(() -> Locale.of("", code).getDisplayCountry(language));
    }

    /** All codes in the alphabetical order of the language. */
    public static List<String> codes(Locale language) {
        var collator = Collator.getInstance(language);
        return all().sorted(Comparator.comparing(code -> name(code, language), collator))
                .toList();
    }

    /** Whether a nationality can be kept under this code. */
    public static boolean isKnown(@Nullable String code) {
        return code != null && all().anyMatch(code::equals);
    }

    private static Stream<String> all() {
        return Stream.concat(
                Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of(KOSOVO)),
                Arrays.stream(IcaoNationality.values()).map(Enum::name));
    }

    /**
     * The code of the letters of a passport.
     *
     * @param letters one to three letters without fillers
     * @return an empty text when no state or organization has them
     */
    public static String ofThreeLetters(String letters) {
        String other = OTHER_LETTERS.get(letters);
        if (other != null) {
            return other;
        }
        if (IcaoNationality.find(letters).isPresent()) {
            return letters;
        }
        return Arrays.stream(Locale.getISOCountries())
                .filter(code -> Locale.of("", code).getISO3Country().equals(letters))
                .findFirst()
                .orElse("");
    }
}
