package pt.vez.hiring;

import java.time.LocalDate;
import java.util.Set;
import pt.vez.associations.MediatorLanguage;
import pt.vez.shared.LocalText;

/**
 * What a call says.
 *
 * @param title at most 120 letters in each language
 * @param text at most 4,000 letters in each language, with line breaks
 * @param municipality code of {@link pt.vez.calendar.Municipalities}
 * @param place where the work is done, in words
 * @param places 1 to 200
 * @param deadline last day (of Lisbon) on which one may apply
 */
public record CallData(
        LocalText title,
        LocalText text,
        Set<MediatorLanguage> languages,
        String municipality,
        String place,
        int places,
        LocalDate deadline) {}
