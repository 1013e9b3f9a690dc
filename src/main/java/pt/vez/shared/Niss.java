package pt.vez.shared;

/**
 * Portuguese social security number (<i>número de identificação de segurança social</i>): eleven digits starting with 1
 * for a person, the last a check digit with prime weights modulo 10.
 */
public record Niss(String value) {
    private static final int[] WEIGHTS = {29, 23, 19, 17, 13, 11, 7, 5, 3, 2};

    public Niss {
        if (!isValid(value)) {
            throw new InvalidInput("field.niss.check");
        }
    }

    /**
     * Reads what a person typed in digits of any script; spaces, dots, dashes and invisible signs are ignored.
     *
     * @throws InvalidInput naming the mistake: length, first digit or check digit
     */
    public static Niss of(String typed) {
        String digits = TypedText.compact(typed);
        if (!digits.matches("\\d+")) {
            throw new InvalidInput("field.niss.digits");
        }
        if (digits.length() != 11) {
            throw new InvalidInput("field.niss.length", digits.length());
        }
        if (digits.charAt(0) != '1') {
            throw new InvalidInput("field.niss.first");
        }
        return new Niss(digits);
    }

    public static boolean isValid(String digits) {
        return digits.matches("1\\d{10}") && check(digits) == digits.charAt(10) - '0';
    }

    private static int check(String digits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return 9 - sum % 10;
    }

    /** Appends the check digit; for generated demonstration data. */
    public static Niss ofFirstTen(String ten) {
        return new Niss(ten + check(ten + "0"));
    }
}
