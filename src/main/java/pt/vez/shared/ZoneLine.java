package pt.vez.shared;

import java.util.Optional;

/**
 * A line of a machine-readable zone, by what stands where: D digit of a date, C check digit, F check digit or filler, T
 * check digit over the others, L letter, I one that cards begin with, S letter or filler but no K, A anything.
 *
 * @param tail where the last part begins, in which fillers stand in a row
 * @param end check digits after it
 */
record ZoneLine(String mask, int tail, int end) {
    static final ZoneLine TD3 = new ZoneLine("AAAAAAAAACLLLDDDDDDCADDDDDDC" + "A".repeat(14) + "FT", 28, 2);
    static final ZoneLine TD2 = new ZoneLine("AAAAAAAAAFLLLDDDDDDCADDDDDDCAAAAAAAT", 28, 1);
    static final ZoneLine TD1 = new ZoneLine("ISLLLAAAAAAAAAF" + "A".repeat(15), 15, 0);
    static final ZoneLine TD1_SECOND = new ZoneLine("DDDDDDCADDDDDDCLLL" + "A".repeat(11) + "T", 18, 1);

    private static final String LETTERS = "OQDUILZSGB";
    private static final String THEIR_DIGITS = "0000112568";
    private static final String DIGITS = "012568";
    private static final String THEIR_LETTERS = "OIZSGB";

    int length() {
        return mask.length();
    }

    boolean isOfCard() {
        return length() == 30;
    }

    /** Digits where digits stand and letters where letters do; nothing when one stands where it cannot. */
    Optional<String> grammatical(String seen) {
        var zone = new StringBuilder(seen);
        for (int i = 0; i < zone.length(); i++) {
            char c = zone.charAt(i);
            char kind = mask.charAt(i);
            if (kind == 'S' && c == 'K') {
                zone.setCharAt(i, '<');
            } else if (kind == 'L' || kind == 'S' || kind == 'I') {
                zone.setCharAt(i, exchanged(c, DIGITS, THEIR_LETTERS));
            } else if (kind != 'A') {
                zone.setCharAt(i, kind == 'F' && c == 'K' ? '<' : exchanged(c, LETTERS, THEIR_DIGITS));
            }
            char now = zone.charAt(i);
            boolean digit = now >= '0' && now <= '9';
            boolean fits = switch (kind) {
                case 'L', 'S' -> !digit;
                case 'I' -> "ACI".indexOf(now) >= 0;
                case 'C' -> digit;
                case 'D', 'F' -> digit || now == '<';
                default -> true;
            };
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(zone.toString());
    }

    private static char exchanged(char c, String from, String to) {
        int at = from.indexOf(c);
        return at < 0 ? c : to.charAt(at);
    }
}
