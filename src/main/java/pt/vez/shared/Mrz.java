package pt.vez.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable zone of a passport (TD3, ICAO Doc 9303 part 4), a card (TD1, part 5) or a larger card or sheet
 * (TD2, part 6) with every check digit verified. Of a TD3 or TD2 the second line alone is enough, of a TD1 the first two.
 *
 * @param birthDate null when the document leaves month or day unknown
 */
public record Mrz(
        Layout layout,
        String number,
        String nationality,
        @Nullable LocalDate birthDate,
        LocalDate expiry) {

    /** Size of the zone. */
    public enum Layout {
        TD1,
        TD2,
        TD3
    }

    private static final int TD3_LINE = 44;
    private static final int TD2_LINE = 36;
    private static final int TD1_LINE = 30;

    /**
     * @param typed with or without line breaks and blanks
     * @param today decides the century of births
     * @throws InvalidInput naming the part whose check digit does not fit
     */
    public static Mrz parse(String typed, LocalDate today) {
        String zone = TypedText.withAsciiDigits(typed)
                .toUpperCase(Locale.ROOT)
                .replace(" ", "")
                .replace('«', '<');
        if (!zone.matches("[A-Z0-9<]*")) {
            throw new InvalidInput("biometrics.mrz.letters");
        }
        return switch (zone.length()) {
            case TD3_LINE -> td3(zone, today);
            case 2 * TD3_LINE -> td3(zone.substring(TD3_LINE), today);
            case TD2_LINE -> td2(zone, today);
            case 2 * TD2_LINE -> td2(zone.substring(TD2_LINE), today);
            case 2 * TD1_LINE, 3 * TD1_LINE ->
                td1(zone.substring(0, TD1_LINE), zone.substring(TD1_LINE, 2 * TD1_LINE), today);
            default -> throw new InvalidInput("biometrics.mrz.length", zone.length());
        };
    }

    private static Mrz td3(String line, LocalDate today) {
        require(line.substring(0, 9), line.charAt(9), "biometrics.mrz.number");
        require(line.substring(13, 19), line.charAt(19), "biometrics.mrz.birth");
        require(line.substring(21, 27), line.charAt(27), "biometrics.mrz.expiry");
        // An empty personal number may carry a filler in place of its check digit.
        if (line.charAt(42) != '<' || !line.substring(28, 42).matches("<*")) {
            require(line.substring(28, 42), line.charAt(42), "biometrics.mrz.personal");
        }
        require(
                line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43),
                line.charAt(43),
                "biometrics.mrz.whole");
        return new Mrz(
                Layout.TD3,
                line.substring(0, 9).replace("<", ""),
                line.substring(10, 13).replace("<", ""),
                birth(line.substring(13, 19), today),
                expiry(line.substring(21, 27)));
    }

    private static Mrz td2(String line, LocalDate today) {
        String number = number(line.substring(0, 9), line.charAt(9), line.substring(28, 35));
        require(line.substring(13, 19), line.charAt(19), "biometrics.mrz.birth");
        require(line.substring(21, 27), line.charAt(27), "biometrics.mrz.expiry");
        require(
                line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 35),
                line.charAt(35),
                "biometrics.mrz.whole");
        return new Mrz(
                Layout.TD2,
                number,
                line.substring(10, 13).replace("<", ""),
                birth(line.substring(13, 19), today),
                expiry(line.substring(21, 27)));
    }

    /** A number longer than nine goes on in the optional field, its check digit last (part 5, note j; part 6 likewise). */
    private static String number(String first, char check, String optional) {
        String number = first;
        char digit = check;
        if (check == '<') {
            String rest = optional.replaceAll("<.*", "");
            if (rest.length() < 2) {
                throw new InvalidInput("biometrics.mrz.number");
            }
            number += rest.substring(0, rest.length() - 1);
            digit = rest.charAt(rest.length() - 1);
        }
        require(number, digit, "biometrics.mrz.number");
        return number.replace("<", "");
    }

    private static Mrz td1(String first, String second, LocalDate today) {
        String number = number(first.substring(5, 14), first.charAt(14), first.substring(15));
        require(second.substring(0, 6), second.charAt(6), "biometrics.mrz.birth");
        require(second.substring(8, 14), second.charAt(14), "biometrics.mrz.expiry");
        require(
                first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + second.substring(18, 29),
                second.charAt(29),
                "biometrics.mrz.whole");
        return new Mrz(
                Layout.TD1,
                number,
                second.substring(15, 18).replace("<", ""),
                birth(second.substring(0, 6), today),
                expiry(second.substring(8, 14)));
    }

    private static void require(String field, char check, String key) {
        if (check < '0' || check > '9' || MachineReadableLine.checkDigit(field) != check - '0') {
            throw new InvalidInput(key);
        }
    }

    private static @Nullable LocalDate birth(String yymmdd, LocalDate today) {
        if (yymmdd.matches("(\\d{2}|<<)(\\d{2}|<<)<<")) {
            return null;
        }
        LocalDate date = date(2000, yymmdd, "biometrics.mrz.birth");
        return date.isAfter(today) ? date(1900, yymmdd, "biometrics.mrz.birth") : date;
    }

    private static LocalDate expiry(String yymmdd) {
        return date(2000, yymmdd, "biometrics.mrz.expiry");
    }

    private static LocalDate date(int century, String yymmdd, String key) {
        if (!yymmdd.matches("\\d{6}")) {
            throw new InvalidInput(key);
        }
        int year = century + Integer.parseInt(yymmdd.substring(0, 2));
        int month = Integer.parseInt(yymmdd.substring(2, 4));
        int day = Integer.parseInt(yymmdd.substring(4));
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        if (!exists) {
            throw new InvalidInput(key);
        }
        return LocalDate.of(year, month, day);
    }
}
