package pt.vez.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** A telephone number in ITU-T E.164 form, for example {@code +351912345678}. */
public record Phone(String value) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public Phone {
        if (!value.matches("\\+[1-9]\\d{6,14}")) {
            throw new InvalidInput("field.phone.invalid");
        }
    }

    /**
     * Reads what a person typed; a number without a country prefix is Portuguese.
     *
     * @throws InvalidInput when no telephone network could have issued it
     */
    public static Phone of(String typed) {
        try {
            var number = NUMBERS.parse(typed, "PT");
            if (!NUMBERS.isValidNumber(number)) {
                throw new InvalidInput("field.phone.invalid");
            }
            return new Phone(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw new InvalidInput("field.phone.invalid");
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
