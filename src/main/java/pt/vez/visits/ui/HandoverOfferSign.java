package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.springframework.stereotype.Component;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LiveSection;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;
import pt.vez.visits.HandoverSigns;
import pt.vez.visits.Handovers;
import pt.vez.visits.Handovers.Handover;

/**
 * A colleague offers to hand a person over: shown on every page of the mediator, within seconds and with a sound.
 * Nothing happens before the mediator accepts. During a visit the person at the desk sees it as well, so it holds no
 * names.
 */
public class HandoverOfferSign extends Composite<Div> {
    /** What the sign asks. */
    @Component
    public static class Source {
        private final CurrentActor current;
        private final Handovers handovers;
        private final HandoverSigns signs;
        private final VisitNavigation visits;

        Source(CurrentActor current, Handovers handovers, HandoverSigns signs, VisitNavigation visits) {
            this.current = current;
            this.handovers = handovers;
            this.signs = signs;
            this.visits = visits;
        }
    }

    private final Source source;
    private final LiveSection live;

    public HandoverOfferSign(Source source, Actor mediator) {
        this.source = source;
        this.live = LiveSection.offers(() -> source.signs.of(mediator.accountId()), () -> show(true));
        getContent().addClassName("offer-sign");
        getContent()
                .getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-live", "polite")
                .setAttribute("aria-label", getTranslation("handover.title"));
        getContent().add(live);
        show(false);
    }

    private void show(boolean aloud) {
        live.removeAll();
        List<Handover> offers = offers();
        boolean visiting = source.current.get().acting() != null;
        if (visiting && !offers.isEmpty()) {
            live.add(new Notice(Variant.ATTENTION, getTranslation("handover.offer.visiting")));
        } else {
            offers.forEach(offer -> live.add(card(offer)));
        }
        if (aloud && !offers.isEmpty()) {
            live.chime();
        }
    }

    /** Off duty nothing can be accepted, so nothing is offered. */
    private List<Handover> offers() {
        try {
            return source.handovers.offeredTo(source.current.get());
        } catch (NotAuthorised e) {
            return List.of();
        }
    }

    private Card card(Handover offer) {
        var card = new Card(
                new H2(getTranslation("handover.offer.title", offer.from())),
                new Paragraph(getTranslation("handover.offer.text", String.valueOf(offer.person()))),
                Actions.row(
                        Actions.secondary(
                                getTranslation("handover.accept"),
                                click -> run(() -> source.visits.takeOver(UI.getCurrent(), offer.id()))),
                        Actions.quiet(
                                getTranslation("handover.decline"),
                                click -> run(() -> source.handovers.decline(source.current.get(), offer.id())))));
        card.addClassName("now");
        return card;
    }

    private void run(Runnable command) {
        try {
            command.run();
            show(false);
        } catch (DomainException e) {
            show(false);
            live.add(new Notice(Variant.DANGER, getTranslation(e.key(), e.args().toArray())));
        }
    }
}
