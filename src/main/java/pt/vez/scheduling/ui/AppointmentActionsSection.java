package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AgencyAppointments;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.OfferedTime;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Variant;

/** What the agency may do with one appointment: telephone, move, cancel. Every change asks why, and is told to the person. */
public class AppointmentActionsSection extends Composite<Div> {
    /** What the section asks. */
    @Component
    public static class Source {
        private final CurrentActor current;
        private final AgencyAppointments appointments;
        private final Centres centres;
        private final AppointmentNotices notices;

        Source(CurrentActor current, AgencyAppointments appointments, Centres centres, AppointmentNotices notices) {
            this.current = current;
            this.appointments = appointments;
            this.centres = centres;
            this.notices = notices;
        }

        public AgencyAppointments appointments() {
            return appointments;
        }

        /** Says to staff that the centre is closed at the time of this appointment, and what became of it. */
        public Optional<Notice> closed(AppointmentView appointment, Locale language) {
            return notices.closure(appointment).map(closed -> ClosureFormatter.notice(closed, language));
        }
    }

    private final Source source;
    private final AppointmentView appointment;
    private final Runnable changed;
    private final Div open = new Div();

    /** @param changed shows the appointment anew after it was moved or cancelled */
    public AppointmentActionsSection(Source source, AppointmentView appointment, Runnable changed) {
        this.source = source;
        this.appointment = appointment;
        this.changed = changed;
        open.getElement().setAttribute("aria-live", "polite");
        getContent()
                .add(
                        Actions.row(
                                Actions.secondary(getTranslation("agency.contact"), click -> run(this::contact)),
                                Actions.secondary(getTranslation("agency.move"), click -> run(this::move)),
                                Actions.quiet(getTranslation("agency.cancel"), click -> run(this::cancel))),
                        open);
    }

    private void run(Runnable command) {
        try {
            command.run();
        } catch (DomainException e) {
            open.addComponentAsFirst(
                    new Notice(Variant.DANGER, getTranslation(e.key(), e.args().toArray())).focused());
        }
    }

    private void contact() {
        var contact = source.appointments.contact(source.current.get(), appointment.id());
        open.removeAll();
        open.add(new H3(contact.name()));
        if (contact.phone() == null && contact.email() == null) {
            open.add(new Paragraph(getTranslation("agency.contact.none")));
        }
        if (contact.phone() != null) {
            open.add(new Paragraph(new Span(getTranslation("agency.phone") + ": "), link("tel:", contact.phone())));
        }
        if (contact.email() != null) {
            open.add(new Paragraph(new Span(getTranslation("agency.email") + ": "), link("mailto:", contact.email())));
        }
    }

    private static Anchor link(String scheme, String to) {
        var anchor = new Anchor(scheme + to, to);
        anchor.setRouterIgnore(true);
        return anchor;
    }

    private void move() {
        open.removeAll();
        var where = new CentreSelect(
                source.centres.all(source.current.get()), appointment.centre().id());
        var day = Pickers.date(getTranslation("agency.day"), getLocale());
        day.setValue(
                appointment.start().atZone(appointment.centre().data().zone()).toLocalDate());
        var time = new Select<OfferedTime>();
        time.setLabel(getTranslation("agency.time"));
        Runnable times = () -> run(() -> offer(time, where.getValue(), day.getValue()));
        where.addValueChangeListener(change -> times.run());
        day.addValueChangeListener(change -> times.run());
        TextField reason = reason();
        var form = new Div(where, day, time, reason);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        getTranslation("agency.move.go"),
                        () -> run(() -> {
                            if (time.getValue() == null) {
                                open.addComponentAsFirst(
                                        new Notice(Variant.ATTENTION, getTranslation("agency.time.missing")).focused());
                                return;
                            }
                            source.appointments.move(
                                    source.current.get(),
                                    appointment.id(),
                                    time.getValue().slotId(),
                                    reason.getValue());
                            changed.run();
                        })),
                Actions.quiet(getTranslation("form.cancel"), click -> open.removeAll())));
        open.add(new H3(getTranslation("agency.move")), new Paragraph(getTranslation("agency.told")), form);
        times.run();
    }

    private void offer(Select<OfferedTime> time, Centre centre, LocalDate day) {
        List<OfferedTime> free = centre == null || day == null
                ? List.of()
                : source.appointments.times(source.current.get(), appointment.id(), centre.id(), day);
        time.setItems(free);
        time.setHelperText(free.isEmpty() ? getTranslation("agency.time.none") : "");
        if (centre != null) {
            time.setItemLabelGenerator(
                    each -> Dates.time(each.start(), centre.data().zone(), getLocale()));
        }
    }

    private void cancel() {
        open.removeAll();
        TextField reason = reason();
        UUID command = UUID.randomUUID();
        var form = new Div(reason);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.danger(
                        getTranslation("agency.cancel.go"),
                        click -> run(() -> {
                            source.appointments.cancel(
                                    source.current.get(), appointment.id(), reason.getValue(), command);
                            changed.run();
                        })),
                Actions.quiet(getTranslation("form.cancel"), click -> open.removeAll())));
        open.add(new H3(getTranslation("agency.cancel")), new Paragraph(getTranslation("agency.cancel.text")), form);
    }

    private TextField reason() {
        var reason = new TextField(getTranslation("agency.reason"));
        reason.setMaxLength(AgencyAppointments.LONGEST_REASON);
        reason.setHelperText(getTranslation("agency.reason.help"));
        return reason;
    }
}
