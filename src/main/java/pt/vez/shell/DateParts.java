package pt.vez.shell;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.TypedText;

/** A date everybody knows by heart, typed as day, month, year; no calendar to page through. */
public class DateParts extends CustomField<@Nullable LocalDate> {
    private final TextField day = part("dd", 2);
    private final TextField month = part("mm", 2);
    private final TextField year = part("yyyy", 4);

    public DateParts(String label, String dayLabel, String monthLabel, String yearLabel) {
        setLabel(label);
        day.setLabel(dayLabel);
        month.setLabel(monthLabel);
        year.setLabel(yearLabel);
        year.addClassName("year");
        var row = new Div(day, month, year);
        row.addClassName("date-parts");
        add(row);
    }

    private static TextField part(String placeholder, int length) {
        var field = new TextField();
        // Room for invisible signs and for digits outside the basic plane that come with what is pasted.
        field.setMaxLength(3 * length);
        field.getElement().setAttribute("inputmode", "numeric");
        field.setAllowedCharPattern("[\\p{Nd}\\p{Cf}\\s]");
        return field;
    }

    /** Tells the browser that this is the person's own birthday. */
    public DateParts birthday() {
        day.getElement().setAttribute("autocomplete", "bday-day");
        month.getElement().setAttribute("autocomplete", "bday-month");
        year.getElement().setAttribute("autocomplete", "bday-year");
        return this;
    }

    /** @throws InvalidInput when a part is missing or there is no such day */
    public LocalDate read() {
        String text = text();
        if (!text.matches("\\d{4}-\\d{1,2}-\\d{1,2}")) {
            throw new InvalidInput("field.date.incomplete");
        }
        return generate().orElseThrow(() -> new InvalidInput("field.date.impossible"));
    }

    public boolean isBlank() {
        return text().equals("--");
    }

    /** The three parts, in ASCII digits, for drafts. */
    public String text() {
        return TypedText.withAsciiDigits(year.getValue()) + "-" + TypedText.withAsciiDigits(month.getValue()) + "-"
                + TypedText.withAsciiDigits(day.getValue());
    }

    public void restore(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length == 3) {
            year.setValue(parts[0]);
            month.setValue(parts[1]);
            day.setValue(parts[2]);
        }
    }

    private Optional<LocalDate> generate() {
        try {
            int y = Integer.parseInt(TypedText.withAsciiDigits(year.getValue()));
            int m = Integer.parseInt(TypedText.withAsciiDigits(month.getValue()));
            int d = Integer.parseInt(TypedText.withAsciiDigits(day.getValue()));
            return m >= 1
                            && m <= 12
                            && d >= 1
                            && y >= 1000
                            && d <= YearMonth.of(y, m).lengthOfMonth()
                    ? Optional.of(LocalDate.of(y, m, d))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    protected @Nullable LocalDate generateModelValue() {
        return generate().orElse(null);
    }

    @Override
    protected void setPresentationValue(@Nullable LocalDate value) {
        if (value != null) {
            restore("%04d-%02d-%02d".formatted(value.getYear(), value.getMonthValue(), value.getDayOfMonth()));
        }
    }
}
