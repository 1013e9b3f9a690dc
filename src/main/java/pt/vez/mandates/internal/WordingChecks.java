package pt.vez.mandates.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.ConsentTexts.Wording;
import pt.vez.shared.InvalidInput;

/** What has to hold for a translation before anybody is asked to consent to it. */
final class WordingChecks {
    private static final Pattern BRACED = Pattern.compile("\\{[^{}]*}?|}");
    private static final int LONGEST = 4_000;
    private static final int LONGEST_WORD = 120;

    private WordingChecks() {}

    /** @throws InvalidInput saying what is missing or strange */
    public static Wording sound(Wording wording) {
        String language = language(wording.language());
        if (language.equals("pt") || language.equals("en")) {
            throw new InvalidInput("consentText.language.brought");
        }
        String body = wording.body().strip();
        if (body.isEmpty() || body.length() > LONGEST) {
            throw new InvalidInput("consentText.body.missing", LONGEST);
        }
        for (String place : ConsentTexts.PLACEHOLDERS) {
            if (!body.contains(place)) {
                throw new InvalidInput("consentText.place.missing", place);
            }
        }
        BRACED.matcher(body)
                .results()
                .map(MatchResult::group)
                .filter(found -> !ConsentTexts.PLACEHOLDERS.contains(found))
                .findFirst()
                .ifPresent(found -> {
                    throw new InvalidInput("consentText.place.unknown", found);
                });
        Map<String, String> words = new TreeMap<>();
        ConsentTexts.words()
                .forEach(name -> words.put(name, word(wording.words().get(name))));
        String translator = wording.translator().strip();
        if (translator.length() < 3 || translator.length() > 200) {
            throw new InvalidInput("consentText.translator.missing");
        }
        String strange = ComplexTextLayout.unprintable(body + String.join("", words.values()));
        if (!strange.isEmpty()) {
            throw new InvalidInput("consentText.letters", strange);
        }
        return new Wording(language, body, words, translator);
    }

    private static String word(@Nullable String typed) {
        if (typed == null || typed.isBlank() || typed.length() > LONGEST_WORD) {
            throw new InvalidInput("consentText.word.missing");
        }
        return typed.strip();
    }

    /**
     * @return the language of a tag, without region
     * @throws InvalidInput when it is none (ISO 639-1)
     */
    public static String language(@Nullable String tag) {
        String language = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
        if (!Set.of(Locale.getISOLanguages()).contains(language)) {
            throw new InvalidInput("consentText.language.missing");
        }
        return language;
    }
}
