package pt.vez.scheduling.ui;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;

/** One of the centres that are open, by name. */
class CentreSelect extends Select<Centre> {
    /**
     * @param all centres, also those that are not open
     * @param chosen at first
     */
    CentreSelect(List<Centre> all, CentreId chosen) {
        List<Centre> open =
                all.stream().filter(centre -> centre.data().active()).toList();
        setLabel(getTranslation("agenda.centre"));
        setItems(open);
        setItemLabelGenerator(centre -> centre.data().name());
        open.stream().filter(centre -> centre.id().equals(chosen)).findFirst().ifPresent(this::setValue);
    }
}
