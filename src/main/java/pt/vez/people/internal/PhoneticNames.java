package pt.vez.people.internal;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.MatchRatingApproachEncoder;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * Makes names of any script comparable: transliterated to plain Latin letters (ICU), each word reduced to its sound
 * (match rating approach), words compared by the Jaro-Winkler measure in any order.
 */
final class PhoneticNames {
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower()");
    private static final MatchRatingApproachEncoder HEARD = new MatchRatingApproachEncoder();
    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();
    private static final Pattern STRANGE = Pattern.compile("[^a-z\\s-]");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final Pattern BREATHED = Pattern.compile("([bcdgkpstz])h");
    private static final Pattern GLIDE = Pattern.compile("[yjw]");
    /** Words shared by half of a register, which do not tell people apart. */
    private static final Set<String> PARTICLES =
            Set.of("de", "da", "do", "das", "dos", "del", "di", "du", "la", "le", "el", "al", "bin", "ben", "ibn", "e");

    private static final double SAME_SOUND = 0.94;
    private static final double ALMOST = 0.98;
    private static final double ONE_WORD_OF_MANY = 0.85;
    private static final double EXTRA_WORD = 0.02;

    private PhoneticNames() {}

    /** Plain lower-case words, sorted. Empty for a name without letters. */
    static List<String> words(@Nullable String name) {
        if (name == null) {
            return List.of();
        }
        return Arrays.stream(BETWEEN.split(STRANGE.matcher(plain(name)).replaceAll("")))
                .filter(word -> !word.isEmpty() && !PARTICLES.contains(word))
                .sorted()
                .toList();
    }

    private static String plain(String name) {
        if (name.chars().allMatch(letter -> letter < 128)) {
            return name.toLowerCase(Locale.ROOT);
        }
        // The Arabic letter ʿayn opens a syllable; people write it as a vowel.
        return LATIN.transliterate(name).replace('ʿ', 'a');
    }

    /** A word as it is compared. */
    private record Word(String plain, String spelled, String heard) {
        static Word of(String plain) {
            return new Word(plain, spelling(plain), PhoneticNames.heard(plain));
        }
    }

    /** Names made ready to be compared with many others. */
    static final class Names {
        private final List<List<Word>> names;

        private Names(List<List<Word>> names) {
            this.names = names;
        }

        static Names of(List<@Nullable String> names) {
            return new Names(names.stream()
                    .map(name -> words(name).stream().map(Word::of).toList())
                    .filter(words -> !words.isEmpty())
                    .toList());
        }

        /** From 0 to 1, the best of all pairings of the two people's names; 1 only for the same words. */
        double likeness(Names others) {
            double best = 0;
            for (List<Word> one : names) {
                for (List<Word> other : others.names) {
                    best = Math.max(best, compare(one, other));
                }
            }
            return best;
        }
    }

    /** Spellings of one sound by different schools of transliteration become one. */
    private static String spelling(String word) {
        return GLIDE.matcher(BREATHED.matcher(word).replaceAll("$1")).replaceAll("i");
    }

    private static String heard(String word) {
        return HEARD.encode(spelling(word));
    }

    /** What is heard of the names, for looking up; sounds of one letter are left out. */
    static Set<String> sounds(@Nullable String... names) {
        var sounds = new TreeSet<String>();
        for (String name : names) {
            words(name).stream()
                    .map(PhoneticNames::heard)
                    .filter(s -> s.length() > 1)
                    .forEach(sounds::add);
        }
        return sounds;
    }

    private static double compare(List<Word> one, List<Word> other) {
        List<Word> few = one.size() <= other.size() ? one : other;
        List<Word> left = new ArrayList<>(few == one ? other : one);
        if (few.isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (Word word : few) {
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

    private static double likeness(Word one, Word other) {
        if (one.plain().equals(other.plain())) {
            return 1;
        }
        double floor = one.heard().length() > 1 && one.heard().equals(other.heard()) ? SAME_SOUND : 0;
        return Math.min(ALMOST, Math.max(floor, LIKENESS.apply(one.spelled(), other.spelled())));
    }
}
