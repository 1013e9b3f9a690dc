package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import pt.vez.hiring.Screening.Interview;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;

/** Who comes to an interview today, for the coordinator of the association that invited them. */
class DeskInterviewsSection extends Composite<Div> {
    DeskInterviewsSection(List<Interview> interviews) {
        var list = new UnorderedList();
        list.addClassName("rows");
        for (Interview each : interviews) {
            var meeting = each.meeting();
            var name = new Span(each.name());
            name.addClassName("sub");
            var text =
                    new Div(new Span(Dates.time(meeting.start(), meeting.venue().zone())), name);
            text.addClassName("grow");
            var open = Actions.secondaryLink(
                    getTranslation("desk.interview.open"), "hiring/" + each.call() + "/" + each.application());
            open.getElement().setAttribute("aria-label", getTranslation("desk.interview.open") + ": " + each.name());
            var row = new Div(text, open);
            row.addClassName("row");
            list.add(new ListItem(row));
        }
        getContent().add(new H2(getTranslation("desk.interviews")), list);
    }
}
