package pt.vez.shared;

/**
 * Portuguese number of a legal person (<i>número de identificação de pessoa coletiva</i>): nine digits, the first from 5 to
 * 9, the last the check digit of {@link Nif}.
 */
public record Nipc(String value) {
    public Nipc {
        if (!isValid(value)) {
            throw new InvalidInput("field.nipc.check");
        }
    }

    /**
     * Reads what a person typed; spaces, dots, dashes, invisible signs and the prefix PT are ignored.
     *
     * @throws InvalidInput naming the mistake: length, first digit or check digit
     */
    public static Nipc of(String typed) {
        String digits = TypedText.compact(typed).replaceFirst("^PT", "");
        if (!digits.matches("\\d{9}")) {
            throw new InvalidInput("field.nipc.length");
        }
        if (!digits.matches("[5-9].*")) {
            throw new InvalidInput("field.nipc.first");
        }
        return new Nipc(digits);
    }

    public static boolean isValid(String digits) {
        return digits.matches("[5-9]\\d{8}") && Nif.check(digits) == digits.charAt(8) - '0';
    }
}
