package pt.vez.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * The second line of a passport's machine-readable zone (ICAO Doc 9303 part 4, TD3): 44 characters with check digits
 * over number, birth date, expiry and the whole.
 *
 * @param nationality three letters as printed, for example {@code BRA}
 */
public record MachineReadableLine(PassportNumber number, String nationality, LocalDate birthDate, LocalDate expiry) {

    /**
     * @param today decides the century of a two-digit year: births lie in the past, expiries within fifty years
     * @throws InvalidInput naming the part whose check digit does not fit
     */
    public static MachineReadableLine parse(String typed, LocalDate today) {
        String line = TypedText.withAsciiDigits(typed)
                .toUpperCase(Locale.ROOT)
                .replace(" ", "")
                .replace('«', '<');
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
        int year = today.getYear() % 100;
        int born = Integer.parseInt(line.substring(13, 15));
        int century = born > year ? 1900 : 2000;
        return new MachineReadableLine(
                PassportNumber.of(line.substring(0, 9).replace("<", "")),
                line.substring(10, 13).replace("<", ""),
                date(century + born, line.substring(15, 19), "field.mrz.birth"),
                date(2000 + Integer.parseInt(line.substring(21, 23)), line.substring(23, 27), "field.mrz.expiry"));
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

    private static void require(String field, char check, String key) {
        if (check != '<' && checkDigit(field) != check - '0') {
            throw new InvalidInput(key);
        }
    }

    private static LocalDate date(int year, String monthDay, String key) {
        if (!monthDay.matches("\\d{4}")) {
            throw new InvalidInput(key);
        }
        int month = Integer.parseInt(monthDay.substring(0, 2));
        int day = Integer.parseInt(monthDay.substring(2));
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new InvalidInput(key);
        }
        return LocalDate.of(year, month, day);
    }
}
