package pt.vez.scheduling;

import java.util.Locale;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;

/**
 * A service given at a desk.
 *
 * @param minutes length of one attendance, 5 to 240
 * @param openBooking whether all applicants who are ready may book, or only invited ones
 */
public record ServiceType(String code, LocalText name, int minutes, boolean active, boolean openBooking) {
    /**
     * The code as it is stored.
     *
     * @param typed in upper or lower case
     * @throws InvalidInput unless it has 2 to 12 letters from A to Z and digits
     */
    public static String requireCode(String typed) {
        String code = typed.strip().toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9]{2,12}")) {
            throw new InvalidInput("services.code.invalid");
        }
        return code;
    }
}
