package pt.vez.shell;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Date pickers that speak the person's language; weeks begin on Monday. */
public final class Pickers {
    private static final List<DayOfWeek> FROM_SUNDAY = List.of(
            DayOfWeek.SUNDAY,
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY,
            DayOfWeek.SATURDAY);

    private Pickers() {}

    public static DatePicker date(String label, Locale language) {
        var picker = new DatePicker(label);
        picker.setLocale(language);
        var words = new DatePickerI18n();
        words.setMonthNames(Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
                .toList());
        words.setWeekdays(FROM_SUNDAY.stream()
                .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, language))
                .toList());
        words.setWeekdaysShort(FROM_SUNDAY.stream()
                .map(day ->
                        day.getDisplayName(TextStyle.SHORT_STANDALONE, language).replace(".", ""))
                .toList());
        words.setFirstDayOfWeek(1);
        words.setDateFormat("dd/MM/yyyy");
        words.setToday(picker.getTranslation("date.today"));
        words.setCancel(picker.getTranslation("form.cancel"));
        picker.setI18n(words);
        picker.setWeekNumbersVisible(false);
        return picker;
    }
}
