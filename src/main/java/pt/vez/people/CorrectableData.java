package pt.vez.people;

import org.jspecify.annotations.Nullable;
import pt.vez.platform.Languages;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Phone;
import pt.vez.shared.TypedText;

/**
 * What may be corrected about a person.
 *
 * @param phone E.164
 * @param email in the canonical form of {@link Email}
 * @param municipality code; decides the centre whose order the person waits in
 * @param language BCP 47 tag of the language of messages
 */
public record CorrectableData(
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        @Nullable String municipality,
        String language) {
    public static final int LONGEST_ADDRESS = 200;

    public static CorrectableData of(ApplicantData data) {
        return new CorrectableData(data.phone(), data.email(), data.address(), data.municipality(), data.language());
    }

    /**
     * In canonical form; blank is null.
     *
     * @throws InvalidInput when a contact cannot be one, or the address is too long
     */
    public CorrectableData canonical() {
        String street = address == null ? "" : TypedText.visible(address);
        if (street.length() > LONGEST_ADDRESS) {
            throw new InvalidInput("field.tooLong", LONGEST_ADDRESS);
        }
        return new CorrectableData(
                phone == null || phone.isBlank() ? null : Phone.of(phone).value(),
                email == null || email.isBlank() ? null : Email.of(email).value(),
                street.isEmpty() ? null : street,
                municipality == null || municipality.isBlank() ? null : municipality,
                Languages.of(language).toLanguageTag());
    }

    /** One field as text; null when there is none. */
    public @Nullable String get(CorrectedField field) {
        return switch (field) {
            case PHONE -> phone;
            case EMAIL -> email;
            case ADDRESS -> address;
            case MUNICIPALITY -> municipality;
            case LANGUAGE -> language;
        };
    }

    /** The same with another contact. */
    public CorrectableData with(CorrectedField contact, @Nullable String value) {
        return contact == CorrectedField.PHONE
                ? new CorrectableData(value, email, address, municipality, language)
                : new CorrectableData(phone, value, address, municipality, language);
    }
}
