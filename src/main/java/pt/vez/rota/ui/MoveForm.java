package pt.vez.rota.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import pt.vez.rota.Duty;
import pt.vez.rota.Places.Place;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Pickers;

/** Another centre, day or time for a duty. */
class MoveForm extends Composite<Card> {
    /** What to do with the new time. */
    interface Send {
        void move(UUID centre, LocalDate day, LocalTime starts, LocalTime ends);
    }

    MoveForm(List<Place> places, Duty duty, Button back, Send send) {
        var where = RotaFormatter.select(getTranslation("agenda.centre"), places, Place::name);
        places.stream()
                .filter(place -> place.id().equals(duty.centreId()))
                .findFirst()
                .ifPresent(where::setValue);
        var day = Pickers.date(getTranslation("shifts.day"), getLocale());
        day.setValue(RotaFormatter.day(duty));
        var starts = RotaFormatter.time(
                getTranslation("shifts.starts"),
                duty.start().atZone(duty.zone()).toLocalTime());
        var ends = RotaFormatter.time(
                getTranslation("shifts.ends"), duty.end().atZone(duty.zone()).toLocalTime());
        var first = new Div(where, day);
        first.addClassName("form-row");
        var second = new Div(starts, ends);
        second.addClassName("form-row");
        var errors = new FormErrors();
        var form = new Div(errors, first, second);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(getTranslation("form.save"), () -> {
                    errors.start();
                    Place place = errors.present(where, where.getValue(), "rota.centre.missing");
                    LocalDate date = errors.present(day, day.getValue(), "field.date.incomplete");
                    LocalTime start = errors.present(starts, starts.getValue(), "shifts.time.missing");
                    LocalTime end = errors.present(ends, ends.getValue(), "shifts.time.missing");
                    if (errors.isClean() && place != null && date != null && start != null && end != null) {
                        send.move(place.id(), date, start, end);
                    }
                }),
                back));
        getContent().add(form);
    }
}
