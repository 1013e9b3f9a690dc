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
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.AppointmentView;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.CodeScanner;
import pt.vez.shell.Facts;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Tone;

/** Somebody arrives: their code is scanned or typed, their name compared with the passport, and they are checked in. */
@Route("check-in")
@RolesAllowed({"ADMINISTRATOR", "OFFICER"})
class CheckInView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Agenda agenda;
    private final Clock clock;
    private final Div found = new Div();
    private final TextField code = new TextField();

    CheckInView(CurrentActor current, Agenda agenda, Clock clock) {
        super("checkin.title");
        this.current = current;
        this.agenda = agenda;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        begin(t("checkin.lead"));
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
        found.removeAll();
        hush();
        attempt(() -> show(agenda.find(current.get(), code.getValue())));
    }

    private void show(Agenda.Arrival arrival) {
        found.removeAll();
        AppointmentView appointment = arrival.appointment();
        var facts = new Facts()
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
        Tone tone = appointment.state() == AppointmentView.State.ATTENDED ? Tone.SUCCESS : Tone.NEUTRAL;
        card.add(new Div(new Pill(tone, label(appointment.state()))));
        card.add(AppointmentWords.when(this, appointment, clock, language()), facts);
        if (appointment.state() == AppointmentView.State.BOOKED) {
            var button = Actions.once(
                    t("checkin.go"),
                    () -> attempt(() -> {
                        Agenda.Arrival after = agenda.checkIn(current.get(), appointment.code());
                        show(after);
                        code.clear();
                        tell(Tone.SUCCESS, t("checkin.done", after.appointment().deskLabel()));
                    }));
            card.add(Actions.row(button));
        }
        found.add(card);
    }
}
