package pt.vez.shared;

/**
 * Number of a travel document. There is no universal format; ICAO Doc 9303 part 4 allows letters and digits, nine in the
 * machine-readable zone and more where a state needs them.
 */
public record PassportNumber(String value) {
    public PassportNumber {
        if (!isValid(value)) {
            throw new InvalidInput("field.passport.invalid");
        }
    }

    /**
     * Reads what a person typed; spaces, dots, dashes and invisible signs are ignored.
     *
     * @throws InvalidInput when it is not 5 to 15 letters and digits with at least one digit
     */
    public static PassportNumber of(String typed) {
        String text = TypedText.compact(typed);
        if (text.length() < 5 || text.length() > 15) {
            throw new InvalidInput("field.passport.length");
        }
        return new PassportNumber(text);
    }

    public static boolean isValid(String text) {
        return text.matches("(?=.*\\d)[A-Z0-9]{5,15}");
    }
}
