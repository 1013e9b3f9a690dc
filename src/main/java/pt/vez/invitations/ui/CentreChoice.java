package pt.vez.invitations.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.UUID;
import pt.vez.scheduling.Centre;
import pt.vez.shell.Actions;

/** Several centres in columns, with all of them or none at one press. */
final class CentreChoice extends Div {
    private final CheckboxGroup<Centre> group = new CheckboxGroup<>();

    CentreChoice(List<Centre> centres) {
        addClassName("centre-choice");
        group.setLabel(getTranslation("centres.title"));
        group.setItems(centres);
        group.setItemLabelGenerator(centre -> centre.data().name());
        group.addClassName("columns");
        add(group);
        if (centres.size() > 1) {
            add(Actions.row(
                    Actions.quiet(getTranslation("centres.all"), click -> group.select(centres)),
                    Actions.quiet(getTranslation("centres.none"), click -> group.deselectAll())));
        }
    }

    CheckboxGroup<Centre> group() {
        return group;
    }

    List<UUID> ids() {
        return group.getValue().stream().map(centre -> centre.id().value()).toList();
    }
}
