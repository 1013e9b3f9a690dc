package pt.vez.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.PartialDate;

/**
 * What the register holds about a person.
 *
 * @param name in Latin letters as in the passport's machine-readable zone
 * @param nativeName in the person's own script
 * @param birthDate the first day it may be, where the document leaves day or month unknown
 * @param nationality ISO 3166-1 alpha-2, or the name of an {@link pt.vez.shared.IcaoNationality}
 * @param language tag of the language the person reads
 * @param birthPrecision which parts of the birth date are known
 */
public record ApplicantData(
        String name,
        @Nullable String nativeName,
        LocalDate birthDate,
        String nationality,
        @Nullable String nif,
        @Nullable String niss,
        @Nullable String passportNumber,
        @Nullable LocalDate passportExpires,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String municipality,
        @Nullable String address,
        String language,
        PartialDate.Precision birthPrecision) {

    /** A person whose whole birth date is known. */
    public ApplicantData(
            String name,
            @Nullable String nativeName,
            LocalDate birthDate,
            String nationality,
            @Nullable String nif,
            @Nullable String niss,
            @Nullable String passportNumber,
            @Nullable LocalDate passportExpires,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String municipality,
            @Nullable String address,
            String language) {
        this(
                name,
                nativeName,
                birthDate,
                nationality,
                nif,
                niss,
                passportNumber,
                passportExpires,
                phone,
                email,
                municipality,
                address,
                language,
                PartialDate.Precision.DAY);
    }

    public PartialDate birth() {
        return new PartialDate(birthDate, birthPrecision);
    }
}
