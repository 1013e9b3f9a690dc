package pt.vez.shared;

/**
 * Portuguese taxpayer number (<i>número de identificação fiscal</i>) of an individual: nine digits, the first 1, 2, 3 or
 * the first two 45, the last a check digit modulo 11 with weights 9 to 2.
 */
public record Nif(String value) {
    public Nif {
        if (!isValid(value)) {
            throw new InvalidInput("field.nif.invalid");
        }
    }

    /**
     * Reads what a person typed in digits of any script; spaces, dots, dashes, invisible signs and the prefix PT are
     * ignored.
     *
     * @throws InvalidInput naming the mistake: length, first digit or check digit
     */
    public static Nif of(String typed) {
        String digits = TypedText.compact(typed).replaceFirst("^PT", "");
        if (!digits.matches("\\d+")) {
            throw new InvalidInput("field.nif.digits");
        }
        if (digits.length() != 9) {
            throw new InvalidInput("field.nif.length", digits.length());
        }
        if (!individual(digits)) {
            throw new InvalidInput("field.nif.first");
        }
        if (!isValid(digits)) {
            throw new InvalidInput("field.nif.check");
        }
        return new Nif(digits);
    }

    public static boolean isValid(String digits) {
        return digits.matches("\\d{9}") && individual(digits) && check(digits) == digits.charAt(8) - '0';
    }

    private static boolean individual(String digits) {
        return digits.matches("[123].*|45.*");
    }

    static int check(String digits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (digits.charAt(i) - '0') * (9 - i);
        }
        int check = 11 - sum % 11;
        return check >= 10 ? 0 : check;
    }

    /** Appends the check digit; for generated demonstration data. */
    public static Nif ofFirstEight(String eight) {
        return new Nif(eight + check(eight + "0"));
    }
}
