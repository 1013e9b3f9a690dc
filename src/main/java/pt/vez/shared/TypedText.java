package pt.vez.shared;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what a person typed or pasted into a field of one line, before any rule looks at it: signs that are not seen are
 * not judged, digits of every script are digits. All functions are pure, total and idempotent.
 */
public final class TypedText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ASCII_END = 0x80;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    /** Grave and acute accent, quotation marks, primes and modifier letters that keyboards offer for an apostrophe. */
    private static final String APOSTROPHES =
            "`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u2018\u2019\u201B\u2032\u2035\uA78B\uA78C\uFF07";

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\p{Pd}\u2212\u00B7]");
    /** Scripts whose letters have one shape: a joiner between them is an accident. */
    private static final Set<Integer> UNJOINED =
            Set.of(UScript.COMMON, UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.ARMENIAN, UScript.HEBREW);

    private TypedText() {}

    /**
     * The text as it is seen: without control, format and other invisible characters (a joiner or non-joiner stays
     * between letters whose shape it decides), every kind of space and line break one plain space, no space at either
     * end.
     */
    public static String visible(String typed) {
        var text = new StringBuilder(typed.length());
        int[] points = typed.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (isSpace(point)) {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                }
            } else if (!isInvisible(point) || decidesShape(points, i)) {
                text.appendCodePoint(point);
            }
        }
        return text.toString().stripTrailing();
    }

    /** The {@link #visible} text with the decimal digits of every script, full-width too, as ASCII digits. */
    public static String withAsciiDigits(String typed) {
        var text = new StringBuilder(typed.length());
        visible(typed).codePoints().map(TypedText::asciiDigit).forEach(text::appendCodePoint);
        return text.toString();
    }

    /**
     * The text where it could be a code of ours, else the empty text, which is none. Codes are ASCII columns, and the
     * database refuses a statement that compares one with other letters (error 1267).
     */
    public static String code(String typed) {
        return typed.chars().allMatch(letter -> letter < ASCII_END) ? typed : "";
    }

    /** Only the decimal digits, as ASCII digits: for one-time codes. */
    public static String digits(String typed) {
        return withAsciiDigits(typed).replaceAll("[^0-9]", "");
    }

    /**
     * For numbers of documents: ASCII digits, upper-case letters, full-width letters as ASCII letters, without spaces,
     * full stops and dashes. Every other character stays, to be refused by the rule of the number.
     */
    public static String compact(String typed) {
        var text = new StringBuilder(typed.length());
        withAsciiDigits(typed).codePoints().map(TypedText::asciiWidth).forEach(text::appendCodePoint);
        return SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /**
     * For names of people: {@link #visible}, composed (NFC), every sign used for an apostrophe as an apostrophe and
     * every dash as a hyphen, so that the same name is the same text from every keyboard. Letters are not changed.
     */
    public static String name(String typed) {
        var text = new StringBuilder(typed.length());
        Normalizer.normalize(visible(typed), Normalizer.Form.NFC)
                .codePoints()
                .map(TypedText::namePunctuation)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Full-width letters and signs, as keyboards of Chinese, Japanese and Korean type them, in their usual width. */
    public static String halfWidth(String text) {
        var half = new StringBuilder(text.length());
        text.codePoints()
                .map(TypedText::asciiWidth)
                .map(point -> point == 0x3002 || point == 0xFF61 ? '.' : point)
                .forEach(half::appendCodePoint);
        return half.toString();
    }

    private static int namePunctuation(int point) {
        if (APOSTROPHES.indexOf(point) >= 0) {
            return '\'';
        }
        return Character.getType(point) == Character.DASH_PUNCTUATION || point == 0x2212 ? '-' : point;
    }

    private static int asciiDigit(int point) {
        int digit = Character.digit(point, 10);
        return digit < 0 ? point : '0' + digit;
    }

    private static int asciiWidth(int point) {
        return point > 0xFF00 && point < 0xFF5F ? point - FULL_WIDTH_OFFSET : point;
    }

    private static boolean isSpace(int point) {
        return Character.isSpaceChar(point) || Character.isWhitespace(point) || point == 0x85;
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    private static boolean decidesShape(int[] points, int at) {
        return (points[at] == ZERO_WIDTH_JOINER || points[at] == ZERO_WIDTH_NON_JOINER)
                && at > 0
                && at + 1 < points.length
                && isShaped(points[at - 1])
                && isShaped(points[at + 1]);
    }

    private static boolean isShaped(int point) {
        boolean markOrLetter = Character.isLetter(point)
                || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK;
        return markOrLetter && !isInvisible(point) && !UNJOINED.contains(UScript.getScript(point));
    }
}
