package pt.vez.associations;

import org.jspecify.annotations.Nullable;
import pt.vez.shared.LocalText;

/**
 * How a partner body is reached; public.
 *
 * @param address street, postal code and town on one line, at most 200 signs
 * @param phone in the form +351…, null where there is none
 * @param hours opening hours in words, at most 200 signs in each language
 * @param languages spoken there, in words, at most 200 signs
 */
public record Contact(String address, @Nullable String phone, LocalText hours, String languages) {
    public static final int LONGEST = 200;

    /** What stands for a partner nothing was entered for yet. */
    public static final Contact NONE = new Contact("", null, new LocalText("", ""), "");
}
