package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Meetings;
import pt.vez.shell.Actions;
import pt.vez.shell.Export;
import pt.vez.shell.Pickers;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** The day of a centre, desk by desk. */
@Route("agenda")
@RolesAllowed({"ADMINISTRATOR", "OFFICER"})
class AgendaView extends Screen implements BeforeEnterObserver {
    private static final String LIST = "list";
    private final CurrentActor current;
    private final Centres centres;
    private final Agenda agenda;
    private final BulkAppointmentsSection.Source bulk;
    private final Clock clock;
    private boolean list;
    /** Names by appointment code; null until the actor asks for them. */
    private @Nullable Map<String, String> named;

    AgendaView(CurrentActor current, Centres centres, Agenda agenda, BulkAppointmentsSection.Source bulk, Clock clock) {
        super("agenda.title");
        this.current = current;
        this.centres = centres;
        this.agenda = agenda;
        this.bulk = bulk;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        named = null;
        list = query.getSingleParameter("view").filter(LIST::equals).isPresent();
        List<Centre> all = centres.all(current.get());
        resetWithHeading(null);
        if (all.isEmpty()) {
            showMessage(Variant.ATTENTION, t("centres.empty"));
            return;
        }
        String wanted = query.getSingleParameter("centre").orElse("");
        Centre centre = all.stream()
                .filter(item -> item.id().value().toString().equals(wanted))
                .findFirst()
                .orElse(all.getFirst());
        LocalDate today = LocalDate.now(clock.withZone(centre.data().zone()));
        LocalDate day =
                query.getSingleParameter("day").flatMap(AgendaView::day).orElseGet(() -> nextWithTimes(centre, today));
        runOrShowError(() -> show(all, centre, day, today));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Today, or the next day of the week that has times at all. */
    private LocalDate nextWithTimes(Centre centre, LocalDate today) {
        for (int i = 0; i < 7; i++) {
            if (!agenda.day(current.get(), centre.id(), today.plusDays(i)).isEmpty()) {
                return today.plusDays(i);
            }
        }
        return today;
    }

    private void show(List<Centre> all, Centre centre, LocalDate day, LocalDate today) {
        List<Agenda.Seat> seats = agenda.day(current.get(), centre.id(), day);
        long booked = seats.stream()
                .filter(seat -> seat.code() != null || seat.interview())
                .count();
        long closed = seats.stream().filter(seat -> seat.closed() != null).count();
        resetWithHeading(t("agenda.lead", Dates.day(day, language()), booked, seats.size()));
        if (closed > 0) {
            String why = seats.stream()
                    .map(Agenda.Seat::closed)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining("; "));
            showMessage(Variant.ATTENTION, t("agenda.closed.lead", closed, why));
        }
        var where = new Select<Centre>();
        where.setLabel(t("agenda.centre"));
        where.setItems(all);
        where.setItemLabelGenerator(item -> item.data().name());
        all.stream().filter(item -> item.id().equals(centre.id())).findFirst().ifPresent(where::setValue);
        where.addValueChangeListener(change -> open(change.getValue(), day));
        var when = Pickers.date(t("agenda.day"), language());
        when.setValue(day);
        when.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                open(centre, change.getValue());
            }
        });
        var filters = new Div(
                where,
                when,
                Actions.secondary(t("agenda.before"), click -> open(centre, day.minusDays(1))),
                Actions.secondary(t("agenda.after"), click -> open(centre, day.plusDays(1))),
                export(centre, day));
        filters.addClassName("filters");
        if (booked > 0) {
            filters.add(Actions.secondary(
                    t(named == null ? "agenda.names" : "agenda.names.hide"),
                    click -> runOrShowError(() -> {
                        named = named == null ? agenda.names(current.get(), centre.id(), day) : null;
                        show(all, centre, day, today);
                    })));
        }
        if (booked > 0 || list) {
            filters.add(Actions.secondary(t(list ? "agenda.grid" : "agenda.list"), click -> open(centre, day, !list)));
        }
        if (!day.equals(today)) {
            filters.add(Actions.quiet(t("agenda.today"), click -> open(centre, today)));
        }
        add(filters);
        if (list && !seats.isEmpty()) {
            addList(centre, day, today, seats);
        } else if (!seats.isEmpty()) {
            add(new AgendaGrid(seats, centre.data().zone(), this::state, this::service, named));
        }
        if (seats.isEmpty()) {
            showMessage(
                    Variant.NEUTRAL,
                    t("agenda.empty"),
                    Actions.link(t("agenda.publish"), "centres/" + centre.id().value() + "/slots"));
        }
    }

    /** After an act on many only the list is made anew, so that the account of the act stays. */
    private void addList(Centre centre, LocalDate day, LocalDate today, List<Agenda.Seat> seats) {
        var shown = new AtomicReference<@Nullable BulkAppointmentsSection>();
        var section = new BulkAppointmentsSection(
                bulk,
                new BulkAppointmentsSection.Day(centre, day, day.equals(today), named),
                this::service,
                () -> Objects.requireNonNull(shown.get()).show(agenda.day(current.get(), centre.id(), day)));
        shown.set(section);
        section.show(seats);
        add(section);
    }

    private String service(String code) {
        return centres.services().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> each.name().in(language()))
                .orElse(code);
    }

    /** The day as it is on the screen; with names only while they are shown, which is in the journal. */
    private Div export(Centre centre, LocalDate day) {
        List<String> header = new ArrayList<>(List.of(
                t("shifts.desk"),
                t("agenda.start"),
                t("shifts.service"),
                t("appointment.code"),
                t("paper.case"),
                t("case.stage")));
        Map<String, String> names = named;
        if (names != null) {
            header.add(t("person.name"));
        }
        return Export.links(
                "agenda-" + day,
                header,
                Set.of("centre", "day"),
                row -> agenda.day(current.get(), centre.id(), day).forEach(seat -> {
                    List<Object> cells = new ArrayList<>(List.of(
                            seat.desk(),
                            Dates.time(seat.start(), centre.data().zone()),
                            seat.service(),
                            seat.code() != null ? seat.code() : state(seat),
                            seat.caseNumber() == null ? "" : seat.caseNumber(),
                            seat.stage() == null ? "" : label(seat.stage())));
                    if (names != null) {
                        cells.add(seat.code() == null ? "" : names.getOrDefault(seat.code(), ""));
                    }
                    row.accept(cells);
                }));
    }

    /** What a seat without an appointment is. */
    private String state(Agenda.Seat seat) {
        if (seat.interview()) {
            return t(seat.service().equals(Meetings.PASSPORT) ? "agenda.passport" : "agenda.interview");
        }
        if (seat.closed() != null) {
            return t("agenda.closed", seat.closed());
        }
        return t(seat.kept() ? "agenda.kept" : seat.uncovered() ? "agenda.uncovered" : "agenda.free");
    }

    private void open(Centre centre, LocalDate day) {
        open(centre, day, list);
    }

    private void open(Centre centre, LocalDate day, boolean asList) {
        Map<String, String> query =
                new HashMap<>(Map.of("centre", centre.id().value().toString(), "day", day.toString()));
        if (asList) {
            query.put("view", LIST);
        }
        getUI().ifPresent(ui -> ui.navigate("agenda", QueryParameters.simple(query)));
    }
}
