package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftPlanning.Effect;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Variant;

/** Words and fields the screens of shifts share. */
final class ShiftFormatter {
    private ShiftFormatter() {}

    static String day(DayOfWeek day, Locale language) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, language);
    }

    static String shortDay(DayOfWeek day, Locale language) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, language).replace(".", "");
    }

    static String times(ShiftData data) {
        return Dates.time(data.starts()) + "–" + Dates.time(data.ends());
    }

    static String service(List<ServiceType> services, String code, Locale language) {
        return services.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> each.name().in(language))
                .orElse(code);
    }

    static TimePicker time(String label, @Nullable LocalTime value) {
        return Pickers.time(label, value, Duration.ofMinutes(15));
    }

    static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("form-row");
        return row;
    }

    static <T> T present(@Nullable T value, String key) {
        if (value == null) {
            throw new InvalidInput(key);
        }
        return value;
    }

    /** The field a refused shift is about. */
    static Component fieldOf(
            DomainException problem, Component desk, Component service, Component[] times, Component[] period) {
        return switch (problem.key()) {
            case "shifts.period" -> period[1];
            case "shifts.capability", "shifts.service", "shifts.service.missing" -> service;
            case "shifts.desk.missing" -> desk;
            case "calendar.gap" ->
                times[0] instanceof TimePicker starts
                                && starts.getValue() != null
                                && problem.args().contains(starts.getValue().toString())
                        ? times[0]
                        : times[1];
            default -> times[1];
        };
    }

    /**
     * What a change does to published times.
     *
     * @param centre where booked people would be moved by a closure; null for several centres
     */
    static List<Component> effect(Component screen, Effect effect, @Nullable String centre) {
        Locale language = screen.getUI().map(ui -> ui.getLocale()).orElse(Locale.ROOT);
        List<Component> parts = new ArrayList<>();
        LocalDate until = effect.until();
        if (until == null) {
            parts.add(new Notice(Variant.NEUTRAL, screen.getTranslation("shifts.effect.unpublished")));
        } else {
            parts.add(new Notice(
                    Variant.NEUTRAL,
                    screen.getTranslation(
                            effect.added() + effect.removed() + effect.booked() == 0
                                    ? "shifts.effect.none"
                                    : "shifts.effect",
                            Dates.full(until, language),
                            effect.added(),
                            effect.removed())));
        }
        LocalDate first = effect.firstBooked();
        LocalDate last = effect.lastBooked();
        if (effect.booked() > 0 && first != null && last != null) {
            String text = screen.getTranslation(
                    "shifts.effect.booked", effect.booked(), Dates.full(first, language), Dates.full(last, language));
            parts.add(
                    centre == null
                            ? new Notice(Variant.ATTENTION, text)
                            : new Notice(
                                    Variant.ATTENTION,
                                    text,
                                    Actions.link(
                                            screen.getTranslation("centres.booked.go"),
                                            "disruptions?centre=" + centre + "&from=" + first + "&to=" + last)));
        }
        return parts;
    }
}
