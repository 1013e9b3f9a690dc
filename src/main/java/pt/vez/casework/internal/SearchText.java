package pt.vez.casework.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Base32;
import pt.vez.shared.TypedText;

/**
 * Reads what an officer typed into the one search field of the cases: a mail address, a birth date in the forms people
 * write, part of a number (case, document, telephone, NIF, NISS) or words of a name. A date beside a name or a number
 * narrows it.
 *
 * @param email beginning of a mail address, in lower case
 * @param number letters and digits of a number as typed, in upper case
 * @param words of a name
 * @param bornFrom first day of birth, with {@code bornUntil} as the last
 */
record SearchText(
        @Nullable String email,
        @Nullable String number,
        List<String> words,
        @Nullable LocalDate bornFrom,
        @Nullable LocalDate bornUntil) {
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<![\\p{L}\\d])(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})\\s*[./-]\\s*(\\d{4}|\\d{2})(?![\\p{L}\\d])");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![\\p{L}\\d])(\\d{4})\\s*[./-]\\s*(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})(?![\\p{L}\\d])");
    private static final Pattern SPACED = Pattern.compile("^(\\d{1,2}) (\\d{1,2}) (\\d{4})$");
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?<![\\p{L}\\d])(\\d{1,2})\\.?\\s+(?:de\\s+)?(\\p{L}{3,9})\\.?,?\\s+(?:de\\s+)?(\\d{4})(?![\\p{L}\\d])");
    private static final Pattern YEAR = Pattern.compile("(?<![\\p{L}\\d])((?:19|20)\\d\\d)(?![\\p{L}\\d])");
    /** Months by their first three letters in Portuguese and English. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("fev", 2),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("abr", 4),
            Map.entry("apr", 4),
            Map.entry("mai", 5),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("ago", 8),
            Map.entry("aug", 8),
            Map.entry("set", 9),
            Map.entry("sep", 9),
            Map.entry("out", 10),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dez", 12),
            Map.entry("dec", 12));

    private static final int SHORTEST_NUMBER = 3;
    private static final int CENTURY = 100;

    /** @param today decides which century a year of two digits means */
    static SearchText of(String typed, LocalDate today) {
        String text = TypedText.halfWidth(TypedText.withAsciiDigits(typed));
        if (text.indexOf('@') > 0) {
            String address = text.replace(" ", "").toLowerCase(Locale.ROOT);
            boolean ascii = address.chars().allMatch(sign -> sign < 128);
            return new SearchText(ascii ? address : "@", null, List.of(), null, null);
        }
        var rest = new StringBuilder(text);
        LocalDate born = takeDate(rest, today);
        LocalDate until = born;
        String left = rest.toString().strip();
        if (born == null && hasLetter(left)) {
            Matcher year = YEAR.matcher(left);
            if (year.find() && !hasDigit(year.replaceFirst(" "))) {
                born = LocalDate.of(Integer.parseInt(year.group(1)), 1, 1);
                until = born.withDayOfYear(born.lengthOfYear());
                left = year.replaceFirst(" ").strip();
            }
        }
        return hasDigit(left)
                ? new SearchText(null, number(left), List.of(), born, until)
                : new SearchText(null, null, words(left), born, until);
    }

    /** What the text holds, as codes that say nothing of what was typed. */
    String kinds() {
        var kinds = new ArrayList<String>();
        if (email != null) kinds.add("MAIL");
        if (number != null) kinds.add("NUMBER");
        if (!words.isEmpty()) kinds.add("NAME");
        if (bornFrom != null) kinds.add("BIRTH");
        return String.join(",", kinds);
    }

    private static @Nullable LocalDate takeDate(StringBuilder text, LocalDate today) {
        return take(text, YEAR_FIRST, found -> date(found.group(1), found.group(2), found.group(3), today))
                .or(() -> take(text, DAY_FIRST, found -> date(found.group(3), found.group(2), found.group(1), today)))
                .or(() -> take(text, SPACED, found -> date(found.group(3), found.group(2), found.group(1), today)))
                .or(() -> take(text, IN_WORDS, found -> {
                    Integer month = MONTHS.get(found.group(2).substring(0, 3).toLowerCase(Locale.ROOT));
                    return month == null
                            ? Optional.empty()
                            : date(found.group(3), month.toString(), found.group(1), today);
                }))
                .orElse(null);
    }

    private static Optional<LocalDate> take(
            StringBuilder text, Pattern pattern, Function<Matcher, Optional<LocalDate>> reading) {
        Matcher found = pattern.matcher(text.toString());
        if (!found.find()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = reading.apply(found);
        date.ifPresent(any -> text.replace(found.start(), found.end(), " "));
        return date;
    }

    /** Day and month changed over, as some countries write them, where the other way there is no such day. */
    private static Optional<LocalDate> date(String yearTyped, String monthTyped, String dayTyped, LocalDate today) {
        int year = Integer.parseInt(yearTyped);
        if (yearTyped.length() == 2) {
            int century = today.getYear() / CENTURY * CENTURY;
            year += century + year > today.getYear() ? century - CENTURY : century;
        }
        int month = Integer.parseInt(monthTyped);
        int day = Integer.parseInt(dayTyped);
        boolean swapped = month > 12 && day <= 12;
        try {
            return Optional.of(swapped ? LocalDate.of(year, day, month) : LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String number(String text) {
        return TypedText.compact(text).replaceAll("[^0-9A-Z]", "");
    }

    private static List<String> words(String text) {
        return Arrays.stream(TypedText.name(text).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(sign -> sign >= '0' && sign <= '9');
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    boolean isBlank() {
        return email == null && number == null && words.isEmpty() && bornFrom == null;
    }

    /** Too little to look for: it would be found in every second file. One sign of an ideographic script is a name. */
    boolean isTooShort() {
        if (bornFrom != null || email != null) {
            return false;
        }
        if (number != null) {
            return number.length() < SHORTEST_NUMBER;
        }
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word -> word.codePointCount(0, word.length()) < 2
                                && word.codePoints().noneMatch(Character::isIdeographic));
    }

    /** The words as the beginning or end of a case's or document's number: for letters without a digit. */
    Optional<SearchText> asNumber() {
        String joined = number(String.join("", words));
        boolean latin = words.stream().allMatch(word -> word.chars().allMatch(sign -> sign < 128));
        return latin && joined.length() > SHORTEST_NUMBER && joined.length() <= 15
                ? Optional.of(new SearchText(null, joined, List.of(), bornFrom, bornUntil))
                : Optional.empty();
    }

    /** As the letters of a case's number, in which some are read as digits. */
    String caseNumber() {
        return number == null ? "" : Base32.normalise(number);
    }

    /** The day that eight digits without separators are, when they are one. */
    @Nullable
    LocalDate writtenTogether() {
        if (number == null || !number.matches("\\d{4}(19|20)\\d{2}")) {
            return null;
        }
        return date(number.substring(4), number.substring(2, 4), number.substring(0, 2), LocalDate.MAX)
                .orElse(null);
    }

    String digits() {
        return number == null ? "" : TypedText.digits(number);
    }
}
