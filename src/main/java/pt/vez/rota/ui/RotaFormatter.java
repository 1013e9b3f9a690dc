package pt.vez.rota.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.rota.Duty;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shell.Pickers;

/** Words and fields the screens of the rota share. */
final class RotaFormatter {
    private RotaFormatter() {}

    static String times(Duty duty, Locale language) {
        return Dates.times(duty.start(), duty.end(), duty.zone(), language);
    }

    /** <i>quinta-feira, 26 de novembro, 09:00–13:00</i>. */
    static String when(Duty duty, Locale language) {
        return Dates.day(day(duty), language) + ", " + times(duty, language);
    }

    static LocalDate day(Duty duty) {
        return duty.start().atZone(duty.zone()).toLocalDate();
    }

    static String weekday(DayOfWeek day, Locale language) {
        String name = day.getDisplayName(TextStyle.FULL_STANDALONE, language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The Monday of the week an address names. */
    static Optional<LocalDate> week(String text) {
        try {
            return Optional.of(monday(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new NotFound("problem.404"));
    }

    static TimePicker time(String label, @Nullable LocalTime value) {
        return Pickers.time(label, value, Duration.ofMinutes(30));
    }

    static <T> Select<T> select(String label, List<T> items, ItemLabelGenerator<T> words) {
        var select = new Select<T>();
        select.setLabel(label);
        select.setItems(items);
        select.setItemLabelGenerator(words);
        return select;
    }
}
