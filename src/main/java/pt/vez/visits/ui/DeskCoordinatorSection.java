package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreement;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.intake.Intakes;
import pt.vez.platform.Dates;
import pt.vez.rota.Swaps;
import pt.vez.scheduling.Cover;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** What waits for the coordinator of a partner, on duty or not. Each line leads to where it is dealt with. */
class DeskCoordinatorSection extends Composite<Card> {
    private static final int DAYS = 28;
    private static final int AGREEMENT_DAYS = 60;

    /** What the part asks. */
    @Component
    static class Source {
        private final Associations associations;
        private final Agreements agreements;
        private final Cover cover;
        private final Swaps swaps;
        private final Intakes intakes;
        private final Clock clock;

        Source(
                Associations associations,
                Agreements agreements,
                Cover cover,
                Swaps swaps,
                Intakes intakes,
                Clock clock) {
            this.associations = associations;
            this.agreements = agreements;
            this.cover = cover;
            this.swaps = swaps;
            this.intakes = intakes;
            this.clock = clock;
        }

        boolean isFor(Actor actor) {
            return associations
                    .membershipOf(actor.accountId())
                    .filter(Associations.Membership::coordinator)
                    .isPresent();
        }
    }

    private final UnorderedList list = new UnorderedList();

    DeskCoordinatorSection(Source source, Actor coordinator) {
        list.addClassName("rows");
        LocalDate today = Zones.today(source.clock);
        int gaps = source.cover.own(coordinator, today, today.plusDays(DAYS)).size()
                + source.cover
                        .uncompared(coordinator, today, today.plusDays(DAYS))
                        .size();
        if (gaps > 0) {
            line(getTranslation("desk.waits.gaps", gaps), "cover");
        }
        int swaps = source.swaps.toApprove(coordinator).size();
        if (swaps > 0) {
            line(getTranslation("desk.waits.swaps", swaps), "rota/plan");
        }
        intakes(source, coordinator);
        source.agreements.of(coordinator, source.associations.own(coordinator).id()).stream()
                .filter(each -> each.state() == Agreement.State.IN_FORCE)
                .map(each -> each.terms().until())
                .max(Comparator.naturalOrder())
                .filter(until -> until.isBefore(today.plusDays(AGREEMENT_DAYS)))
                .ifPresent(until ->
                        line(getTranslation("desk.waits.agreement", Dates.full(until, getLocale())), "association"));
        getContent().add(new H2(getTranslation("desk.waits")));
        if (list.getComponentCount() == 0) {
            var none = new Paragraph(getTranslation("desk.waits.none"));
            none.addClassName("muted");
            getContent().add(none);
        } else {
            getContent().add(list);
        }
    }

    private void intakes(Source source, Actor coordinator) {
        try {
            Intakes.Waiting waiting = source.intakes.waiting(coordinator);
            if (waiting.toDecide() > 0) {
                line(getTranslation("desk.waits.intakes", waiting.toDecide()), "intakes?state=CONFLICT");
            }
            if (waiting.withoutCase() > 0) {
                line(getTranslation("desk.waits.intakes.case", waiting.withoutCase()), "intakes?state=RECEIVED");
            }
        } catch (NotAuthorised e) {
            // Without an agreement in force nothing can be decided; the screen says that at its top.
        }
    }

    private void line(String text, String path) {
        var words = new Div(new Span(text));
        words.addClassName("grow");
        var open = Actions.secondaryLink(getTranslation("desk.waits.open"), path);
        open.getElement().setAttribute("aria-label", getTranslation("desk.waits.open") + ": " + text);
        var row = new Div(words, open);
        row.addClassName("row");
        list.add(new ListItem(row));
    }
}
