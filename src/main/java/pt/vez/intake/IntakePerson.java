package pt.vez.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.PartialDate;

/**
 * What was written down at the table, in the forms of the register.
 *
 * @param birthDate the first day it may be, where the document leaves day or month unknown
 * @param birthPrecision which parts of the birth date are known; null: all of them
 * @param nationality ISO 3166-1 alpha-2, or the name of an {@link pt.vez.shared.IcaoNationality}
 * @param phone E.164
 * @param procedure code of the catalogue as it was when the shift began
 * @param language tag of the language the person reads
 */
public record IntakePerson(
        String name,
        LocalDate birthDate,
        PartialDate.@Nullable Precision birthPrecision,
        @Nullable String nationality,
        @Nullable String document,
        @Nullable String phone,
        @Nullable String email,
        String procedure,
        String language,
        String note) {
    public PartialDate birth() {
        return new PartialDate(birthDate, birthPrecision == null ? PartialDate.Precision.DAY : birthPrecision);
    }
}
