package pt.vez.shared;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable zone of a passport (TD3, ICAO Doc 9303 part 4), a card (TD1, part 5) or a larger card or sheet
 * (TD2, part 6) with every check digit verified. Of a TD3 or TD2 the second line alone is enough, of a TD1 the first two.
 *
 * @param nationality one to three letters as printed, for example {@code BRA} or {@code D}
 * @param birth null when the document leaves the year unknown
 * @param expiry null when the document has none, which {@link #passport} alone accepts
 * @param name given names before surnames, where {@link #passport} was given both lines; else null
 */
public record Mrz(
        Layout layout,
        String number,
        String nationality,
        @Nullable PartialDate birth,
        @Nullable LocalDate expiry,
        @Nullable String name) {

    /** Size of the zone. */
    public enum Layout {
        TD1,
        TD2,
        TD3
    }

    private static final int[] WEIGHTS = {7, 3, 1};

    /**
     * A document of any layout that a person brought.
     *
     * @param typed with or without line breaks and blanks
     * @param today decides the century of a two-digit year: births lie in the past, expiries within fifty years
     * @throws InvalidInput naming the part whose check digit does not fit
     */
    public static Mrz parse(String typed, LocalDate today) {
        return new MrzReader(MrzReader.DOCUMENT, today).document(typed);
    }

    /**
     * The passport a form is filled with. An expiry or birth date it does not have may be all fillers, the check digit too.
     *
     * @param typed the second line, or both; blanks and line breaks do not count
     * @throws InvalidInput naming the part of the line to compare
     */
    public static Mrz passport(String typed, LocalDate today) {
        return new MrzReader(MrzReader.PASSPORT, today).passport(typed);
    }

    /** The date of birth; null when month or day is unknown. */
    public @Nullable LocalDate birthDate() {
        return birth == null || !birth.isWhole() ? null : birth.earliest();
    }

    /** Check digit of ICAO Doc 9303 part 3 §4.9: weights 7, 3, 1 repeating, modulo 10. */
    public static int checkDigit(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int digit = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
            sum += digit * WEIGHTS[i % WEIGHTS.length];
        }
        return sum % 10;
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
