package pt.vez.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was written down at the table, unchecked but for its bounds.
 *
 * @param nationality ISO 3166-1 alpha-2, or the name of an {@link pt.vez.shared.IcaoNationality}
 * @param procedure code of the catalogue as it was when the shift began
 * @param language tag of the language the person reads
 */
public record IntakePerson(
        String name,
        LocalDate birthDate,
        @Nullable String nationality,
        @Nullable String document,
        @Nullable String phone,
        @Nullable String email,
        String procedure,
        String language,
        String note) {}
