package pt.vez.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds a machine-readable zone in what an optical reader made of a picture. Where only a digit or only a letter may
 * stand, its look-alike becomes one. Elsewhere one look-alike is exchanged, and only when the check digit refuses what
 * was read and accepts exactly one of all such exchanges. G and 6 as well as K and the filler differ by ten or twenty,
 * which no check digit detects: they stay as they were read. Every result has passed {@link Mrz#parse}.
 */
public final class ZoneRepair {
    private static final int LONGEST = 4000;
    private static final int MOST_LINES = 30;
    /** Longest word before a zone that is none of it, such as the rim of the page. */
    private static final int STRAY = 3;
    /** By how many a row of fillers may be counted wrongly. */
    private static final int MISCOUNTED = 16;
    /** Fillers in a row are read as all kinds of letters; fewer are not taken for a row. */
    private static final int ROW = 3;

    private static final int SHORTEST = 22;
    private static final Pattern DOUBLE_FILLER = Pattern.compile("^([ACI])[<K]{2}");
    private static final Pattern NAME_LINE =
            Pattern.compile("P[A-Z<][A-Z<]{3}([A-Z]+(?:<[A-Z]+)*<<[A-Z]+(?:<[A-Z]+)*)<{2,}");
    /** Each with what it may have been. */
    private static final List<String> ALIKE = List.of("O0", "0O", "Q0", "I1", "1I", "S5", "5S", "B8", "8B", "Z2", "2Z");
    /** What the sign for nothing is taken for. */
    private static final String LIKE_FILLER = "CEKLRSVX";

    /**
     * A zone before anything was changed but the number of its fillers, and as its grammar wants it.
     *
     * @param miscounted by how many its fillers were changed
     */
    private record Guess(String seen, String zone, int miscounted) {}

    private final LocalDate today;

    private ZoneRepair(LocalDate today) {
        this.today = today;
    }

    /** @param seen lines as the reader gave them, with all that it saw around the zone */
    public static Optional<ZoneReading> read(String seen, LocalDate today) {
        List<String> lines = Arrays.stream(
                        seen.substring(0, Math.min(seen.length(), LONGEST)).split("\\R"))
                .filter(line -> cleaned(line).length() >= SHORTEST)
                .limit(MOST_LINES)
                .toList();
        var guesses = new ArrayList<Guess>();
        for (int i = 0; i < lines.size(); i++) {
            guesses.addAll(guesses(ZoneLine.TD3, lines.get(i)));
            if (i == 0 || !cleaned(lines.get(i - 1)).startsWith("P")) {
                guesses.addAll(guesses(ZoneLine.TD2, lines.get(i)));
            }
            if (i + 1 < lines.size()) {
                guesses.addAll(cards(lines.get(i), lines.get(i + 1)));
            }
        }
        var repair = new ZoneRepair(today);
        return guesses.stream()
                .sorted(Comparator.comparingInt(Guess::miscounted))
                .flatMap(guess -> repair.proved(guess).stream())
                .findFirst()
                .map(found -> found.named(name(lines).orElse(null)));
    }

    /**
     * The name of a passport, from its first line. No check digit proves it, so that a line counts only as it is
     * printed: names of letters with one filler between them, two before the given names, and nothing but fillers
     * after them.
     */
    private static Optional<String> name(List<String> lines) {
        return lines.stream()
                .map(ZoneRepair::cleaned)
                .map(NAME_LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> Mrz.name(line.group(1)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String cleaned(String line) {
        return line.toUpperCase(Locale.ROOT)
                .replace("«", "<<")
                .replaceAll("[‹({\\[]", "<")
                .replaceAll("[^A-Z0-9<]", "");
    }

    private static List<Guess> cards(String first, String second) {
        var both = new ArrayList<Guess>();
        for (Guess upper : guesses(ZoneLine.TD1, first)) {
            for (Guess lower : guesses(ZoneLine.TD1_SECOND, second)) {
                both.add(new Guess(
                        upper.seen() + lower.seen(),
                        upper.zone() + lower.zone(),
                        upper.miscounted() + lower.miscounted()));
            }
        }
        return both;
    }

    /** The line with as many fillers as make it fit, with or without what may stand before it. */
    private static Set<Guess> guesses(ZoneLine line, String seen) {
        var guesses = new LinkedHashSet<Guess>();
        String[] words = seen.strip().split(" ", 2);
        boolean stray = words.length == 2 && words[0].length() <= STRAY;
        String whole = cleaned(seen);
        var texts = new LinkedHashSet<String>();
        texts.add(whole);
        if (stray) {
            texts.add(cleaned(words[1]));
        }
        if (line.isOfCard()) {
            // The rim is read as a sign, and the filler after the kind as two. A line that begins with a number is not
            // cut: one number in ten would fit without its first sign.
            texts.add(whole.substring(1));
            texts.add(DOUBLE_FILLER.matcher(whole).replaceFirst("$1<"));
        }
        for (String signs : texts) {
            Stream.of(empty(line, signs), fitted(line, signs, "<"), fitted(line, signs, "<" + LIKE_FILLER))
                    .flatMap(Optional::stream)
                    .forEach(fits -> line.grammatical(fits)
                            .ifPresent(zone ->
                                    guesses.add(new Guess(fits, zone, Math.abs(fits.length() - signs.length())))));
        }
        return guesses;
    }

    /** Nothing but fillers in the last part, where it begins with a row of them. */
    private static Optional<String> empty(ZoneLine line, String seen) {
        int between = line.length() - line.tail() - line.end();
        boolean row = seen.startsWith("<".repeat(ROW), line.tail());
        return row && Math.abs(line.length() - seen.length()) <= MISCOUNTED
                ? Optional.of(seen.substring(0, line.tail())
                        + "<".repeat(between)
                        + seen.substring(seen.length() - line.end()))
                : Optional.empty();
    }

    /** Makes the longest row of fillers in the last part as long as the line needs. */
    private static Optional<String> fitted(ZoneLine line, String seen, String fillers) {
        int at = 0;
        int longest = 0;
        for (int i = line.tail(); i < seen.length(); i++) {
            int row = 0;
            while (i + row < seen.length() && fillers.indexOf(seen.charAt(i + row)) >= 0) {
                row++;
            }
            if (row > longest) {
                longest = row;
                at = i;
            }
            i += row;
        }
        int missing = line.length() - seen.length();
        if (longest < ROW) {
            return missing == 0 ? Optional.of(seen) : Optional.empty();
        }
        return Math.abs(missing) > MISCOUNTED || longest + missing < 1
                ? Optional.empty()
                : Optional.of(seen.substring(0, at) + "<".repeat(longest + missing) + seen.substring(at + longest));
    }

    private Optional<ZoneReading> proved(Guess guess) {
        boolean card = guess.zone().length() == 2 * ZoneLine.TD1.length();
        boolean passport = guess.zone().length() == ZoneLine.TD3.length();
        int number = card ? 5 : 0;
        return Optional.of(guess.zone())
                .flatMap(zone -> settled(zone, number, number + 9, text -> numberFits(text, number)))
                .flatMap(zone -> card
                        ? settled(zone, 15, 30, this::parses)
                                .or(() -> settled(zone, 48, 59, this::parses))
                                .or(() -> totalled(guess, zone))
                        : settled(zone, 28, passport ? 42 : 35, this::parses).or(() -> totalled(guess, zone)))
                // What a sheet says beyond its number begins at the left: signs after fillers are a passport cut short.
                .filter(zone -> card || passport || zone.charAt(28) != '<' || zone.startsWith("<".repeat(7), 28))
                .map(zone -> reading(guess.seen(), zone));
    }

    /**
     * With the last check digit, when no digit was read in its place: it adds nothing where each part it covers is
     * empty or has a check digit of its own.
     */
    private Optional<String> totalled(Guess guess, String zone) {
        int last = zone.length() - 1;
        String uncovered = switch (last + 1) {
            case 60 -> zone.substring(15, 30) + zone.substring(48, 59);
            case 36 -> zone.substring(28, 35);
            default -> "";
        };
        return Character.isDigit(guess.seen().charAt(last)) || !uncovered.matches("<*")
                ? Optional.empty()
                : IntStream.range(0, 10)
                        .mapToObj(digit -> zone.substring(0, last) + digit)
                        .filter(this::parses)
                        .findFirst();
    }

    /** A number that goes on elsewhere has its check digit there; it is left to the parser. */
    private static boolean numberFits(String zone, int number) {
        char check = zone.charAt(number + 9);
        return check == '<' || Mrz.checkDigit(zone.substring(number, number + 9)) == check - '0';
    }

    private boolean parses(String zone) {
        try {
            Mrz.parse(zone, today);
            return true;
        } catch (InvalidInput e) {
            return false;
        }
    }

    /** As it is when it fits; else with the only exchange of a look-alike between the two places that does. */
    private static Optional<String> settled(String zone, int from, int to, Predicate<String> fits) {
        if (fits.test(zone)) {
            return Optional.of(zone);
        }
        var fitting = new ArrayList<String>();
        for (int i = from; i < to; i++) {
            for (char other : others(zone, i, from, to).toCharArray()) {
                String exchanged = zone.substring(0, i) + other + zone.substring(i + 1);
                if (fits.test(exchanged)) {
                    fitting.add(exchanged);
                }
            }
        }
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static String others(String zone, int at, int from, int to) {
        char c = zone.charAt(at);
        var others = new StringBuilder();
        ALIKE.stream().filter(pair -> pair.charAt(0) == c).forEach(pair -> others.append(pair.charAt(1)));
        boolean amongFillers = at + 1 == to || zone.charAt(at + 1) == '<' || (at > from && zone.charAt(at - 1) == '<');
        if (amongFillers && LIKE_FILLER.indexOf(c) >= 0) {
            others.append('<');
        }
        return others.toString();
    }

    private ZoneReading reading(String seen, String zone) {
        int corrected = 0;
        for (int i = 0; i < zone.length(); i++) {
            corrected += seen.charAt(i) == zone.charAt(i) ? 0 : 1;
        }
        Mrz document = Mrz.parse(zone, today);
        return new ZoneReading(document, zone, corrected, document.number().endsWith("K"), null);
    }
}
