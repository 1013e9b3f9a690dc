package pt.vez.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable zone of a passport (ICAO Doc 9303 part 4, TD3): a second line of 44 characters with check digits
 * over number, birth date, expiry and the whole, alone or after the first line, which has the name.
 *
 * @param nationality one to three letters as printed, for example {@code BRA} or {@code D}
 * @param birthDate null when the document leaves all of it unknown
 * @param expiry null when the document has none
 * @param name given names before surnames; null when only the second line was typed
 */
public record MachineReadableLine(
        PassportNumber number,
        String nationality,
        @Nullable PartialDate birthDate,
        @Nullable LocalDate expiry,
        @Nullable String name) {
    private static final int LENGTH = 44;
    private static final String UNKNOWN = "<<<<<<";

    /**
     * @param typed the second line, or both; blanks and line breaks do not count
     * @param today decides the century of a two-digit year: births lie in the past, expiries within fifty years
     * @throws InvalidInput naming the part whose check digit does not fit
     */
    public static MachineReadableLine parse(String typed, LocalDate today) {
        String zone = TypedText.withAsciiDigits(typed)
                .toUpperCase(Locale.ROOT)
                .replaceAll("\\s", "")
                .replace('«', '<');
        boolean both = zone.matches("P[A-Z0-9<]{87}");
        String line = both ? zone.substring(LENGTH) : zone;
        if (!line.matches("[A-Z0-9<]{44}")) {
            throw new InvalidInput("field.mrz.length", line.length());
        }
        require(line.substring(0, 9), line.charAt(9), "field.mrz.number");
        require(line.substring(13, 19), line.charAt(19), "field.mrz.birth");
        require(line.substring(21, 27), line.charAt(27), "field.mrz.expiry");
        require(
                line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43),
                line.charAt(43),
                "field.mrz.whole");
        return new MachineReadableLine(
                PassportNumber.of(line.substring(0, 9).replace("<", "")),
                line.substring(10, 13).replace("<", ""),
                birth(line.substring(13, 19), today),
                expiry(line.substring(21, 27)),
                both ? name(zone.substring(5, LENGTH)).orElse(null) : null);
    }

    /** Check digit of ICAO Doc 9303 part 3 §4.9: weights 7, 3, 1 repeating, modulo 10. */
    public static int checkDigit(String field) {
        int[] weights = {7, 3, 1};
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int digit = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
            sum += digit * weights[i % 3];
        }
        return sum % 10;
    }

    /** A filler stands for a check digit only over a field that has nothing but fillers. */
    private static void require(String field, char check, String key) {
        boolean empty = check == '<' && field.matches("<+");
        if (!empty && (check < '0' || check > '9' || checkDigit(field) != check - '0')) {
            throw new InvalidInput(key);
        }
    }

    /** {@code YYMMDD}; unknown parts are fillers (part 3 §4.8). */
    private static @Nullable PartialDate birth(String field, LocalDate today) {
        if (field.equals(UNKNOWN)) {
            return null;
        }
        if (!field.matches("\\d{2}(\\d{2}(\\d{2}|<<)|<<<<)")) {
            throw new InvalidInput("field.mrz.birth");
        }
        int year = Integer.parseInt(field.substring(0, 2));
        int month = Integer.parseInt(field.substring(2, 4).replace("<<", "0"));
        int day = Integer.parseInt(field.substring(4).replace("<<", "0"));
        if (month == 0 && field.charAt(2) != '<' || day == 0 && field.charAt(4) != '<') {
            throw new InvalidInput("field.mrz.birth");
        }
        PartialDate inThisCentury = born(2000 + year, month, day);
        return inThisCentury.earliest().isAfter(today) ? born(1900 + year, month, day) : inThisCentury;
    }

    private static PartialDate born(int year, int month, int day) {
        if (month > 12 || month > 0 && day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new InvalidInput("field.mrz.birth");
        }
        return PartialDate.of(year, month, day);
    }

    private static @Nullable LocalDate expiry(String field) {
        if (field.equals(UNKNOWN)) {
            return null;
        }
        if (!field.matches("\\d{6}")) {
            throw new InvalidInput("field.mrz.expiry");
        }
        int year = 2000 + Integer.parseInt(field.substring(0, 2));
        int month = Integer.parseInt(field.substring(2, 4));
        int day = Integer.parseInt(field.substring(4));
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new InvalidInput("field.mrz.expiry");
        }
        return LocalDate.of(year, month, day);
    }

    /** {@code SURNAME<<GIVEN<NAMES<<<}, in capitals as a name is written. */
    static Optional<String> name(String field) {
        String[] parts = field.split("<<", 2);
        String surname = parts[0].replace('<', ' ').strip();
        String given = parts.length > 1 ? parts[1].replace('<', ' ').strip() : "";
        String whole = (given + " " + surname).strip().replaceAll(" +", " ");
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(whole.split(" "))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")));
    }
}
