package pt.vez.scheduling.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.ui.NoCase;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.OfferedCentre;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatTaken;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** Centre, day, time: each a tap, each in the address, so that the back button goes one step back. */
@Route("appointment/choose")
@PermitAll
class ChooseTimeView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Booking booking;
    private final Cases cases;
    private final CaseCircumstances caseCircumstances;
    private final Municipalities municipalities;
    private final Centres centres;

    ChooseTimeView(
            CurrentCase inHand,
            Booking booking,
            Cases cases,
            CaseCircumstances caseCircumstances,
            Municipalities municipalities,
            Centres centres) {
        super("choose.title");
        this.inHand = inHand;
        this.booking = booking;
        this.cases = cases;
        this.caseCircumstances = caseCircumstances;
        this.municipalities = municipalities;
        this.centres = centres;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        resetWithHeading(null);
        runOrShowError(() -> {
            CaseOutline outline = inHand.find().orElse(null);
            if (outline == null) {
                add(NoCase.card(this::t));
                return;
            }
            if (PassportHelp.isNeeded(inHand.actor(), outline)) {
                add(PassportHelp.card(this::t));
                return;
            }
            try {
                booking.requireReady(inHand.actor(), outline.id());
            } catch (BookingNotReady e) {
                add(NotReadyCard.of(e, this::t));
                return;
            }
            var centre = query.getSingleParameter("centre").map(ChooseTimeView::uuid);
            if (centre.isEmpty()) {
                centres(outline, query.getSingleParameter("near").orElse(null));
            } else {
                times(
                        outline,
                        new CentreId(centre.get()),
                        query.getSingleParameter("day").map(ChooseTimeView::day).orElse(null));
            }
        });
    }

    static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new InvalidInput("problem.404"));
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidInput("problem.404");
        }
    }

    /** The time this person keeps already, here or in another tab: said first, never hidden, one tap from confirmed. */
    private Optional<Hold> kept(CaseOutline outline) {
        Optional<Hold> hold = booking.currentHold(inHand.actor(), outline.id());
        hold.ifPresent(found -> {
            ZoneId zone = centres.get(inHand.actor(), found.centreId()).data().zone();
            showMessage(
                    Variant.NEUTRAL,
                    t("choose.kept", AppointmentFormatter.at(this, found.start(), zone, language())),
                    Actions.primaryLink(t("hold.confirm.go"), "appointment/hold"));
        });
        return hold;
    }

    private void centres(CaseOutline outline, @Nullable String near) {
        resetWithHeading(t("choose.centre"));
        Optional<Hold> hold = kept(outline);
        String home = near != null
                ? near
                : cases.read(inHand.actor(), outline.id()).applicant().municipality();
        Municipality place = municipalities.find(home).orElse(null);
        add(nearest(place));
        List<OfferedCentre> offers =
                booking.centres(inHand.actor(), outline.id(), place == null ? null : place.centre());
        var list = new UnorderedList();
        list.addClassName("rows");
        for (OfferedCentre offer : offers) {
            list.add(new ListItem(row(offer)));
        }
        add(list);
        if (hold.isEmpty() && offers.stream().allMatch(offer -> offer.nextFreeDay() == null)) {
            showMessage(Variant.ATTENTION, t("choose.nothing"));
        }
    }

    /** The cases of the family that may be booked together with this one; only this one when a member may not book. */
    private List<CaseId> family(CaseOutline outline) {
        List<CaseId> family = caseCircumstances.familyOf(inHand.actor(), outline.id());
        try {
            family.forEach(each -> booking.requireReady(inHand.actor(), each));
            return booking.active(inHand.actor(), outline.id()).isPresent() ? List.of(outline.id()) : family;
        } catch (DomainException e) {
            return List.of(outline.id());
        }
    }

    private ComboBox<Municipality> nearest(@Nullable Municipality place) {
        var near = new ComboBox<Municipality>(t("choose.near"));
        near.setItems(municipalities.all());
        near.setItemLabelGenerator(Municipality::name);
        near.setValue(place);
        near.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                getUI().ifPresent(ui -> ui.navigate(
                        "appointment/choose",
                        QueryParameters.simple(Map.of("near", change.getValue().code()))));
            }
        });
        return near;
    }

    private CentreRow row(OfferedCentre offer) {
        var data = offer.centre().data();
        return new CentreRow(
                "appointment/choose?centre=" + offer.centre().id().value(),
                data.name(),
                data.address()
                        + (offer.kilometres() == null
                                ? ""
                                : " · "
                                        + t("choose.km", Math.round(offer.kilometres()))
                                                .replace(' ', '\u00a0')),
                offer.nextFreeDay() == null
                        ? t("choose.full")
                        : t("choose.next", Dates.day(offer.nextFreeDay(), language())));
    }

    private void times(CaseOutline outline, CentreId centreId, @Nullable LocalDate wanted) {
        var offer = booking.centres(inHand.actor(), outline.id(), null).stream()
                .filter(found -> found.centre().id().equals(centreId))
                .findFirst()
                .orElseThrow(() -> new NotFound("problem.404"));
        var centre = offer.centre().data();
        resetWithName(centre.name(), centre.address() + ", " + centre.postalCode());
        List<LocalDate> days = booking.days(inHand.actor(), outline.id(), centreId);
        if (days.isEmpty()) {
            add(new Card(
                    new Paragraph(t("choose.full.text")),
                    Actions.row(Actions.primaryLink(t("choose.other"), "appointment/choose"))));
            return;
        }
        LocalDate day = wanted == null ? days.getFirst() : wanted;
        Optional<Hold> hold = kept(outline);
        String address = "appointment/choose?centre=" + centreId.value() + "&day=";
        add(
                new DayStrip(t("choose.days"), days, day, language(), each -> address + each),
                new H2(Dates.day(day, language())));
        List<CaseId> family = family(outline);
        List<OfferedTime> times = family.size() > 1
                ? booking.timesTogether(inHand.actor(), family, centreId, day)
                : booking.times(inHand.actor(), outline.id(), centreId, day);
        if (family.size() > 1) {
            add(new Paragraph(t("choose.together.text", family.size())));
        }
        if (times.isEmpty()) {
            showMessage(Variant.ATTENTION, t("choose.dayFull"));
        }
        UUID own = hold.map(Hold::slotId).orElse(null);
        TimesOfDay shown = new TimesOfDay(this::t, day, centre.zone(), language());
        shown.of(times, own, time -> choose(outline, time.slotId(), centre.zone()))
                .forEach(this::add);
        if (!centre.zone().equals(LISBON)) {
            add(new Paragraph(t("choose.zone", Dates.clockName(centre.zone(), language()))));
        }
        add(Actions.row(Actions.secondaryLink(t("choose.other"), "appointment/choose")));
    }

    private void choose(CaseOutline outline, UUID slotId, ZoneId zone) {
        try {
            List<CaseId> family = family(outline);
            if (family.size() > 1) {
                booking.holdTogether(inHand.actor(), family, slotId);
            } else {
                booking.hold(inHand.actor(), outline.id(), slotId);
            }
            go("appointment/hold");
        } catch (SeatTaken e) {
            OfferedTime next = e.next();
            if (next == null) {
                showMessage(e);
            } else {
                String time = Dates.time(next.start(), zone);
                showMessage(
                        Variant.ATTENTION,
                        t(e.key(), time),
                        Actions.secondary(
                                t("appointment.takeNext", time), click -> choose(outline, next.slotId(), zone)));
            }
        } catch (DomainException e) {
            showMessage(e);
        }
    }
}
