package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.ui.CaseHeadline;
import pt.vez.casework.ui.NoCase;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AppointmentChange;
import pt.vez.scheduling.AppointmentNotice;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.scheduling.AppointmentNotice.TimeKept;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.scheduling.CancelReason;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Icon;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** The appointment: where to be, when, the code to show; move it, cancel it, take it along. */
@Route("appointment")
@PermitAll
class AppointmentScreen extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Booking booking;
    private final AppointmentNotices notices;
    private final List<CaseHeadline> headlines;
    private final Clock clock;

    AppointmentScreen(
            CurrentCase inHand,
            Booking booking,
            AppointmentNotices notices,
            List<CaseHeadline> headlines,
            Clock clock) {
        super("appointment.title");
        this.inHand = inHand;
        this.booking = booking;
        this.notices = notices;
        this.headlines = headlines;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        boolean confirmed = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("done")
                .isPresent();
        runOrShowError(() -> show(confirmed));
    }

    private void show(boolean confirmed) {
        Actor actor = inHand.actor();
        CaseOutline outline = inHand.find().orElse(null);
        if (outline == null) {
            add(NoCase.card(this::t));
            return;
        }
        if (PassportHelp.isNeeded(actor, outline)) {
            add(PassportHelp.card(this::t));
            return;
        }
        List<AppointmentNotice> current = notices.of(actor, outline.id());
        new NoticeCards(clock, language()).of(current).forEach(this::add);
        headlines.stream()
                .filter(headline -> !(headline instanceof AppointmentHeadline))
                .forEach(
                        headline -> headline.of(actor, outline.id(), language()).forEach(this::add));
        boolean closed = current.stream().anyMatch(CentreClosed.class::isInstance);
        AppointmentView active = booking.active(actor, outline.id()).orElse(null);
        if (active != null) {
            if (confirmed && !closed) {
                showMessage(Variant.SUCCESS, t("appointment.confirmed"));
            }
            ticket(actor, outline, active, closed);
            return;
        }
        booking.latest(actor, outline.id()).ifPresent(last -> add(past(last)));
        if (actor.acting() == null) {
            AppointmentFormatter.forgetOnDevice(this);
        }
        try {
            booking.requireReady(actor, outline.id());
            if (current.stream().anyMatch(TimeKept.class::isInstance)) {
                add(Actions.row(Actions.secondaryLink(t("hold.other"), "appointment/choose")));
            } else if (!NoticeCards.settlesWhatToDo(current)) {
                add(new Card(
                        new Paragraph(t("home.book.text")),
                        Actions.row(Actions.primaryLink(t("home.book.go"), "appointment/choose"))));
            }
        } catch (BookingNotReady e) {
            if (!NoticeCards.settlesWhatToDo(current)) {
                add(NotReadyCard.of(e, this::t));
            }
        }
    }

    private Card past(AppointmentView last) {
        var pill = new Pill(
                last.state() == AppointmentView.State.CANCELLED ? Variant.ATTENTION : Variant.SUCCESS,
                label(last.state()));
        var text = new Paragraph(
                Dates.dayAndTime(last.start(), last.centre().data().zone(), language()) + " · "
                        + last.centre().data().name());
        var card = new Card(pill, text);
        card.addClassName("quiet");
        return card;
    }

    private void ticket(Actor actor, CaseOutline outline, AppointmentView appointment, boolean closed) {
        if (actor.acting() == null) {
            AppointmentFormatter.keepOnDevice(this, appointment, closed, language());
        }
        if (closed) {
            add(new Card(AppointmentFormatter.struck(this, appointment, language())));
        } else {
            valid(appointment);
        }
        add(Actions.row(
                Actions.secondaryLink(t("appointment.move"), "appointment/choose"),
                Actions.secondaryLink(t("appointment.earlier"), "appointment/earlier"),
                Actions.danger(t("appointment.cancel"), click -> askWhy(outline, appointment))));
        List<AppointmentChange> history = booking.history(actor, outline.id(), appointment.id());
        if (history.size() > 1) {
            add(history(history, appointment));
        }
    }

    private void valid(AppointmentView appointment) {
        var centre = appointment.centre().data();
        var map = new Anchor(AppointmentFormatter.map(centre), t("appointment.map"));
        map.setTarget("_blank");
        var bring = new Paragraph(t("paper.bring"));
        bring.addClassName("muted");
        add(new Card(
                AppointmentFormatter.when(this, appointment, clock, language()),
                new LabelledValues()
                        .fact(t("paper.service"), appointment.serviceName().in(language()))
                        .fact(
                                t("paper.place"),
                                new Div(
                                        new Div(centre.name()),
                                        new Div(centre.address() + ", " + centre.postalCode()),
                                        new Div(centre.access().in(language())),
                                        map)),
                AppointmentFormatter.ticket(this, appointment),
                bring));
        var calendar =
                Actions.link(Icon.CALENDAR, t("appointment.calendar"), "/papers/" + appointment.id() + "/vez.ics");
        calendar.setRouterIgnore(true);
        var print = Actions.link(Icon.PRINT, t("paper.print"), "/papers/" + appointment.id() + "/print");
        print.setRouterIgnore(true);
        add(Actions.row(calendar, print));
    }

    private NativeDetails history(List<AppointmentChange> changes, AppointmentView appointment) {
        var zone = appointment.centre().data().zone();
        var list = new OrderedList();
        list.addClassName("timeline");
        for (AppointmentChange change : changes) {
            var to = change.toStart();
            var from = change.fromStart();
            String text = label(change.kind()) + ": "
                    + (to != null
                            ? Dates.dayAndTime(to, zone, language()) + " · " + change.toCentre()
                            : from == null ? "" : Dates.dayAndTime(from, zone, language()));
            var stamp = new Div(Dates.stamp(change.at(), zone));
            stamp.addClassName("stamp");
            var item = new ListItem(new Span(text), stamp);
            item.addClassName("past");
            list.add(item);
        }
        var details = new NativeDetails(t("appointment.history"), list);
        details.addClassName("more");
        return details;
    }

    /** A way back for a minute; of no use to people who book by invitation only. */
    private Component[] undo(CaseOutline outline, AppointmentView cancelled) {
        try {
            booking.requireReady(inHand.actor(), outline.id());
        } catch (BookingNotReady e) {
            return new Component[0];
        }
        return new Component[] {
            Actions.secondary(
                    t("appointment.undo"),
                    click -> runOrShowError(() -> {
                        booking.takeBack(inHand.actor(), outline.id(), cancelled.id());
                        resetWithHeading(null);
                        show(true);
                    }))
        };
    }

    private void askWhy(CaseOutline outline, AppointmentView appointment) {
        // Made once, when the question is asked: however often the answer is tapped, it is one command.
        var command = Ids.next();
        var dialog = new Dialog();
        dialog.setHeaderTitle(t("appointment.cancel.title"));
        var reasons = new RadioButtonGroup<CancelReason>();
        reasons.setLabel(t("appointment.cancel.why"));
        reasons.setItems(Arrays.stream(CancelReason.values())
                .filter(reason -> reason != CancelReason.AGENCY)
                .toList());
        reasons.setItemLabelGenerator(this::label);
        reasons.addThemeName("vertical");
        dialog.add(new Paragraph(t("appointment.cancel.text")), reasons);
        var confirm = Actions.danger(t("appointment.cancel.go"), click -> {
            if (reasons.getValue() == null) {
                reasons.setInvalid(true);
                reasons.setErrorMessage(t("appointment.cancel.missing"));
                return;
            }
            dialog.close();
            runOrShowError(() -> {
                AppointmentView after =
                        booking.cancel(inHand.actor(), outline.id(), appointment.id(), reasons.getValue(), command);
                resetWithHeading(null);
                show(false);
                showMessage(
                        Variant.SUCCESS,
                        t(
                                "appointment.cancelled",
                                Dates.dayAndTime(
                                        after.start(), after.centre().data().zone(), language())),
                        undo(outline, after));
                AppointmentFormatter.forgetOnDevice(this);
            });
        });
        var keep = Actions.secondary(t("appointment.cancel.keep"), click -> dialog.close());
        keep.setWidthFull();
        confirm.setWidthFull();
        dialog.getFooter().add(keep, confirm);
        dialog.open();
    }
}
