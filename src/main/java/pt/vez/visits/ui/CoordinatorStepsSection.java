package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations;
import pt.vez.associations.Declarations;
import pt.vez.rota.Duties;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** What a coordinator does first, in order, until all of it is done: declaration, people, training, shifts. */
class CoordinatorStepsSection extends Composite<Card> {
    private static final int DAYS = 28;

    /**
     * @param key of its words
     * @param path where it is done
     */
    record Step(String key, String path, boolean done) {}

    /** What the part asks. */
    @Component
    static class Source {
        private final Associations associations;
        private final Declarations declarations;
        private final Duties duties;
        private final Clock clock;

        Source(Associations associations, Declarations declarations, Duties duties, Clock clock) {
            this.associations = associations;
            this.declarations = declarations;
            this.duties = duties;
            this.clock = clock;
        }

        /** @return the steps in order; none once all are done */
        List<Step> steps(Actor coordinator) {
            LocalDate today = Zones.today(clock);
            List<Duties.Person> people = duties.people(coordinator);
            List<Step> steps = List.of(
                    new Step("declaration", "declaration", declarations.accepted(coordinator)),
                    new Step(
                            "people",
                            "hiring",
                            associations
                                            .membersOf(
                                                    coordinator,
                                                    associations
                                                            .own(coordinator)
                                                            .id())
                                            .size()
                                    > 1),
                    new Step("training", "training", people.stream().anyMatch(Duties.Person::certified)),
                    new Step(
                            "shifts",
                            "rota/plan",
                            !duties.ofAssociation(coordinator, null, today, today.plusDays(DAYS))
                                    .isEmpty()));
            return steps.stream().allMatch(Step::done) ? List.of() : steps;
        }
    }

    CoordinatorStepsSection(List<Step> steps) {
        var list = new OrderedList();
        list.addClassName("rows");
        steps.forEach(step -> list.add(new ListItem(row(step))));
        var lead = new Paragraph(getTranslation("desk.steps.lead"));
        getContent().add(new H2(getTranslation("desk.steps")), lead, list);
    }

    private Div row(Step step) {
        String name = getTranslation("desk.steps." + step.key());
        var why = new Span(getTranslation("desk.steps." + step.key() + ".why"));
        why.addClassName("sub");
        var words = new Div(new Span(name), why);
        words.addClassName("grow");
        var row = new Div(words);
        row.addClassName("row");
        if (step.done()) {
            row.add(new Pill(Variant.SUCCESS, getTranslation("desk.steps.done")));
        } else {
            var open = Actions.secondaryLink(getTranslation("desk.waits.open"), step.path());
            open.getElement().setAttribute("aria-label", getTranslation("desk.waits.open") + ": " + name);
            row.add(open);
        }
        return row;
    }
}
