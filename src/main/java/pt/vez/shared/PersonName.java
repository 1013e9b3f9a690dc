package pt.vez.shared;

import java.util.regex.Pattern;

/**
 * A person's name in the form it is stored in: visible text, at most 200 characters, at least two letters. One word is
 * a name; any script is.
 */
public record PersonName(String value) {
    public static final int LONGEST = 200;
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M} '.,-]+");

    public PersonName {
        if (!isValid(value)) {
            throw new InvalidInput(letters(value) == 1 ? "field.name.short" : "field.name.missing");
        }
    }

    /**
     * Reads a name in any script.
     *
     * @throws InvalidInput when it has fewer than two letters or is longer than {@link #LONGEST}
     */
    public static PersonName of(String typed) {
        return new PersonName(TypedText.name(typed));
    }

    /**
     * Reads a name for the register, which keeps Latin letters as the machine-readable zone does (ICAO Doc 9303 part
     * 3).
     *
     * @throws InvalidInput when it has no letter or a letter of another script
     */
    public static PersonName latin(String typed) {
        PersonName name = of(typed);
        if (!LATIN.matcher(name.value()).matches()) {
            throw new InvalidInput("field.name.latin");
        }
        return name;
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }

    /** Whether the text is a name already as {@link #of} returns it. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && letters(text) > 1 && text.equals(TypedText.name(text));
    }
}
