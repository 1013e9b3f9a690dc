package pt.vez.casework.internal;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.MatchRatingApproachEncoder;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * Names of any script, made comparable: transliterated to plain Latin letters (ICU), each word reduced to what is heard
 * (match rating approach), words compared by Jaro and Winkler's measure in whatever order they stand.
 */
public final class NameSound {
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower()");
    private static final MatchRatingApproachEncoder HEARD = new MatchRatingApproachEncoder();
    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();
    /** Words that half of a register shares say nothing about who somebody is. */
    private static final Set<String> PARTICLES =
            Set.of("de", "da", "do", "das", "dos", "del", "di", "du", "la", "le", "el", "al", "bin", "ben", "ibn", "e");

    private static final double SAME_SOUND = 0.94;
    private static final double ALMOST = 0.98;
    private static final double ONE_WORD_OF_MANY = 0.85;
    private static final double EXTRA_WORD = 0.02;

    private NameSound() {}

    /** Plain lower-case words, sorted. Empty for a name without letters. */
    static List<String> words(@Nullable String name) {
        if (name == null) {
            return List.of();
        }
        // The Arabic letter ʿayn opens a syllable; people write it as a vowel.
        String plain = LATIN.transliterate(name).replace('ʿ', 'a').replaceAll("[^a-z\\s-]", "");
        return Arrays.stream(plain.split("[\\s-]+"))
                .filter(word -> !word.isEmpty() && !PARTICLES.contains(word))
                .sorted()
                .toList();
    }

    /** Spellings of one sound by different schools of transliteration become one. */
    private static String spelling(String word) {
        return word.replaceAll("([bcdgkpstz])h", "$1").replaceAll("[yjw]", "i");
    }

    private static String heard(String word) {
        return HEARD.encode(spelling(word));
    }

    /** What is heard of the names, for looking up; sounds of one letter are left out. */
    static Set<String> sounds(@Nullable String... names) {
        var sounds = new TreeSet<String>();
        for (String name : names) {
            words(name).stream()
                    .map(NameSound::heard)
                    .filter(s -> s.length() > 1)
                    .forEach(sounds::add);
        }
        return sounds;
    }

    /** From 0 to 1, the best of all pairings of the two people's names; 1 only for the same words. */
    static double likeness(List<@Nullable String> ones, List<@Nullable String> others) {
        double best = 0;
        for (String one : ones) {
            for (String other : others) {
                best = Math.max(best, compare(words(one), words(other)));
            }
        }
        return best;
    }

    private static double compare(List<String> one, List<String> other) {
        List<String> few = one.size() <= other.size() ? one : other;
        List<String> left = new ArrayList<>(few == one ? other : one);
        if (few.isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (String word : few) {
            double best = -1;
            int at = 0;
            for (int i = 0; i < left.size(); i++) {
                double likeness = likeness(word, left.get(i));
                if (likeness > best) {
                    best = likeness;
                    at = i;
                }
            }
            sum += best;
            left.remove(at);
        }
        // One word that fits is no name that fits.
        double whole = few.size() == 1 && !left.isEmpty() ? ONE_WORD_OF_MANY : 1;
        return Math.max(0, sum / few.size() * whole - EXTRA_WORD * left.size());
    }

    private static double likeness(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        String sound = heard(one);
        double floor = sound.length() > 1 && sound.equals(heard(other)) ? SAME_SOUND : 0;
        return Math.min(ALMOST, Math.max(floor, LIKENESS.apply(spelling(one), spelling(other))));
    }
}
