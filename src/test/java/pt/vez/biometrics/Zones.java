package pt.vez.biometrics;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import pt.vez.shared.Mrz;

/** Machine-readable zones of made-up documents, with their check digits. */
public final class Zones {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private Zones() {}

    /** Second line of a passport. */
    public static String passport(String number, String nationality, LocalDate birth, LocalDate expiry) {
        String first = checked((number + "<<<<<<<<<").substring(0, 9));
        String born = checked(DAY.format(birth));
        String ends = checked(DAY.format(expiry));
        String personal = checked("<".repeat(14));
        return first + nationality + born + "F" + ends + personal + Mrz.checkDigit(first + born + ends + personal);
    }

    private static String checked(String field) {
        return field + Mrz.checkDigit(field);
    }

    /** The three lines of a card whose number has nine characters. */
    public static String[] card(String number, String nationality, LocalDate birth, LocalDate expiry) {
        String first = "I<" + nationality + checked(number) + "<".repeat(15);
        String dates = checked(DAY.format(birth)) + "F" + checked(DAY.format(expiry));
        String optional = "<".repeat(11);
        int whole = Mrz.checkDigit(first.substring(5) + dates.substring(0, 7) + dates.substring(8) + optional);
        return new String[] {first, dates + nationality + optional + whole, "SILVA<<ANA<MARIA<<<<<<<<<<<<<<"};
    }
}
