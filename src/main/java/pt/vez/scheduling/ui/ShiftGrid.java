package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.shell.Actions;
import pt.vez.shell.Table;

/** The week of every desk: one line for shifts that differ in the weekday only, each weekday opens its shift. */
class ShiftGrid extends Div {
    /** What shifts of one line have in common. */
    private record Line(LocalTime starts, LocalTime ends, String service, LocalDate from, LocalDate to) {
        static Line of(ShiftData data) {
            return new Line(data.starts(), data.ends(), data.service(), data.from(), data.to());
        }

        static final Comparator<Line> ORDER = Comparator.comparing(Line::from)
                .thenComparing(Line::starts)
                .thenComparing(Line::ends)
                .thenComparing(Line::service)
                .thenComparing(Line::to);
    }

    private final ShiftContext context;
    private final List<ServiceType> services;
    private final Consumer<Shift> edit;

    /** @param all also the shifts that are over */
    ShiftGrid(ShiftContext context, List<Desk> desks, List<Shift> all, Consumer<Shift> edit, Consumer<Desk> copy) {
        this.context = context;
        this.services = context.services();
        this.edit = edit;
        var table = new Table(
                getTranslation("centres.part.shifts"),
                getTranslation("shifts.desk"),
                getTranslation("shifts.times"),
                getTranslation("shifts.days"),
                getTranslation("shifts.valid"),
                getTranslation("table.actions"));
        table.addClassName("shift-grid");
        Map<UUID, List<Shift>> byDesk =
                all.stream().collect(Collectors.groupingBy(shift -> shift.data().deskId()));
        for (Desk desk : desks) {
            if (byDesk.containsKey(desk.id())) {
                rows(table, desk, byDesk.get(desk.id()), copy);
            }
        }
        add(table);
        String idle = desks.stream()
                .filter(desk -> desk.active() && !byDesk.containsKey(desk.id()))
                .map(Desk::label)
                .collect(Collectors.joining(", "));
        if (!idle.isEmpty() && !all.isEmpty()) {
            add(new Paragraph(getTranslation("shifts.idle", idle)));
        }
    }

    private void rows(Table table, Desk desk, List<Shift> shifts, Consumer<Desk> copy) {
        Map<Line, List<Shift>> lines = shifts.stream()
                .collect(Collectors.groupingBy(
                        shift -> Line.of(shift.data()), () -> new TreeMap<>(Line.ORDER), Collectors.toList()));
        boolean first = true;
        for (Map.Entry<Line, List<Shift>> line : lines.entrySet()) {
            var times = new Div(
                    new Span(Dates.time(line.getKey().starts()) + "–"
                            + Dates.time(line.getKey().ends())),
                    sub(ShiftFormatter.service(services, line.getKey().service(), getLocale())));
            Component actions = new Span();
            if (first) {
                var button = Actions.quiet(getTranslation("shifts.copy"), click -> copy.accept(desk));
                button.setAriaLabel(getTranslation("shifts.copy") + ": " + desk.label());
                actions = button;
            }
            var label = new Span(desk.label());
            label.addClassName(first ? "desk" : "same-desk");
            table.row(label, times, days(desk, line.getValue()), period(line.getKey()), actions);
            first = false;
        }
    }

    private Div days(Desk desk, List<Shift> shifts) {
        var days = new Div();
        days.addClassName("weekdays");
        shifts.stream()
                .sorted(Comparator.comparing(shift -> shift.data().day()))
                .forEach(shift -> days.add(button(desk, shift)));
        return days;
    }

    private Button button(Desk desk, Shift shift) {
        var button = Actions.secondary(
                ShiftFormatter.shortDay(shift.data().day(), getLocale()), click -> edit.accept(shift));
        button.setAriaLabel(getTranslation("table.change") + ": " + desk.label() + ", "
                + ShiftFormatter.day(shift.data().day(), getLocale()) + " " + ShiftFormatter.times(shift.data()));
        return button;
    }

    private Span period(Line line) {
        var period = new Span(Dates.shortDay(line.from(), getLocale()) + " – " + Dates.full(line.to(), getLocale())
                + (line.to().isBefore(context.today()) ? " (" + getTranslation("shifts.over") + ")" : ""));
        return period;
    }

    private static Div sub(String text) {
        var sub = new Div(text);
        sub.addClassName("sub");
        return sub;
    }
}
