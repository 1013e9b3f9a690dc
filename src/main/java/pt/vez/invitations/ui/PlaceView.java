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
import pt.vez.casework.CaseInHand;
import pt.vez.casework.CaseOutline;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Allocation.Explanation;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Offers;
import pt.vez.invitations.Score;
import pt.vez.platform.Dates;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;

/** Why this place: what counts, how much, and what happens next, in plain words. */
@Route("appointment/place")
@PermitAll
class PlaceView extends Screen implements BeforeEnterObserver {
    private final CaseInHand inHand;
    private final Allocation allocation;
    private final Invitations invitations;
    private final Offers offers;

    PlaceView(CaseInHand inHand, Allocation allocation, Invitations invitations, Offers offers) {
        super("place.title");
        this.inHand = inHand;
        this.allocation = allocation;
        this.invitations = invitations;
        this.offers = offers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        begin(null);
        attempt(() -> {
            CaseOutline outline = inHand.find().orElseThrow(() -> new NotFound("case.none"));
            invitations.openFor(inHand.actor(), outline.id()).ifPresent(letter -> {
                var go = Actions.primaryLink(t("turn.title"), "/i/" + letter.token());
                go.setRouterIgnore(true);
                add(new Card(
                        new Paragraph(t("place.invited", Dates.dayAndTime(letter.expires(), LISBON, language()))),
                        Actions.row(go)));
            });
            offers.openFor(inHand.actor(), outline.id()).ifPresent(letter -> {
                var go = Actions.primaryLink(t("place.offer.go"), "/o/" + letter.token());
                go.setRouterIgnore(true);
                add(new Card(new Paragraph(t("offer.title." + letter.offer().kind())), Actions.row(go)));
            });
            allocation
                    .explain(inHand.actor(), outline.id())
                    .ifPresentOrElse(this::explain, () -> add(new Card(new Paragraph(t("place.none")))));
            add(Actions.row(Actions.secondaryLink(t("place.back"), "appointment")));
        });
    }

    private void explain(Explanation explanation) {
        var card = Card.titled(t("place.why"));
        if (explanation.state() == Allocation.State.WAITING) {
            var place = new Paragraph(t("place.number", explanation.place(), explanation.waiting()));
            place.addClassName("big");
            card.add(place);
        } else {
            card.add(new Paragraph(t("place.state." + explanation.state())));
        }
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
