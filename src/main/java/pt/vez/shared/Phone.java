package pt.vez.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/** A telephone number in ITU-T E.164 form, for example {@code +351912345678}. */
public record Phone(String value) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public Phone {
        if (!isValid(value)) {
            throw new InvalidInput("field.phone.invalid");
        }
    }

    /** Whether the text has the form of E.164. */
    public static boolean isValid(String text) {
        return text.matches("\\+[1-9]\\d{6,14}");
    }

    /**
     * Reads what a person typed; a number without a country prefix is Portuguese.
     *
     * @throws InvalidInput when no telephone network could have issued it
     */
    public static Phone of(String typed) {
        try {
            var number = NUMBERS.parse(TypedText.withAsciiDigits(typed), "PT");
            if (!NUMBERS.isValidNumber(number)) {
                throw new InvalidInput("field.phone.invalid");
            }
            return new Phone(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw new InvalidInput("field.phone.invalid");
        }
    }

    /**
     * Whether a text message can arrive there: not on a landline, a service number or a pager. Where a country gives both
     * kinds one range of numbers, the answer is yes.
     */
    public boolean isMobile() {
        try {
            return switch (NUMBERS.getNumberType(NUMBERS.parse(value, "PT"))) {
                case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, UNKNOWN -> true;
                default -> false;
            };
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** Whether this stored number can receive a text message; false without one. */
    public static boolean isMobile(@Nullable String e164) {
        return e164 != null && new Phone(e164).isMobile();
    }

    /** The number's country prefix without the plus, for example {@code 351}; 0 for one no country has. */
    public int country() {
        try {
            return NUMBERS.parse(value, "PT").getCountryCode();
        } catch (NumberParseException e) {
            return 0;
        }
    }

    /** Grouped for reading: {@code +351 912 345 678}. */
    public String display() {
        try {
            return NUMBERS.format(NUMBERS.parse(value, "PT"), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return value;
        }
    }

    /** Only the last three digits, for "we sent a code to …". */
    public String masked() {
        return "••• ••• " + value.substring(value.length() - 3);
    }
}
