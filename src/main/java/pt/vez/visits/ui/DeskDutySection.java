package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.shell.Card;
import pt.vez.visits.ui.DutyToday.Duty;

/** My duty today: where, from when to when. */
class DeskDutySection extends Composite<Card> {
    DeskDutySection(Duty duty, Centre centre) {
        var zone = centre.data().zone();
        getContent()
                .add(
                        new H2(getTranslation("desk.duty")),
                        new Paragraph(getTranslation(
                                "desk.duty.text",
                                centre.data().name(),
                                Dates.time(duty.from(), zone),
                                Dates.time(duty.to(), zone))));
    }
}
