package pt.vez.shell;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Countries by their ISO 3166-1 alpha-2 code, named in the person's language. */
public final class Countries {
    private Countries() {}

    public static String name(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    /** All codes in the alphabetical order of the language. */
    public static List<String> codes(Locale language) {
        var collator = Collator.getInstance(language);
        return Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(code -> name(code, language), collator))
                .toList();
    }

    /** The alpha-2 code of the three letters of a passport, or an empty text. */
    public static String ofThreeLetters(String three) {
        return Arrays.stream(Locale.getISOCountries())
                .filter(code -> Locale.of("", code).getISO3Country().equals(three))
                .findFirst()
                .orElse("");
    }
}
