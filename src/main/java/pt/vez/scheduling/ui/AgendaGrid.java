package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Agenda.Seat;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Desk;
import pt.vez.shell.Pill;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** A day of all desks on one axis of time: a line for each time, a column for each desk; what is free is one number a line. */
class AgendaGrid extends Div {
    private final ZoneId zone;
    private final Function<Seat, String> state;
    private final Function<String, String> service;
    private final @Nullable Map<String, String> names;

    /**
     * @param state what a seat without an appointment is
     * @param service name by code
     * @param names of people by code of the appointment, null until the actor asks for them
     */
    AgendaGrid(
            List<Seat> seats,
            ZoneId zone,
            Function<Seat, String> state,
            Function<String, String> service,
            @Nullable Map<String, String> names) {
        this.zone = zone;
        this.state = state;
        this.service = service;
        this.names = names;
        addClassName("agenda-grid");
        List<String> desks =
                seats.stream().map(Seat::desk).distinct().sorted(Desk.LABELS).toList();
        Map<Instant, List<Seat>> byTime =
                seats.stream().collect(Collectors.groupingBy(Seat::start, TreeMap::new, Collectors.toList()));
        List<String> columns = new ArrayList<>(List.of(getTranslation("agenda.time")));
        columns.addAll(desks);
        var table = new Table(getTranslation("agenda.title"), columns.toArray(String[]::new));
        byTime.forEach((start, all) -> table.row(row(start, all, desks)));
        add(table);
    }

    private Object[] row(Instant start, List<Seat> seats, List<String> desks) {
        Map<String, Seat> byDesk =
                seats.stream().collect(Collectors.toMap(Seat::desk, seat -> seat, (one, other) -> one));
        var time = new Div(new Span(Dates.time(start, zone)));
        time.addClassName("time");
        long free = seats.stream().filter(AgendaGrid::isFree).count();
        if (free > 0) {
            var left = new Div(getTranslation("agenda.freeAt", free));
            left.addClassName("sub");
            time.add(left);
        }
        List<Object> cells = new ArrayList<>(List.of(time));
        desks.forEach(desk -> cells.add(cell(byDesk.get(desk))));
        return cells.toArray();
    }

    private static boolean isFree(Seat seat) {
        return seat.code() == null && !seat.interview() && seat.closed() == null && !seat.kept() && !seat.uncovered();
    }

    private Div cell(@Nullable Seat seat) {
        var cell = new Div();
        if (seat == null) {
            cell.addClassName("none");
            return cell;
        }
        String code = seat.code();
        if (code == null) {
            cell.addClassName(isFree(seat) ? "free" : "other");
            cell.add(new Span(state.apply(seat)));
            return cell;
        }
        cell.add(new Anchor("check-in?code=" + code, code.substring(0, 3) + "-" + code.substring(3)));
        cell.add(sub(service.apply(seat.service())));
        if (seat.stage() != null) {
            cell.add(sub(getTranslation("agenda.stage", getTranslation("enum.Stage." + seat.stage()))));
        }
        if (names != null) {
            cell.add(new Span(names.getOrDefault(code, "")));
        }
        if (seat.closed() != null) {
            // The reason stands above the day; beside each appointment it would fill the column.
            cell.add(new Pill(Variant.ATTENTION, getTranslation("centres.closed")));
        }
        if (seat.state() == AppointmentView.State.ATTENDED) {
            cell.add(new Pill(Variant.SUCCESS, getTranslation("enum.State.ATTENDED")));
        } else if (seat.checkedInAt() != null) {
            cell.add(
                    new Pill(Variant.SUCCESS, getTranslation("checkin.arrived", Dates.time(seat.checkedInAt(), zone))));
        }
        return cell;
    }

    private static Div sub(String text) {
        var sub = new Div(text);
        sub.addClassName("sub");
        return sub;
    }
}
