package pt.vez.rota.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.rota.WorkTimes;
import pt.vez.rota.WorkTimes.Declared;
import pt.vez.rota.WorkTimes.Differing;
import pt.vez.rota.WorkTimes.Hours;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pickers;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** When a mediator can work: up to two spans a weekday, and days that differ. */
@Route("rota/times")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/rota.css")
class WorkTimesView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final WorkTimes times;
    private final Clock clock;

    WorkTimesView(CurrentActor current, WorkTimes times, Clock clock) {
        super("rota.times.title");
        this.current = current;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        attempt(this::show);
    }

    private void show() {
        begin(t("rota.times.lead"));
        Declared declared = times.own(current.get());
        List<DayRow> rows = new ArrayList<>();
        var form = new Div();
        form.addClassName("form");
        for (DayOfWeek day : DayOfWeek.values()) {
            var row = new DayRow(
                    day,
                    declared.hours().stream().filter(each -> each.day() == day).toList());
            rows.add(row);
            form.add(row.field);
        }
        form.add(Actions.row(Actions.once(
                t("form.save"),
                () -> attempt(() -> {
                    times.declare(
                            current.get(),
                            rows.stream().flatMap(row -> row.read().stream()).toList());
                    show();
                    tell(Tone.SUCCESS, t("form.saved"));
                }))));
        add(new Card(form));
        differing(declared.differing());
        add(Actions.row(Actions.link(t("form.back"), "rota", "button-link")));
    }

    private void differing(List<Differing> differing) {
        var table = new Table(t("rota.differ.title"), t("rota.differ.days"), t("shifts.times"), t("table.actions"));
        for (Differing each : differing) {
            LocalTime starts = each.starts();
            LocalTime ends = each.ends();
            var remove = Actions.quiet(
                    t("table.remove"),
                    click -> attempt(() -> {
                        times.forget(current.get(), each.id());
                        show();
                    }));
            remove.setAriaLabel(t("table.remove") + ": " + Dates.day(each.from(), language()));
            table.row(
                    Dates.day(each.from(), language())
                            + (each.to().equals(each.from()) ? "" : " – " + Dates.day(each.to(), language())),
                    starts == null || ends == null
                            ? t("rota.differ.never")
                            : Dates.time(starts) + "–" + Dates.time(ends),
                    remove);
        }
        add(
                new H2(t("rota.differ.title")),
                table.orEmpty(differing.isEmpty(), t("rota.differ.empty")),
                Actions.row(Actions.secondary(t("rota.differ.new"), click -> edit())));
    }

    private void edit() {
        begin(t("rota.differ.new"), t("rota.differ.lead"));
        LocalDate today = Zones.today(clock);
        var from = Pickers.date(t("shifts.from"), language());
        from.setValue(today.plusDays(1));
        var to = Pickers.date(t("shifts.to"), language());
        to.setValue(today.plusDays(1));
        var starts = RotaWords.time(t("shifts.starts"), null);
        starts.setHelperText(t("rota.differ.help"));
        var ends = RotaWords.time(t("shifts.ends"), null);
        var days = new Div(from, to);
        days.addClassName("form-row");
        var hours = new Div(starts, ends);
        hours.addClassName("form-row");
        var form = new Div(days, hours);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> attempt(() -> {
                            times.differ(
                                    current.get(),
                                    RotaWords.present(from.getValue(), "field.date.incomplete"),
                                    RotaWords.present(to.getValue(), "field.date.incomplete"),
                                    starts.getValue(),
                                    ends.getValue());
                            show();
                            tell(Tone.SUCCESS, t("form.saved"));
                        })),
                Actions.quiet(t("form.cancel"), click -> attempt(this::show))));
        add(new Card(form));
    }

    /** A weekday: a tick, and two spans of which the second may be empty. */
    private final class DayRow {
        private final DayOfWeek day;
        private final Div field = new Div();
        private final Checkbox works;
        private final List<TimePicker> pickers = new ArrayList<>();

        DayRow(DayOfWeek day, List<Hours> known) {
            this.day = day;
            works = new Checkbox(RotaWords.weekday(day, language()), !known.isEmpty());
            field.addClassName("rota-hours");
            field.add(works);
            for (int i = 0; i < 2; i++) {
                TimePicker starts = picker("rota.times.from", i);
                TimePicker ends = picker("rota.times.until", i);
                if (i < known.size()) {
                    starts.setValue(known.get(i).starts());
                    ends.setValue(known.get(i).ends());
                } else if (i == 0) {
                    starts.setValue(LocalTime.of(9, 0));
                    ends.setValue(LocalTime.of(18, 0));
                }
                field.add(starts, ends);
            }
            pickers.forEach(picker -> picker.setVisible(works.getValue()));
            works.addValueChangeListener(change -> pickers.forEach(picker -> picker.setVisible(change.getValue())));
        }

        private TimePicker picker(String key, int span) {
            var picker = RotaWords.time(t(key, span + 1), null);
            picker.setAriaLabel(RotaWords.weekday(day, language()) + ": " + t(key, span + 1));
            pickers.add(picker);
            return picker;
        }

        List<Hours> read() {
            List<Hours> hours = new ArrayList<>();
            if (works.getValue()) {
                for (int i = 0; i < pickers.size(); i += 2) {
                    LocalTime starts = pickers.get(i).getValue();
                    LocalTime ends = pickers.get(i + 1).getValue();
                    if (starts != null || ends != null) {
                        hours.add(new Hours(
                                day,
                                RotaWords.present(starts, "shifts.time.missing"),
                                RotaWords.present(ends, "shifts.time.missing")));
                    }
                }
            }
            return hours;
        }
    }
}
