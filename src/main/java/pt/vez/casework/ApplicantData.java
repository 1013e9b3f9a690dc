package pt.vez.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the register holds about a person.
 *
 * @param name in Latin letters as in the passport's machine-readable zone
 * @param nativeName in the person's own script
 * @param nationality ISO 3166-1 alpha-2
 * @param language tag of the language the person reads
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
        String language) {}
