package pt.vez.invitations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.UUID;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.ui.NoCase;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Allocation.Explanation;
import pt.vez.invitations.Score;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.ui.NoticeCards;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;

/** Why this place: what counts, how much, and what happens next, in plain words. */
@Route("appointment/place")
@PermitAll
class PlaceView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Allocation allocation;
    private final AppointmentNotices notices;
    private final Cases cases;
    private final SeatReservations seats;
    private final Municipalities municipalities;
    private final Clock clock;

    PlaceView(
            CurrentCase inHand,
            Allocation allocation,
            AppointmentNotices notices,
            Cases cases,
            SeatReservations seats,
            Municipalities municipalities,
            Clock clock) {
        super("place.title");
        this.inHand = inHand;
        this.allocation = allocation;
        this.notices = notices;
        this.cases = cases;
        this.seats = seats;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
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
            new NoticeCards(clock, language())
                    .of(notices.of(inHand.actor(), outline.id()))
                    .forEach(this::add);
            allocation
                    .explain(inHand.actor(), outline.id())
                    .ifPresentOrElse(
                            explanation -> explain(explanation, outline),
                            () -> add(new Card(new Paragraph(t("place.none")))));
            add(Actions.row(Actions.secondaryLink(t("place.back"), "appointment")));
        });
    }

    private void explain(Explanation explanation, CaseOutline outline) {
        var card = Card.titled(t("place.why"));
        if (explanation.state() == Allocation.State.WAITING) {
            var place = new Paragraph(t("place.number", explanation.place(), explanation.waiting()));
            place.addClassName("big");
            card.add(place);
        } else {
            card.add(new Paragraph(t("place.state." + explanation.state())));
        }
        String town = cases.read(inHand.actor(), outline.id()).applicant().municipality();
        UUID centre = allocation.catchment(town);
        seats.places().stream()
                .filter(place -> place.id().value().equals(centre))
                .findFirst()
                .ifPresent(place -> card.add(new Paragraph(municipalities
                        .find(town)
                        .map(known -> t("place.centre", place.name(), known.name()))
                        .orElseGet(() -> t("place.centre.none", place.name())))));
        card.add(new Paragraph(Actions.link(t("place.municipality.go"), "case/correct")));
        var parts = new UnorderedList();
        parts.addClassName("rows");
        for (Score.Part part : explanation.parts()) {
            var text = new Span(t("place.part." + part.kind(), part.amount()));
            text.addClassName("grow");
            var points = new Span(t("place.points", part.points()));
            var item = new ListItem(text, points);
            item.addClassName("row");
            parts.add(item);
        }
        var total = new Paragraph(t("place.total", explanation.total()));
        total.addClassName("strong");
        var note = new Paragraph(t("place.note", Dates.full(explanation.computedAt(), LISBON, language())));
        note.addClassName("muted");
        card.add(parts, total, note);
        add(card);
    }
}
