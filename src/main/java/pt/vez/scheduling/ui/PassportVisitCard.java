package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Locale;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** When and where to show the passport, and what to bring. */
public final class PassportVisitCard {
    private PassportVisitCard() {}

    /**
     * A visit that is booked.
     *
     * @param in the screen, which has the words
     */
    public static Card of(Component in, Meeting visit, Clock clock, Locale language, Component... actions) {
        return of(AppointmentFormatter.translate(in, "passport.visit.card"), in, visit, clock, language, actions);
    }

    /** @param title of the card */
    static Card of(String title, Component in, Meeting visit, Clock clock, Locale language, Component... actions) {
        var venue = visit.venue();
        var place = new Div(new Span(venue.name()), new Paragraph(venue.address()));
        place.getElement().setAttribute("translate", "no");
        var map = new Anchor(
                AppointmentFormatter.map(venue.address()), AppointmentFormatter.translate(in, "appointment.map"));
        map.setTarget("_blank");
        var bring = new Paragraph(AppointmentFormatter.translate(in, "passport.visit.bring"));
        bring.addClassName("muted");
        var card = Card.titled(
                title, AppointmentFormatter.when(in, visit.start(), venue.zone(), clock, language), place, map, bring);
        card.add(Actions.row(actions));
        return card;
    }
}
