package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Languages;

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

    /** Where a list of times begins to be read when nothing is chosen: the morning of a working day. */
    private static final LocalTime WORKING_HOURS = LocalTime.of(8, 0);

    private Pickers() {}

    /** A field for a time of day, written with 24 hours in every language; {@link #openNearValue}. */
    public static TimePicker time(String label, @Nullable LocalTime value, Duration step) {
        var picker = new TimePicker(label);
        picker.setStep(step);
        picker.setLocale(Languages.PORTUGUESE);
        picker.setValue(value);
        openNearValue(picker);
        return picker;
    }

    /** The list of times opens at the value of the field, or at working hours while it has none, and not at midnight. */
    public static void openNearValue(Component picker) {
        picker.addAttachListener(attach -> picker.getElement().executeJs("""
                const field = this.localName === 'vaadin-time-picker' ? this : this.querySelector('vaadin-time-picker');
                if (!field || field.opensNearValue) return;
                field.opensNearValue = true;
                const near = () => {
                    const items = field._dropdownItems || [];
                    const wanted = field.value || $0;
                    const at = items.filter(item => item.value <= wanted).length - 1;
                    if (field.opened && at >= 0) field._scrollIntoView(at, true);
                };
                field.addEventListener('opened-changed', event => {
                    if (event.detail.value) setTimeout(near);
                });
                """, WORKING_HOURS.toString()));
    }

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
