package pt.vez.scheduling.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Desk;
import pt.vez.shell.ChoiceList;

/** Desks of one centre and, where other centres are added, of those: desks with the names already chosen are chosen too. */
class DeskChoice extends Div {
    private final ShiftContext context;
    private final Map<UUID, String> elsewhere = new HashMap<>();
    private final ChoiceList<Desk> desks;
    private final List<Desk> here;

    /** @param except a desk that is no choice */
    DeskChoice(ShiftContext context, String label, @Nullable UUID except) {
        this.context = context;
        addClassName("form");
        here = context.desksInUse().stream()
                .filter(desk -> !desk.id().equals(except))
                .toList();
        desks = new ChoiceList<>(
                label,
                here,
                desk -> elsewhere.containsKey(desk.id())
                        ? desk.label() + " · " + elsewhere.get(desk.id())
                        : desk.label());
        List<Centre> others = context.centres().all(context.actor()).stream()
                .filter(centre -> centre.data().active()
                        && !centre.id().equals(context.centre().id()))
                .toList();
        add(desks);
        if (!others.isEmpty()) {
            var centres = new MultiSelectComboBox<Centre>(getTranslation("shifts.others"));
            centres.setHelperText(getTranslation("shifts.others.help"));
            centres.setItems(others);
            centres.setItemLabelGenerator(centre -> centre.data().name());
            centres.addValueChangeListener(change -> offer(change.getValue()));
            add(centres);
        }
    }

    private void offer(Set<Centre> centres) {
        Set<UUID> known = desks.items().stream().map(Desk::id).collect(Collectors.toSet());
        Set<String> labels = desks.chosen().stream().map(Desk::label).collect(Collectors.toSet());
        List<Desk> chosen = new ArrayList<>(desks.chosen());
        List<Desk> all = new ArrayList<>(here);
        for (Centre centre : centres.stream()
                .sorted(Comparator.comparing(each -> each.data().name()))
                .toList()) {
            for (Desk desk : context.centres().desks(context.actor(), centre.id())) {
                if (desk.active()) {
                    elsewhere.put(desk.id(), centre.data().name());
                    all.add(desk);
                    if (!known.contains(desk.id()) && labels.contains(desk.label())) {
                        chosen.add(desk);
                    }
                }
            }
        }
        desks.items(all);
        desks.choose(chosen.stream().filter(all::contains).toList());
    }

    ChoiceList<Desk> list() {
        return desks;
    }

    List<UUID> ids() {
        return desks.chosen().stream().map(Desk::id).toList();
    }
}
