package pt.vez.casework;

import pt.vez.shared.Base32;
import pt.vez.shared.InvalidInput;

/**
 * Number of a case: eight random characters that are not mistaken for each other and a check character; a trillion
 * numbers, so they are not guessed. Written {@code 7K4M-2QXP-C}.
 *
 * <p>What is typed is checked by {@link #of}; what is stored is taken as it is, because one row that was written by other
 * means must not make the list it stands in unreadable.
 */
public record CaseNumber(String value) {

    /** @throws InvalidInput when it cannot be a case number: a character is missing or was misread */
    public static CaseNumber of(String typed) {
        String text = Base32.normalise(typed);
        if (text.length() != 9) {
            throw new InvalidInput("field.caseNumber.length", text.length());
        }
        if (!isValid(text)) {
            throw new InvalidInput("field.caseNumber.invalid");
        }
        return new CaseNumber(text);
    }

    public static CaseNumber random() {
        return new CaseNumber(Base32.random(8));
    }

    public static boolean isValid(String text) {
        return text.length() == 9 && Base32.isValid(text);
    }

    /** In groups; a stored number of another length as it is. */
    public String display() {
        return value.length() != 9
                ? value
                : value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.charAt(8);
    }
}
