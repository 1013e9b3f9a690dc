package pt.vez.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.DeskDay.Closed;
import pt.vez.scheduling.DeskDay.Closure;
import pt.vez.scheduling.DeskDay.Day;
import pt.vez.scheduling.DeskDay.Expected;
import pt.vez.scheduling.HallChanges;
import pt.vez.scheduling.PassportVisits;
import pt.vez.shell.Actions;
import pt.vez.shell.LiveSection;
import pt.vez.shell.Notice;
import pt.vez.shell.Pill;
import pt.vez.shell.SoundSwitch;
import pt.vez.shell.Variant;

/**
 * The day of the centre where I work, as it changes: who is expected, who arrived, who waits. Names only of those who gave a
 * mandate; from each row one tap leads to the person.
 */
class DeskDaySection extends Composite<Div> {
    private static final int SHOWN = 12;

    /** What the day asks. */
    @org.springframework.stereotype.Component
    static class Source {
        private final CurrentActor current;
        private final DeskDay desk;
        private final Agenda agenda;
        private final HallChanges changes;
        private final PassportVisits passports;

        Source(CurrentActor current, DeskDay desk, Agenda agenda, HallChanges changes, PassportVisits passports) {
            this.current = current;
            this.desk = desk;
            this.agenda = agenda;
            this.changes = changes;
            this.passports = passports;
        }
    }

    private final Source source;
    private final DeskSurroundings around;
    private int waitedBefore;
    private boolean everyone;
    private Runnable anew = () -> {};

    DeskDaySection(Source source, DeskSurroundings around) {
        this.source = source;
        this.around = around;
        CentreId mine = source.desk.place(source.current.get()).orElse(null);
        var open = source.desk.centres(source.current.get());
        var where = new Select<Centre>();
        where.setLabel(getTranslation("desk.place"));
        where.setPlaceholder(getTranslation("desk.place.none"));
        where.setItems(open);
        where.setItemLabelGenerator(centre -> centre.data().name());
        open.stream().filter(centre -> centre.id().equals(mine)).findFirst().ifPresent(where::setValue);
        where.addValueChangeListener(change -> around.runOrShowError(() -> {
            source.desk.workAt(source.current.get(), change.getValue().id());
            around.moved();
        }));
        var filters = new Div(where, new SoundSwitch());
        filters.addClassName("filters");
        getContent().add(new H2(getTranslation("desk.day")), filters);
        if (mine != null) {
            around.runOrShowError(() -> getContent().add(live(mine)));
        }
    }

    private LiveSection live(CentreId centre) {
        LiveSection[] made = new LiveSection[1];
        made[0] = LiveSection.hall(
                centre.value().toString(),
                () -> Long.toString(source.changes.version(centre)),
                () -> around.refresh(() -> {
                    int before = waitedBefore;
                    fill(made[0], centre);
                    around.changed();
                    if (waitedBefore > before) {
                        made[0].chime();
                    }
                }));
        anew = () -> fill(made[0], centre);
        anew.run();
        return made[0];
    }

    private void fill(Div content, CentreId centre) {
        Day day = source.desk.today(source.current.get(), centre);
        around.read(day);
        content.removeAll();
        Closed closed = day.closed();
        if (closed != null) {
            String why = String.join("; ", closed.reasons());
            content.add(new Notice(
                    Variant.ATTENTION,
                    closed.isWhole()
                            ? getTranslation("desk.closed", why)
                            : getTranslation("desk.closed.part", closed.closed(), closed.seats(), why)));
        }
        content.add(waiting(day));
        long arrived = day.expected().stream().filter(DeskDaySection::isHere).count();
        waitedBefore = day.waiting().size() + (int) arrived;
        passports(content, centre, day);
        if (day.expected().isEmpty()) {
            var none = new Paragraph(getTranslation("desk.day.empty"));
            none.addClassName("muted");
            content.add(none);
            return;
        }
        List<Expected> ahead = day.expected().stream()
                .filter(each -> each.state() == State.BOOKED)
                .toList();
        content.add(new Paragraph(
                getTranslation("desk.day.counts", day.expected().size(), ahead.size() - arrived, arrived)));
        var list = new UnorderedList();
        list.addClassName("rows");
        // Who is here comes first, then by time.
        List<Expected> people = day.expected().stream()
                .filter(each -> each.state() == State.BOOKED || each.name() != null)
                .sorted((one, other) -> Boolean.compare(isHere(other), isHere(one)))
                .toList();
        people.stream().limit(everyone ? people.size() : SHOWN).forEach(each -> list.add(new ListItem(row(each, day))));
        content.add(list);
        if (people.size() > SHOWN) {
            content.add(Actions.row(Actions.secondary(
                    getTranslation(everyone ? "desk.day.fewer" : "desk.day.all", SHOWN, people.size()), click -> {
                        everyone = !everyone;
                        around.runOrShowError(anew::run);
                    })));
        }
    }

    private void passports(Div content, CentreId centre, Day day) {
        List<PassportVisits.Expected> expected = source.passports.today(source.current.get(), centre);
        if (expected.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("rows");
        for (PassportVisits.Expected each : expected) {
            String who =
                    getTranslation("passport.visit.today.who", Dates.time(each.start(), day.zone()), each.number());
            var text = new Div(new Span(who));
            text.addClassName("grow");
            var row = new Div(
                    text,
                    named(
                            "passport.visit.attend",
                            who,
                            () -> around.ask(source.passports
                                    .caseOf(source.current.get(), centre, each.account())
                                    .value())));
            row.addClassName("row");
            list.add(new ListItem(row));
        }
        content.add(new H3(getTranslation("passport.visit.today")), list);
    }

    private static boolean isHere(Expected each) {
        return each.state() == State.BOOKED && each.arrivedAt() != null;
    }

    private Div row(Expected each, Day day) {
        String who = each.name() == null ? each.number() : each.name();
        var time = new Span(Dates.time(each.start(), day.zone()) + " · " + who);
        var arrived = each.arrivedAt();
        boolean closed = each.state() == State.BOOKED && each.closure() != Closure.NONE;
        String state = arrived != null && each.state() == State.BOOKED
                ? getTranslation("checkin.arrived", Dates.time(arrived, day.zone()))
                : getTranslation("enum.State." + each.state().name());
        var text = new Div(time, sub(each.service().in(getLocale()) + " · " + state));
        text.addClassName("grow");
        if (closed) {
            text.add(
                    new Pill(Variant.DANGER, getTranslation("desk.closed.appointment")),
                    sub(getTranslation("desk.closed." + each.closure().name())));
        }
        var row = new Div(text);
        row.addClassName("row");
        UUID mandate = each.mandateId();
        if (each.state() != State.BOOKED) {
            if (mandate != null) {
                row.add(named("desk.go", who, () -> around.goOn(mandate)));
            }
            return row;
        }
        // Where the seat is closed no person is expected: one who comes is told, and helped with the offer.
        if (arrived == null && !closed) {
            row.add(named("checkin.go", who, () -> arrive(each)));
        } else if (arrived != null) {
            row.add(named("checkin.attended", who, () -> attended(each)), named("checkin.undo", who, () -> undo(each)));
        }
        row.add(named("desk.attend", who, () -> {
            if (mandate != null) {
                around.goOn(mandate);
            } else {
                around.ask(source.desk
                        .caseOf(source.current.get(), each.appointmentId())
                        .value());
            }
        }));
        return row;
    }

    private static Span sub(String text) {
        var sub = new Span(text);
        sub.addClassName("sub");
        return sub;
    }

    private Component named(String key, String who, Runnable command) {
        var button = Actions.secondary(getTranslation(key), click -> around.runOrShowError(command));
        button.setAriaLabel(getTranslation(key) + ": " + who);
        return button;
    }

    private void arrive(Expected each) {
        var arrival = source.agenda.checkIn(source.current.get(), each.appointmentId());
        anew.run();
        around.done(
                getTranslation(
                        "checkin.done", arrival.name(), arrival.appointment().deskLabel()),
                Actions.secondary(getTranslation("checkin.undo"), click -> around.runOrShowError(() -> undo(each))));
    }

    private void undo(Expected each) {
        undone("checkin.undone", source.agenda.undoCheckIn(source.current.get(), each.appointmentId()));
    }

    private void undone(String key, Agenda.Arrival arrival) {
        anew.run();
        around.done(getTranslation(key, arrival.name()), null);
    }

    private void attended(Expected each) {
        var arrival = source.agenda.attended(source.current.get(), each.appointmentId());
        anew.run();
        around.done(
                getTranslation("checkin.attended.done", arrival.name()),
                Actions.secondary(
                        getTranslation("form.undo"),
                        click -> around.runOrShowError(() -> undone(
                                "checkin.attended.undone",
                                source.agenda.undoAttended(source.current.get(), each.appointmentId())))));
    }

    private Component waiting(Day day) {
        String numbers =
                day.waiting().stream().limit(SHOWN).map(DeskDay.Waiting::number).collect(Collectors.joining(", "));
        var text = new Paragraph(
                day.waiting().isEmpty()
                        ? getTranslation("desk.waiting.none")
                        : getTranslation("desk.waiting", day.waiting().size(), numbers));
        var link = Actions.primaryLink(
                getTranslation("desk.queue"),
                "queue?centre=" + day.centre().id().value());
        var scan = Actions.secondaryLink(getTranslation("shell.checkin"), "check-in");
        return new Div(text, Actions.row(link, scan));
    }
}
