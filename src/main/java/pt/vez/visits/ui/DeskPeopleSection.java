package pt.vez.visits.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.visits.PeopleInProgress;
import pt.vez.visits.PeopleInProgress.InHand;

/** People whose mandate is in force; who else is with them stands below the name. */
class DeskPeopleSection extends Composite<Div> {

    /** What the list asks. */
    @org.springframework.stereotype.Component
    static class Source {
        private final PeopleInProgress people;
        private final PresenceFormatter presence;

        Source(PeopleInProgress people, PresenceFormatter presence) {
            this.people = people;
            this.presence = presence;
        }
    }

    DeskPeopleSection(Source source, Actor actor, Consumer<UUID> goOn) {
        List<InHand> people = source.people.of(actor);
        if (people.isEmpty()) {
            var empty = new Paragraph(getTranslation("desk.live.empty"));
            empty.addClassName("muted");
            getContent().add(empty);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("rows");
        for (InHand person : people) {
            var text = new Div(new Span(person.name()));
            text.addClassName("grow");
            text.add(sub(getTranslation("desk.until", Dates.dayAndTime(person.until(), LISBON, getLocale()))));
            String also = source.presence.line(person.others(), getLocale()).orElse("");
            if (!also.isEmpty()) {
                text.add(sub(also));
            }
            var row = new Div(
                    text, Actions.secondary(getTranslation("desk.go"), click -> goOn.accept(person.mandateId())));
            row.addClassName("row");
            list.add(new ListItem(row));
        }
        getContent().add(list);
    }

    private static Span sub(String text) {
        var sub = new Span(text);
        sub.addClassName("sub");
        return sub;
    }
}
