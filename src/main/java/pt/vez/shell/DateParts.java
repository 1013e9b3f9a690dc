package pt.vez.shell;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;
import pt.vez.shared.TypedText;

/** A date people know by heart, typed as day, month, year; without a calendar. */
public class DateParts extends CustomField<@Nullable LocalDate> {
    private final TextField day = part("dd", 2);
    private final TextField month = part("mm", 2);
    private final TextField year = part("yyyy", 4);
    private final Checkbox unknown = new Checkbox();

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

    /** The mark of a mistake stands at the parts, too: they are what is seen. */
    @Override
    public void setInvalid(boolean invalid) {
        super.setInvalid(invalid);
        day.setInvalid(invalid);
        month.setInvalid(invalid);
        year.setInvalid(invalid);
    }

    private static TextField part(String placeholder, int length) {
        var field = new TextField();
        field.setManualValidation(true);
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

    /** Lets the person say that their document has no day, or no day and month. */
    public DateParts orUnknown(String label) {
        unknown.setLabel(label);
        unknown.addValueChangeListener(change -> updateValue());
        add(unknown);
        return this;
    }

    /** @throws InvalidInput when a part is missing or there is no such day */
    public LocalDate read() {
        if (!text().matches("\\d{4}-\\d{1,2}-\\d{1,2}.*")) {
            throw new InvalidInput("field.date.incomplete");
        }
        return generate().orElseThrow(() -> new InvalidInput("field.date.impossible"));
    }

    /**
     * A date whose day, or day and month, is unknown: typed as zeros, or left empty when the box of {@link #orUnknown}
     * is ticked.
     *
     * @throws InvalidInput when the year is missing, a part is missing without being said to be unknown, or there is
     *     no such day
     */
    public PartialDate readPartial() {
        String dayTyped = digits(day);
        String monthTyped = digits(month);
        boolean open = unknown.getValue();
        boolean missing = !digits(year).matches("\\d{4}")
                || !open && (dayTyped.isEmpty() || monthTyped.isEmpty())
                || !(dayTyped + monthTyped).matches("\\d*");
        if (missing) {
            throw new InvalidInput("field.date.incomplete");
        }
        return PartialDate.of(Integer.parseInt(digits(year)), number(monthTyped), number(dayTyped));
    }

    public void setPartial(PartialDate date) {
        LocalDate first = date.earliest();
        year.setValue("%04d".formatted(first.getYear()));
        month.setValue(date.precision() == PartialDate.Precision.YEAR ? "" : "%02d".formatted(first.getMonthValue()));
        day.setValue(date.isWhole() ? "%02d".formatted(first.getDayOfMonth()) : "");
        unknown.setValue(!date.isWhole());
        updateValue();
    }

    private static int number(String typed) {
        return typed.isEmpty() ? 0 : Integer.parseInt(typed);
    }

    public boolean isBlank() {
        return text().replace("-?", "").equals("--");
    }

    /** The parts as typed, and whether the box is ticked, for drafts. */
    public String text() {
        return digits(year) + "-" + digits(month) + "-" + digits(day) + (unknown.getValue() ? "-?" : "");
    }

    public void restore(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length >= 3) {
            year.setValue(parts[0]);
            month.setValue(parts[1]);
            day.setValue(parts[2]);
            unknown.setValue(parts.length > 3);
        }
    }

    private static String digits(TextField field) {
        return TypedText.withAsciiDigits(field.getValue());
    }

    private Optional<LocalDate> generate() {
        try {
            int y = Integer.parseInt(digits(year));
            int m = Integer.parseInt(digits(month));
            int d = Integer.parseInt(digits(day));
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
