package pt.vez.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Mrz.Layout;

/** Reads the lines of a machine-readable zone, each check digit verified. */
final class MrzReader {
    /**
     * What is said of each part.
     *
     * @param letters key of the message for a character that does not exist in a zone
     * @param length key of the message for a zone of no known length, with the length
     * @param mayLack whether a birth date or expiry of nothing but fillers may have a filler for its check digit, and the
     *     expiry may be missing
     */
    record Messages(
            String letters,
            String length,
            String number,
            String birth,
            String expiry,
            String personal,
            String whole,
            boolean mayLack) {}

    static final Messages DOCUMENT = new Messages(
            "biometrics.mrz.letters",
            "biometrics.mrz.length",
            "biometrics.mrz.number",
            "biometrics.mrz.birth",
            "biometrics.mrz.expiry",
            "biometrics.mrz.personal",
            "biometrics.mrz.whole",
            false);

    static final Messages PASSPORT = new Messages(
            "field.mrz.length",
            "field.mrz.length",
            "field.mrz.number",
            "field.mrz.birth",
            "field.mrz.expiry",
            "field.mrz.whole",
            "field.mrz.whole",
            true);

    private static final int TD3_LINE = 44;
    private static final int TD2_LINE = 36;
    private static final int TD1_LINE = 30;
    private static final String NONE = "<<<<<<";
    private final Messages messages;
    private final LocalDate today;

    MrzReader(Messages messages, LocalDate today) {
        this.messages = messages;
        this.today = today;
    }

    Mrz document(String typed) {
        String zone = cleaned(typed);
        return switch (zone.length()) {
            case TD3_LINE -> td3(zone);
            case 2 * TD3_LINE -> td3(zone.substring(TD3_LINE));
            case TD2_LINE -> td2(zone);
            case 2 * TD2_LINE -> td2(zone.substring(TD2_LINE));
            case 2 * TD1_LINE, 3 * TD1_LINE -> td1(zone.substring(0, TD1_LINE), zone.substring(TD1_LINE, 2 * TD1_LINE));
            default -> throw new InvalidInput(messages.length(), zone.length());
        };
    }

    Mrz passport(String typed) {
        String zone = cleaned(typed);
        boolean both = zone.matches("P[A-Z0-9<]{87}");
        if (!both && zone.length() != TD3_LINE) {
            throw new InvalidInput(messages.length(), zone.length());
        }
        Mrz line = td3(both ? zone.substring(TD3_LINE) : zone);
        return new Mrz(
                line.layout(),
                PassportNumber.of(line.number()).value(),
                line.nationality(),
                line.birth(),
                line.expiry(),
                both ? Mrz.name(zone.substring(5, TD3_LINE)).orElse(null) : null);
    }

    private String cleaned(String typed) {
        String zone = TypedText.withAsciiDigits(typed)
                .toUpperCase(Locale.ROOT)
                .replaceAll("\\s", "")
                .replace('«', '<');
        if (!zone.matches("[A-Z0-9<]*")) {
            throw new InvalidInput(messages.letters(), zone.length());
        }
        return zone;
    }

    private Mrz td3(String line) {
        require(line.substring(0, 9), line.charAt(9), messages.number());
        requireDate(line.substring(13, 19), line.charAt(19), messages.birth());
        requireDate(line.substring(21, 27), line.charAt(27), messages.expiry());
        // An empty personal number may carry a filler in place of its check digit.
        if (line.charAt(42) != '<' || !line.substring(28, 42).matches("<*")) {
            require(line.substring(28, 42), line.charAt(42), messages.personal());
        }
        require(
                line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43),
                line.charAt(43),
                messages.whole());
        return read(
                Layout.TD3,
                line.substring(0, 9).replace("<", ""),
                line.substring(10, 13),
                line.substring(13, 19),
                line.substring(21, 27));
    }

    private Mrz td2(String line) {
        String number = number(line.substring(0, 9), line.charAt(9), line.substring(28, 35));
        requireDate(line.substring(13, 19), line.charAt(19), messages.birth());
        requireDate(line.substring(21, 27), line.charAt(27), messages.expiry());
        require(
                line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 35),
                line.charAt(35),
                messages.whole());
        return read(Layout.TD2, number, line.substring(10, 13), line.substring(13, 19), line.substring(21, 27));
    }

    private Mrz td1(String first, String second) {
        String number = number(first.substring(5, 14), first.charAt(14), first.substring(15));
        requireDate(second.substring(0, 6), second.charAt(6), messages.birth());
        requireDate(second.substring(8, 14), second.charAt(14), messages.expiry());
        require(
                first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + second.substring(18, 29),
                second.charAt(29),
                messages.whole());
        return read(Layout.TD1, number, second.substring(15, 18), second.substring(0, 6), second.substring(8, 14));
    }

    private Mrz read(Layout layout, String number, String nationality, String birth, String expiry) {
        return new Mrz(layout, number, nationality.replace("<", ""), birth(birth), expiry(expiry), null);
    }

    /** A number longer than nine goes on in the optional field, its check digit last (part 5, note j; part 6 likewise). */
    private String number(String first, char check, String optional) {
        String number = first;
        char digit = check;
        if (check == '<') {
            String rest = optional.replaceAll("<.*", "");
            if (rest.length() < 2) {
                throw new InvalidInput(messages.number());
            }
            number += rest.substring(0, rest.length() - 1);
            digit = rest.charAt(rest.length() - 1);
        }
        require(number, digit, messages.number());
        return number.replace("<", "");
    }

    private static void require(String field, char check, String key) {
        if (check < '0' || check > '9' || Mrz.checkDigit(field) != check - '0') {
            throw new InvalidInput(key);
        }
    }

    private void requireDate(String field, char check, String key) {
        if (!messages.mayLack() || check != '<' || !field.equals(NONE)) {
            require(field, check, key);
        }
    }

    /** {@code YYMMDD}; unknown parts are fillers (part 3 §4.8). */
    private @Nullable PartialDate birth(String field) {
        if (field.matches("<<(\\d{2}|<<)<<")) {
            return null;
        }
        if (!field.matches("\\d{2}(\\d{2}(\\d{2}|<<)|<<<<)")) {
            throw new InvalidInput(messages.birth());
        }
        PartialDate inThisCentury = date(2000, field, messages.birth());
        return inThisCentury.earliest().isAfter(today) ? date(1900, field, messages.birth()) : inThisCentury;
    }

    private @Nullable LocalDate expiry(String field) {
        if (messages.mayLack() && field.equals(NONE)) {
            return null;
        }
        if (!field.matches("\\d{6}")) {
            throw new InvalidInput(messages.expiry());
        }
        return date(2000, field, messages.expiry()).earliest();
    }

    /** Month and day may be fillers. */
    private static PartialDate date(int century, String field, String key) {
        int year = century + Integer.parseInt(field.substring(0, 2));
        int month = Integer.parseInt(field.substring(2, 4).replace("<<", "0"));
        int day = Integer.parseInt(field.substring(4).replace("<<", "0"));
        boolean exists = (month > 0 || field.charAt(2) == '<')
                && (day > 0 || field.charAt(4) == '<')
                && month <= 12
                && (month == 0 || day <= YearMonth.of(year, month).lengthOfMonth());
        if (!exists) {
            throw new InvalidInput(key);
        }
        return PartialDate.of(year, month, day);
    }
}
