package pt.vez.identity;

import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Phone;
import pt.vez.shared.TypedText;

/**
 * What a person signs in with, in its one canonical form: a mail address, or the number of a mobile telephone in E.164,
 * which receives the code as a text message.
 */
public record SignInContact(String value) {
    /** A telephone number has at least this many digits; fewer are a mistake in an address. */
    private static final int FEWEST_DIGITS = 5;

    public SignInContact {
        if (value.startsWith("+") && !value.contains("@")) {
            new Phone(value);
        } else {
            new Email(value);
        }
    }

    /**
     * Reads what a person typed: with an @ a mail address, else digits are a telephone number.
     *
     * @throws InvalidInput when it is neither, or a telephone that receives no text messages
     */
    public static SignInContact of(String typed) {
        String text = TypedText.halfWidth(TypedText.withAsciiDigits(typed));
        if (text.isEmpty()) {
            throw new InvalidInput("signin.contact.missing");
        }
        if (text.indexOf('@') >= 0) {
            return new SignInContact(Email.of(typed).value());
        }
        boolean isNumber = text.chars().noneMatch(Character::isLetter)
                && TypedText.digits(text).length() >= FEWEST_DIGITS;
        if (!isNumber) {
            throw new InvalidInput("signin.contact.invalid");
        }
        Phone phone = Phone.of(text);
        if (!phone.isMobile()) {
            throw new InvalidInput("signin.landline");
        }
        return new SignInContact(phone.value());
    }

    public boolean isPhone() {
        return value.startsWith("+") && !value.contains("@");
    }

    /** For reading: the domain in its own letters, the number in groups. */
    public String display() {
        return isPhone() ? new Phone(value).display() : new Email(value).display();
    }

    /** For "we sent a code to …", where others may look. */
    public String masked() {
        return isPhone() ? new Phone(value).masked() : new Email(value).masked();
    }

    /** What a new account is called until a case says the person's name. */
    public String defaultName() {
        return isPhone() ? display() : value.substring(0, value.indexOf('@'));
    }
}
