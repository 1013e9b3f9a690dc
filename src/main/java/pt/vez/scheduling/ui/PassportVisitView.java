package pt.vez.scheduling.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.PassportVisits;
import pt.vez.scheduling.PassportVisits.Place;
import pt.vez.scheduling.SeatTaken;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** A time to show the passport: centre, day, time and a confirmation, each in the address. */
@Route(PassportHelp.VISIT)
@PermitAll
class PassportVisitView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final PassportVisits visits;
    private final Clock clock;

    PassportVisitView(CurrentActor current, PassportVisits visits, Clock clock) {
        super("passport.visit.title");
        this.current = current;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        resetWithHeading(null);
        runOrShowError(() -> {
            Optional<Meeting> visit = visits.of(current.get());
            CentreId centre = query.getSingleParameter("centre")
                    .map(text -> new CentreId(ChooseTimeView.uuid(text)))
                    .orElse(null);
            if (centre != null) {
                times(
                        centre,
                        query.getSingleParameter("day").map(ChooseTimeView::day).orElse(null));
            } else if (visit.isPresent() && query.getSingleParameter("other").isEmpty()) {
                booked(visit.get());
            } else {
                places();
            }
        });
    }

    private void booked(Meeting visit) {
        resetWithHeading(null);
        boolean ahead = visit.start().isAfter(clock.instant());
        add(
                ahead
                        ? PassportVisitCard.of(
                                this,
                                visit,
                                clock,
                                language(),
                                Actions.secondaryLink(t("appointment.move"), PassportHelp.VISIT + "?other=1"),
                                Actions.danger(t("appointment.cancel"), click -> ask(visit)))
                        : PassportVisitCard.of(this, visit, clock, language()),
                Actions.row(Actions.secondaryLink(t("problem.home"), "home")));
    }

    private void ask(Meeting visit) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(t("appointment.cancel.title"));
        dialog.add(new Paragraph(t("passport.visit.cancel.text")));
        var keep = Actions.secondary(t("appointment.cancel.keep"), click -> dialog.close());
        var cancel = Actions.danger(t("appointment.cancel.go"), click -> {
            dialog.close();
            runOrShowError(() -> {
                visits.cancel(current.get());
                places();
                showMessage(Variant.SUCCESS, t("passport.visit.cancelled", at(visit)));
            });
        });
        keep.setWidthFull();
        cancel.setWidthFull();
        dialog.getFooter().add(keep, cancel);
        dialog.open();
    }

    private String at(Meeting visit) {
        return Dates.dayAndTime(visit.start(), visit.venue().zone(), language());
    }

    private void places() {
        resetWithHeading(t("passport.visit.lead"));
        List<Place> places = visits.places(current.get());
        if (places.isEmpty()) {
            var help = Actions.primaryLink(t("help.passport"), "/help");
            help.setRouterIgnore(true);
            add(new Card(new Paragraph(t("passport.visit.none")), Actions.row(help)));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("rows");
        places.forEach(place -> list.add(new ListItem(row(place))));
        add(list);
    }

    private CentreRow row(Place place) {
        Venue venue = place.venue();
        return new CentreRow(
                address(venue.id()),
                venue.name(),
                venue.address(),
                t("choose.next", Dates.day(place.days().getFirst(), language())));
    }

    private static String address(CentreId centre) {
        return PassportHelp.VISIT + "?centre=" + centre.value();
    }

    private void times(CentreId centre, @Nullable LocalDate wanted) {
        Place place = visits.place(current.get(), centre).orElseThrow(() -> new NotFound("choose.full.text"));
        Venue venue = place.venue();
        resetWithHeading(venue.name(), venue.address());
        List<LocalDate> days = place.days();
        LocalDate day = wanted == null ? days.getFirst() : wanted;
        List<OfferedTime> times = visits.times(current.get(), centre, day);
        add(
                new DayStrip(t("choose.days"), days, day, language(), each -> address(centre) + "&day=" + each),
                new H2(Dates.day(day, language())));
        if (times.isEmpty()) {
            showMessage(Variant.ATTENTION, t("choose.dayFull"));
        }
        new TimesOfDay(this::t, day, venue.zone(), language())
                .of(times, null, time -> confirm(venue, day, time))
                .forEach(this::add);
        if (!venue.zone().equals(LISBON)) {
            add(new Paragraph(t("choose.zone", Dates.clockName(venue.zone(), language()))));
        }
        add(Actions.row(Actions.secondaryLink(t("choose.other"), PassportHelp.VISIT + "?other=1")));
    }

    /** The chosen time in full, before anything is taken. */
    private void confirm(Venue venue, LocalDate day, OfferedTime time) {
        resetWithHeading(null);
        visits.of(current.get())
                .ifPresent(before -> add(new Paragraph(
                        t("passport.visit.before", at(before), before.venue().name()))));
        add(PassportVisitCard.of(
                t("passport.visit.chosen"),
                this,
                new Meeting(time.slotId(), venue, time.start(), time.end()),
                clock,
                language(),
                Actions.once(t("hold.confirm"), () -> book(venue, day, time)),
                Actions.quiet(t("hold.other"), click -> runOrShowError(() -> times(venue.id(), day)))));
    }

    private void book(Venue venue, LocalDate day, OfferedTime time) {
        runOrShowError(() -> {
            try {
                booked(visits.book(current.get(), time.slotId()));
                showMessage(Variant.SUCCESS, t("passport.visit.booked"));
            } catch (SeatTaken e) {
                times(venue.id(), day);
                showMessage(Variant.ATTENTION, t("passport.visit.taken"));
            }
        });
    }
}
