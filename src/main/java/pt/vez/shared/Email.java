package pt.vez.shared;

import java.util.Locale;

/** A mail address, compared without regard to case; at most 254 octets (RFC 5321 §4.5.3.1.3). */
public record Email(String value) {
    public Email {
        if (!isValid(value)) {
            throw new InvalidInput("field.email.invalid");
        }
    }

    public static Email of(String typed) {
        return new Email(typed.strip().toLowerCase(Locale.ROOT));
    }

    public static boolean isValid(String text) {
        return text.length() <= 254
                && text.matches(
                        "[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}]{2,}");
    }

    /** First letter and domain, for "we sent a code to …". */
    public String masked() {
        return value.charAt(0) + "•••" + value.substring(value.indexOf('@'));
    }
}
