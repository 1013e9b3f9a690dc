package pt.vez.casework.ui;

import com.vaadin.flow.component.Component;
import java.time.format.TextStyle;
import java.util.Locale;
import pt.vez.platform.Dates;
import pt.vez.shared.PartialDate;

/** A date of birth as the screens write it; says which parts the document leaves unknown. */
public final class BirthDateFormatter {
    private BirthDateFormatter() {}

    public static String full(PartialDate birth, Component screen, Locale language) {
        var first = birth.earliest();
        return switch (birth.precision()) {
            case DAY -> Dates.full(first, language);
            case MONTH ->
                screen.getTranslation(
                        "person.birth.month",
                        first.getMonth().getDisplayName(TextStyle.FULL, language),
                        String.valueOf(first.getYear()));
            case YEAR -> screen.getTranslation("person.birth.year", String.valueOf(first.getYear()));
        };
    }
}
