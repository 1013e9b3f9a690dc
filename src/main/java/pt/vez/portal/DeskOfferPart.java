package pt.vez.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import java.util.function.Consumer;
import pt.vez.casework.Handovers.Handover;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** A colleague hands a person over; nothing happens before this mediator accepts. */
class DeskOfferPart extends Composite<Card> {
    DeskOfferPart(Handover offer, Consumer<UUID> accept, Consumer<UUID> decline) {
        Card card = getContent();
        card.addClassName("now");
        card.add(
                new H2(getTranslation("handover.offer.title", offer.from())),
                new Paragraph(getTranslation("handover.offer.text", String.valueOf(offer.person()))),
                Actions.row(
                        Actions.secondary(getTranslation("handover.accept"), click -> accept.accept(offer.id())),
                        Actions.quiet(getTranslation("handover.decline"), click -> decline.accept(offer.id()))));
    }
}
