package pt.vez.training.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Pickers;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions.Plan;

/** When, where and for how many a session is. */
class SessionForm extends Div {
    private final DatePicker day;
    private final TimePicker from;
    private final TimePicker until;
    private final Checkbox online = new Checkbox(getTranslation("courses.session.online.ask"));
    private final TextField place = new TextField(getTranslation("courses.session.placeOrLink"));
    private final IntegerField places = new IntegerField(getTranslation("courses.session.places.label"));
    private final @Nullable FormMerge<Plan> merge;

    SessionForm(LocalDate first, @Nullable TrainingSession known, Locale language) {
        day = Pickers.date(getTranslation("courses.session.day"), language);
        from = time("courses.session.from", LocalTime.of(9, 30));
        until = time("courses.session.until", LocalTime.of(12, 30));
        day.setValue(first);
        places.setStepButtonsVisible(true);
        places.setValue(12);
        place.setMaxLength(300);
        if (known != null) {
            var start = known.start().atZone(LISBON);
            day.setValue(start.toLocalDate());
            from.setValue(start.toLocalTime());
            until.setValue(known.end().atZone(LISBON).toLocalTime());
            online.setValue(known.online());
            place.setValue(known.place());
            places.setValue(known.places());
        }
        var times = new Div(from, until);
        times.addClassName("form-row");
        add(day, times, online, place, places);
        addClassName("form");
        merge = known == null
                ? null
                : new FormMerge<>(Plan.of(known))
                        .field(day.getLabel(), day, Plan::day, each -> Dates.full(each, language))
                        .field(from.getLabel(), from, Plan::from, Dates::time)
                        .field(until.getLabel(), until, Plan::until, Dates::time)
                        .text(place.getLabel(), place, Plan::place)
                        .field(places.getLabel(), places, Plan::places, String::valueOf);
    }

    /** What the form was filled with; only for a session that exists. */
    FormMerge<Plan> merge() {
        return Objects.requireNonNull(merge);
    }

    private TimePicker time(String key, LocalTime value) {
        return Pickers.time(getTranslation(key), value, Duration.ofMinutes(15));
    }

    /** @throws InvalidInput when something is missing or does not fit */
    Plan read() {
        LocalDate date = day.getValue();
        LocalTime start = from.getValue();
        LocalTime end = until.getValue();
        if (date == null) {
            throw new InvalidInput("field.date.incomplete");
        }
        if (start == null || end == null) {
            throw new InvalidInput("courses.session.order");
        }
        Integer number = places.getValue();
        return new Plan(date, start, end, online.getValue(), place.getValue(), number == null ? 0 : number);
    }
}
