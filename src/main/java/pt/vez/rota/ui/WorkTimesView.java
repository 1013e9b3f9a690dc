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
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Pickers;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** When a mediator can work: up to two spans a weekday, and days that differ. */
@Route("rota/times")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/features/rota.css")
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
        runOrShowError(this::show);
    }

    private void show() {
        resetWithHeading(t("rota.times.lead"));
        Declared declared = times.own(current.get());
        List<DayRow> rows = new ArrayList<>();
        var errors = new FormErrors();
        var form = new Div(errors);
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
                () -> runOrShowError(() -> {
                    errors.start();
                    List<Hours> hours = rows.stream()
                            .flatMap(row -> row.read(errors).stream())
                            .toList();
                    if (errors.isClean()) {
                        times.declare(current.get(), hours);
                        show();
                        showMessage(Variant.SUCCESS, t("rota.times.saved"));
                    }
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
                    click -> runOrShowError(() -> {
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
        resetWithHeading(t("rota.differ.new"), t("rota.differ.lead"));
        LocalDate today = Zones.today(clock);
        var from = Pickers.date(t("shifts.from"), language());
        from.setValue(today.plusDays(1));
        var to = Pickers.date(t("shifts.to"), language());
        to.setValue(today.plusDays(1));
        var starts = RotaFormatter.time(t("shifts.starts"), null);
        starts.setHelperText(t("rota.differ.help"));
        var ends = RotaFormatter.time(t("shifts.ends"), null);
        var days = new Div(from, to);
        days.addClassName("form-row");
        var hours = new Div(starts, ends);
        hours.addClassName("form-row");
        var errors = new FormErrors().at(to, "rota.days.order").at(ends, "rota.times.order");
        var form = new Div(errors, days, hours);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> runOrShowError(() -> {
                            errors.start();
                            LocalDate first = errors.present(from, from.getValue(), "field.date.incomplete");
                            LocalDate last = errors.present(to, to.getValue(), "field.date.incomplete");
                            if (starts.getValue() == null ^ ends.getValue() == null) {
                                errors.note(
                                        starts.getValue() == null ? starts : ends,
                                        new InvalidInput("shifts.time.missing"));
                            }
                            if (errors.isClean()
                                    && first != null
                                    && last != null
                                    && errors.passes(() -> times.differ(
                                            current.get(), first, last, starts.getValue(), ends.getValue()))) {
                                show();
                                showMessage(Variant.SUCCESS, t("rota.differ.saved"));
                            }
                        })),
                Actions.quiet(t("form.cancel"), click -> runOrShowError(this::show))));
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
            works = new Checkbox(RotaFormatter.weekday(day, language()), !known.isEmpty());
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
            var picker = RotaFormatter.time(t(key, span + 1), null);
            picker.setAriaLabel(RotaFormatter.weekday(day, language()) + ": " + t(key, span + 1));
            pickers.add(picker);
            return picker;
        }

        /** Every mistake of the day is noted at its field: an hour that is missing, an end before its start, an overlap. */
        List<Hours> read(FormErrors errors) {
            List<Hours> hours = new ArrayList<>();
            if (works.getValue()) {
                for (int i = 0; i < pickers.size(); i += 2) {
                    read(pickers.get(i), pickers.get(i + 1), hours, errors);
                }
            }
            return hours;
        }

        private void read(TimePicker from, TimePicker until, List<Hours> hours, FormErrors errors) {
            if (from.getValue() == null && until.getValue() == null) {
                from.setInvalid(false);
                until.setInvalid(false);
                return;
            }
            LocalTime starts = errors.present(from, from.getValue(), "shifts.time.missing");
            LocalTime ends = errors.present(until, until.getValue(), "shifts.time.missing");
            if (starts == null || ends == null) {
                return;
            }
            if (!ends.equals(LocalTime.MIDNIGHT) && !ends.isAfter(starts)) {
                errors.note(until, new InvalidInput("rota.times.order"));
            } else if (hours.stream().anyMatch(each -> overlap(each, starts, ends))) {
                errors.note(from, new InvalidInput("rota.times.overlap"));
            } else {
                hours.add(new Hours(day, starts, ends));
            }
        }

        private static boolean overlap(Hours one, LocalTime starts, LocalTime ends) {
            boolean before = !ends.equals(LocalTime.MIDNIGHT) && !ends.isAfter(one.starts());
            boolean after = !one.ends().equals(LocalTime.MIDNIGHT) && !starts.isBefore(one.ends());
            return !before && !after;
        }
    }
}
