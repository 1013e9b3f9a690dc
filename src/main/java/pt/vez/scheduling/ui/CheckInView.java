package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.DeskDay;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.CodeScanner;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Notice;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/**
 * A person arrives: their code is scanned or typed, their name compared with the passport, and they are checked in. Being
 * served is a step of its own; an arrival can be undone.
 */
@Route("check-in")
@RolesAllowed({"ADMINISTRATOR", "OFFICER", "MEDIATOR"})
class CheckInView extends Screen implements BeforeEnterObserver {
    /** Earlier than this a person waits for nothing. */
    private static final Duration EARLY = Duration.ofMinutes(30);

    private final CurrentActor current;
    private final Agenda agenda;
    private final DeskDay deskDay;
    private final AppointmentActionsSection.Source actions;
    private final Clock clock;
    private final Div found = new Div();
    private final TextField code = new TextField();

    CheckInView(
            CurrentActor current,
            Agenda agenda,
            DeskDay deskDay,
            AppointmentActionsSection.Source actions,
            Clock clock) {
        super("checkin.title");
        this.current = current;
        this.agenda = agenda;
        this.deskDay = deskDay;
        this.actions = actions;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(t("checkin.lead"));
        code.setLabel(t("appointment.code"));
        code.setMaxLength(16);
        code.setAutofocus(true);
        code.getElement().setAttribute("autocapitalize", "characters");
        var scanner = new CodeScanner(t("checkin.scan"), t("checkin.stop"), t("checkin.denied"));
        scanner.addScanListener(scan -> {
            code.setValue(scan.text().replaceFirst("^VEZ:", ""));
            find();
        });
        var search = Actions.primary(t("checkin.find"), click -> find());
        search.addClickShortcut(Key.ENTER).listenOn(code).resetFocusOnActiveElement();
        add(new Card(code, Actions.row(search), scanner), found);
        event.getLocation().getQueryParameters().getSingleParameter("code").ifPresent(text -> {
            code.setValue(text);
            find();
        });
    }

    private void find() {
        find(code.getValue());
    }

    private void find(String typed) {
        found.removeAll();
        clearMessages();
        runOrShowError(() -> show(agenda.find(current.get(), typed)));
    }

    private void show(Agenda.Arrival arrival) {
        found.removeAll();
        AppointmentView appointment = arrival.appointment();
        var facts = new LabelledValues()
                .fact(t("paper.case"), arrival.caseNumber())
                .fact(t("paper.service"), appointment.serviceName().in(language()))
                .fact(t("paper.place"), appointment.centre().data().name())
                .fact(t("shifts.desk"), appointment.deskLabel());
        var card = new Card(new H2(arrival.name()));
        if (arrival.nativeName() != null) {
            var inOwnScript = new Span(arrival.nativeName());
            inOwnScript.addClassName("native-name");
            inOwnScript.getElement().setAttribute("dir", "auto");
            card.add(inOwnScript);
        }
        card.add(new Div(state(appointment)));
        card.add(AppointmentFormatter.when(this, appointment, clock, language()), facts);
        if (appointment.state() == AppointmentView.State.BOOKED) {
            actions.closed(appointment, language()).ifPresent(found::add);
            warn(appointment);
            card.add(steps(arrival));
            if (current.get().isAgencyStaff()) {
                card.add(new AppointmentActionsSection(actions, appointment, () -> {
                    find(appointment.code());
                    showMessage(Variant.SUCCESS, t("agency.done"));
                }));
            }
        }
        found.add(card);
    }

    private Pill state(AppointmentView appointment) {
        if (appointment.state() == AppointmentView.State.ATTENDED) {
            return new Pill(Variant.SUCCESS, label(appointment.state()));
        }
        var arrived = appointment.checkedInAt();
        return arrived != null && appointment.state() == AppointmentView.State.BOOKED
                ? new Pill(
                        Variant.SUCCESS,
                        t(
                                "checkin.arrived",
                                Dates.time(arrived, appointment.centre().data().zone())))
                : new Pill(Variant.NEUTRAL, label(appointment.state()));
    }

    /** Another centre, another day, or much too early: the person should know before they sit down. */
    private void warn(AppointmentView appointment) {
        var zone = appointment.centre().data().zone();
        LocalDate day = appointment.start().atZone(zone).toLocalDate();
        Duration ahead = Duration.between(clock.instant(), appointment.start());
        CentreId here = deskDay.place(current.get()).orElse(null);
        if (!isToday(appointment)) {
            found.add(new Notice(Variant.ATTENTION, t("checkin.otherDay", day)));
        } else if (here != null && !here.equals(appointment.centre().id())) {
            found.add(new Notice(
                    Variant.ATTENTION,
                    t("checkin.otherCentre", appointment.centre().data().name())));
        } else if (appointment.checkedInAt() == null && ahead.compareTo(EARLY) > 0) {
            found.add(new Notice(
                    Variant.ATTENTION, t("checkin.early", Dates.time(appointment.start(), zone), ahead.toMinutes())));
        }
    }

    private boolean isToday(AppointmentView appointment) {
        var zone = appointment.centre().data().zone();
        return appointment.start().atZone(zone).toLocalDate().equals(LocalDate.now(clock.withZone(zone)));
    }

    private Div steps(Agenda.Arrival arrival) {
        var row = Actions.row();
        if (!isToday(arrival.appointment())) {
            return row;
        }
        if (arrival.appointment().checkedInAt() == null) {
            row.add(Actions.once(
                    t("checkin.go"),
                    () -> runOrShowError(() -> {
                        Agenda.Arrival after = agenda.checkIn(current.get(), arrival.appointmentId());
                        show(after);
                        code.clear();
                        showMessage(
                                Variant.SUCCESS,
                                t(
                                        "checkin.done",
                                        after.name(),
                                        after.appointment().deskLabel()),
                                Actions.secondary(t("checkin.undo"), click -> undo(arrival)));
                    })));
        } else {
            row.add(
                    Actions.once(
                            t("checkin.attended"),
                            () -> runOrShowError(() -> {
                                show(agenda.attended(current.get(), arrival.appointmentId()));
                                showMessage(
                                        Variant.SUCCESS,
                                        t("checkin.attended.done", arrival.name()),
                                        Actions.secondary(t("form.undo"), click -> undoAttended(arrival)));
                            })),
                    Actions.quiet(t("checkin.undo"), click -> undo(arrival)));
        }
        return row;
    }

    private void undoAttended(Agenda.Arrival arrival) {
        runOrShowError(() -> {
            show(agenda.undoAttended(current.get(), arrival.appointmentId()));
            showMessage(Variant.NEUTRAL, t("checkin.attended.undone", arrival.name()));
        });
    }

    private void undo(Agenda.Arrival arrival) {
        runOrShowError(() -> {
            show(agenda.undoCheckIn(current.get(), arrival.appointmentId()));
            showMessage(Variant.NEUTRAL, t("checkin.undone", arrival.name()));
        });
    }
}
