package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publications;

/** Publishing the times of one centre, and for whom they are kept. */
class SlotsSection extends Composite<Div> {
    SlotsSection(
            CurrentActor current,
            Centres centres,
            Publications publications,
            Centre centre,
            java.time.LocalDate today) {
        getContent().addClassName("screen");
        getContent()
                .add(
                        new PublishForm(
                                current,
                                publications,
                                List.of(centre),
                                List.of(centre),
                                new PublishForm.Period(today.plusDays(1), today.plusDays(28)),
                                id -> UI.getCurrent().navigate("publishing/" + id)),
                        new QuotaCard(current, centres, centre));
    }
}
