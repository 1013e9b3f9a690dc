package pt.vez.rota.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.rota.Duties;
import pt.vez.rota.Duties.Person;
import pt.vez.rota.Duties.Proposed;
import pt.vez.rota.Duties.Request;
import pt.vez.rota.Places.Place;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Pickers;

/** One duty, or the same every week for some time: looked at first, then planned. */
class PlanForm extends Composite<Div> {
    private final Select<Person> person;
    private final Select<Place> where;
    private final Checkbox weekly;
    private final CheckboxGroup<DayOfWeek> days;
    private final DatePicker from;
    private final DatePicker to;
    private final TimePicker starts;
    private final TimePicker ends;
    private final FormErrors errors = new FormErrors();

    PlanForm(
            CurrentActor current,
            Duties duties,
            List<Place> places,
            @Nullable Place place,
            LocalDate first,
            Attempt attempt,
            Consumer<List<Proposed>> done,
            Runnable cancel) {
        person = RotaFormatter.select(
                t("rota.person"),
                duties.people(current.get()),
                each -> each.name() + (each.certified() ? " · " + t("rota.certified") : ""));
        where = RotaFormatter.select(t("agenda.centre"), places, Place::name);
        where.setValue(place == null && !places.isEmpty() ? places.getFirst() : place);
        starts = RotaFormatter.time(t("shifts.starts"), LocalTime.of(9, 0));
        ends = RotaFormatter.time(t("shifts.ends"), LocalTime.of(13, 0));
        ends.setHelperText(t("rota.plan.midnight"));
        weekly = new Checkbox(t("rota.plan.weekly"));
        days = new CheckboxGroup<>(t("rota.plan.days"));
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> RotaFormatter.weekday(day, getLocale()));
        from = Pickers.date(t("shifts.from"), getLocale());
        from.setValue(first);
        to = Pickers.date(t("shifts.to"), getLocale());
        to.setValue(first.plusWeeks(8));
        days.setValue(Set.of(first.getDayOfWeek()));
        weekly.addValueChangeListener(change -> repeat(change.getValue()));
        repeat(false);
        var result = new Div();
        result.addClassName("form");
        Button see = Actions.primary(t("rota.plan.preview"), click -> {});
        Actions.guard(
                see,
                () -> attempt.run(() -> {
                    result.removeAll();
                    Request request = read();
                    if (request == null) {
                        return;
                    }
                    List<Proposed> proposed = duties.preview(current.get(), request);
                    result.add(preview(proposed));
                    if (proposed.stream().anyMatch(Proposed::fits)) {
                        see.removeThemeVariants(ButtonVariant.LUMO_PRIMARY);
                        result.add(Actions.row(Actions.once(
                                t("rota.plan.go"),
                                () -> attempt.run(() -> done.accept(duties.plan(current.get(), request))))));
                    }
                }));
        var form = new Div(errors, row(person, where), row(starts, ends), weekly, days, row(from, to));
        form.addClassName("form");
        form.add(Actions.row(see, Actions.quiet(t("form.cancel"), click -> cancel.run())));
        getContent().addClassName("screen");
        getContent().add(new Card(form), result);
    }

    private String t(String key, Object... args) {
        return getTranslation(key, args);
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("form-row");
        return row;
    }

    private void repeat(boolean every) {
        days.setVisible(every);
        to.setVisible(every);
        from.setLabel(t(every ? "shifts.from" : "shifts.day"));
    }

    /** What was chosen; null when something is missing, which is then shown at its field. */
    private @Nullable Request read() {
        errors.start();
        Person who = errors.present(person, person.getValue(), "rota.person.missing");
        Place centre = errors.present(where, where.getValue(), "rota.centre.missing");
        LocalTime start = errors.present(starts, starts.getValue(), "shifts.time.missing");
        LocalTime end = errors.present(ends, ends.getValue(), "shifts.time.missing");
        LocalDate first = errors.present(from, from.getValue(), "field.date.incomplete");
        LocalDate last =
                weekly.getValue() ? errors.present(to, to.getValue(), "field.date.incomplete") : from.getValue();
        if (first != null && last != null && last.isBefore(first)) {
            errors.note(to, new InvalidInput("shifts.period"));
        }
        if (!errors.isClean()
                || who == null
                || centre == null
                || start == null
                || end == null
                || first == null
                || last == null) {
            return null;
        }
        return weekly.getValue()
                ? new Request(who.accountId(), centre.id(), days.getValue(), start, end, first, last)
                : Request.once(who.accountId(), centre.id(), first, start, end);
    }

    private Card preview(List<Proposed> proposed) {
        long fits = proposed.stream().filter(Proposed::fits).count();
        var card = new Card(
                new H2(t("rota.plan.preview.title")),
                new Paragraph(t("rota.plan.preview.text", fits, proposed.size() - fits)));
        card.add(new ProposedTable(proposed));
        return card;
    }
}
