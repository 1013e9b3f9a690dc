package pt.vez.mandates.ui;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import pt.vez.mandates.ConsentText;

/** Languages of the world (ISO 639-1), named in the reader's language and in their own. */
public final class ConsentLanguages {
    private ConsentLanguages() {}

    public static String name(String tag, Locale reader) {
        String theirs = ConsentText.ownName(tag);
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(reader);
        return name.equalsIgnoreCase(theirs) ? name : name + " · " + theirs;
    }

    /** All but those given, in the alphabetical order of the reader's language. */
    public static List<String> others(List<String> given, Locale reader) {
        List<String> known = given.stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .toList();
        return Stream.of(Locale.getISOLanguages())
                .filter(language -> language.length() == 2 && !known.contains(language))
                .sorted(Comparator.comparing(language -> name(language, reader), Collator.getInstance(reader)))
                .toList();
    }
}
