package pt.vez.shared;

import java.security.SecureRandom;

/**
 * Letters and digits that are not mistaken for each other when read aloud or copied by hand (Crockford's alphabet: no I,
 * L, O, U), with a check character of the ISO/IEC 7064 hybrid scheme for 32 symbols, which catches every single wrong
 * character and every swap of neighbours but a few.
 */
public final class Base32 {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Base32() {}

    /** {@code length} random characters followed by their check character. */
    public static String random(int length) {
        var text = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(32)));
        }
        return text.append(check(text)).toString();
    }

    public static char check(CharSequence body) {
        int product = 32;
        for (int i = 0; i < body.length(); i++) {
            int sum = (product + ALPHABET.indexOf(body.charAt(i))) % 32;
            product = (sum == 0 ? 32 : sum) * 2 % 33;
        }
        return ALPHABET.charAt((33 - product) % 32);
    }

    public static boolean isValid(String text) {
        int last = text.length() - 1;
        return last > 0
                && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(text.substring(0, last)) == text.charAt(last);
    }

    /** Upper case, without separators, with the letters people confuse read as the digits they meant. */
    public static String normalise(String typed) {
        return TypedText.compact(typed)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
