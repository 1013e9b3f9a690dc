package pt.vez.biometrics;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import pt.vez.shared.MachineReadableLine;

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
        return first + nationality + born + "F" + ends + personal
                + MachineReadableLine.checkDigit(first + born + ends + personal);
    }

    private static String checked(String field) {
        return field + MachineReadableLine.checkDigit(field);
    }
}
