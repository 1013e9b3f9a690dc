package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AgencyAppointments;
import pt.vez.scheduling.Agenda.Seat;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.BulkAppointments;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shell.Actions;
import pt.vez.shell.BackgroundWork;
import pt.vez.shell.BulkAccount;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Progress;
import pt.vez.shell.Selection;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The appointments of a day as a list: choose some, say what is to be done, and read what came of it. */
class BulkAppointmentsSection extends Composite<Div> {
    /** What the section asks. */
    @Component
    static class Source {
        private final CurrentActor current;
        private final BulkAppointments bulk;
        private final Centres centres;

        Source(CurrentActor current, BulkAppointments bulk, Centres centres) {
            this.current = current;
            this.bulk = bulk;
            this.centres = centres;
        }
    }

    /**
     * What the section needs to know of the day.
     *
     * @param today whether people can be served
     */
    record Day(
            Centre centre,
            LocalDate date,
            boolean today,
            @Nullable Map<String, String> names) {
        ZoneId zone() {
            return centre.data().zone();
        }
    }

    private final Source source;
    private final Day day;
    private final Function<String, String> service;
    private final Runnable changed;
    private final Div account = new Div();
    private final Div content = new Div();
    private final BackgroundWork working = new BackgroundWork();
    private Map<UUID, Seat> known = Map.of();

    /** @param changed reads the day anew and shows it by {@link #show} */
    BulkAppointmentsSection(Source source, Day day, Function<String, String> service, Runnable changed) {
        this.source = source;
        this.day = day;
        this.service = service;
        this.changed = changed;
        account.getElement().setAttribute("aria-live", "polite");
        getContent().addClassName("screen");
        getContent().add(account, working, content);
    }

    /** Shows what can still be acted on; people who were served and seats without a case are left out. */
    void show(List<Seat> seats) {
        List<Seat> open = seats.stream()
                .filter(seat -> seat.appointment() != null && seat.state() == AppointmentView.State.BOOKED)
                .sorted(Comparator.comparing(Seat::start).thenComparing(Seat::desk, Desk.LABELS))
                .toList();
        known = open.stream()
                .collect(Collectors.toMap(seat -> Objects.requireNonNull(seat.appointment()), seat -> seat));
        content.removeAll();
        var table = new Table(
                getTranslation("bulk.appointments"),
                "",
                getTranslation("agenda.time"),
                getTranslation("shifts.desk"),
                getTranslation("shifts.service"),
                getTranslation("appointment.code"),
                getTranslation("paper.case"),
                getTranslation("centres.state"));
        var move = Actions.secondary(getTranslation("agency.move"), click -> {});
        var cancel = Actions.secondary(getTranslation("bulk.cancel"), click -> {});
        var serve = Actions.secondary(getTranslation("checkin.attended"), click -> {});
        serve.setVisible(day.today());
        var selection = new Selection<UUID>(move, cancel, serve).of(table);
        move.addClickListener(click -> move(selection.chosen()));
        cancel.addClickListener(click -> cancel(selection.chosen()));
        serve.addClickListener(click -> serve(selection.chosen()));
        open.forEach(seat -> table.row(
                selection.box(Objects.requireNonNull(seat.appointment()), name(seat)),
                Dates.time(seat.start(), day.zone()),
                seat.desk(),
                service.apply(seat.service()),
                new Anchor("check-in?code=" + seat.code(), name(seat)),
                Objects.requireNonNullElse(seat.caseNumber(), ""),
                seat.checkedInAt() == null
                        ? getTranslation("enum.State.BOOKED")
                        : getTranslation("checkin.arrived", Dates.time(seat.checkedInAt(), day.zone()))));
        content.add(selection.bar(), table.orEmpty(open.isEmpty(), getTranslation("bulk.appointments.none")));
    }

    /** The code, and the name while names are shown. */
    private String name(Seat seat) {
        String code = Objects.requireNonNull(seat.code());
        String shown = code.substring(0, 3) + "-" + code.substring(3);
        Map<String, String> names = day.names();
        return names == null ? shown : shown + " " + names.getOrDefault(code, "");
    }

    private String name(UUID appointment) {
        Seat seat = known.get(appointment);
        return seat == null ? "–" : name(seat) + ", " + Dates.time(seat.start(), day.zone());
    }

    private void move(List<UUID> chosen) {
        var where = new CentreSelect(
                source.centres.all(source.current.get()), day.centre().id());
        DatePicker when = Pickers.date(getTranslation("agency.day"), getLocale());
        TextField reason = reason();
        ask(
                getTranslation("bulk.move.title", chosen.size()),
                getTranslation("bulk.move.text"),
                chosen,
                Actions.primary(getTranslation("bulk.move.go", chosen.size()), click -> {}),
                new BulkForm.Asked(
                        "bulk.moved",
                        errors -> {
                            errors.present(when, when.getValue(), "bulk.day.missing");
                            errors.check(reason, () -> AgencyAppointments.requireReason(reason.getValue()));
                        },
                        new FormErrors(),
                        () -> {
                            var centre = where.getValue().id();
                            LocalDate wanted = when.getValue();
                            String why = reason.getValue();
                            return (actor, ids, progress) ->
                                    source.bulk.move(actor, ids, centre, wanted, why, progress);
                        }),
                where,
                when,
                reason);
    }

    private void cancel(List<UUID> chosen) {
        TextField reason = reason();
        UUID command = Ids.next();
        ask(
                getTranslation("bulk.cancel.title", chosen.size()),
                getTranslation("bulk.cancel.text"),
                chosen,
                Actions.danger(getTranslation("bulk.cancel.go", chosen.size()), click -> {}),
                new BulkForm.Asked(
                        "bulk.cancelled",
                        errors -> errors.check(reason, () -> AgencyAppointments.requireReason(reason.getValue())),
                        new FormErrors(),
                        () -> {
                            String why = reason.getValue();
                            return (actor, ids, progress) -> source.bulk.cancel(actor, ids, why, command, progress);
                        }),
                reason);
    }

    private void serve(List<UUID> chosen) {
        ask(
                getTranslation("bulk.serve.title", chosen.size()),
                getTranslation("bulk.serve.text"),
                chosen,
                Actions.primary(getTranslation("bulk.serve.go", chosen.size()), click -> {}),
                new BulkForm.Asked("bulk.served", errors -> {}, new FormErrors(), () -> source.bulk::attended));
    }

    private TextField reason() {
        var reason = new TextField(getTranslation("agency.reason"));
        reason.setMaxLength(AgencyAppointments.LONGEST_REASON);
        reason.setHelperText(getTranslation("agency.reason.help"));
        return reason;
    }

    private void ask(
            String title,
            String text,
            List<UUID> chosen,
            Button go,
            BulkForm.Asked asked,
            com.vaadin.flow.component.Component... fields) {
        account.removeAll();
        content.removeAll();
        Actions.guard(go, () -> run(chosen, asked));
        content.add(new BulkForm(
                title,
                text,
                chosen.stream().map(this::name).collect(Collectors.joining("; ")),
                asked.errors(),
                Actions.row(go, Actions.quiet(getTranslation("form.back"), click -> changed.run())),
                fields));
    }

    private void run(List<UUID> chosen, BulkForm.Asked asked) {
        account.removeAll();
        asked.errors().start();
        asked.check().accept(asked.errors());
        if (!asked.errors().isClean()) {
            return;
        }
        Actor actor = source.current.get();
        BulkForm.Act act = asked.act().get();
        var progress = new Progress(chosen.size());
        content.removeAll();
        working.begin(
                getTranslation("bulk.working"),
                progress,
                () -> act.on(actor, chosen, progress),
                outcome -> {
                    Notice said = BulkAccount.of(outcome, asked.done(), this::name, this::words);
                    changed.run();
                    account.removeAll();
                    account.add(said);
                },
                problem -> {
                    changed.run();
                    refuse(problem);
                });
    }

    private void refuse(DomainException problem) {
        account.removeAll();
        account.add(new Notice(Variant.DANGER, words(problem)).focused());
    }

    private String words(DomainException problem) {
        return getTranslation(problem.key(), problem.args().toArray());
    }
}
