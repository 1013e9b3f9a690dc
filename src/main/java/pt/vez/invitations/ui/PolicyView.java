package pt.vez.invitations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Allocation.Effect;
import pt.vez.invitations.Allocation.PolicyVersion;
import pt.vez.invitations.Policy;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** The weights of the order, a preview of what other ones would change, and every policy that was in force. */
@Route("policy")
@RolesAllowed("ADMINISTRATOR")
class PolicyView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Allocation allocation;
    private final Map<String, IntegerField> fields = new LinkedHashMap<>();
    private final Div effect = new Div();

    PolicyView(CurrentActor current, Allocation allocation) {
        super("policy.title");
        this.current = current;
        this.allocation = allocation;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        begin(t("policy.lead"));
        fields.clear();
        effect.removeAll();
        Map<String, Integer> values = allocation.policy().values();
        var form = new Div();
        form.addClassName("form");
        for (String rule : Policy.RULES) {
            var field = new IntegerField(t("policy." + rule));
            field.setHelperText(t("policy." + rule + ".help"));
            field.setValue(values.get(rule));
            field.setStepButtonsVisible(true);
            field.setMin(0);
            fields.put(rule, field);
            form.add(field);
        }
        var note = new TextArea(t("policy.note"));
        note.setHelperText(t("policy.note.help"));
        note.setMaxLength(300);
        form.add(
                note,
                Actions.row(
                        Actions.secondary(t("policy.preview"), click -> attempt(this::preview)),
                        Actions.once(t("policy.save"), () -> {
                            if (attempt(() -> allocation.change(current.get(), typed(), note.getValue()))) {
                                show();
                                tell(Tone.SUCCESS, t("policy.saved"));
                            }
                        })));
        add(new Card(form), effect, new H2(t("policy.history")), history());
    }

    private Policy typed() {
        Map<String, Integer> values = new HashMap<>();
        fields.forEach((rule, field) -> values.put(rule, field.getValue() == null ? -1 : field.getValue()));
        return Policy.of(values);
    }

    private void preview() {
        Effect found = allocation.preview(current.get(), typed());
        effect.removeAll();
        var table = new Table(
                t("policy.effect"), t("shifts.service"), t("policy.before"), t("policy.after"), t("policy.points"));
        found.samples()
                .forEach(sample -> table.row(
                        sample.service(),
                        sample.placeBefore(),
                        sample.placeAfter(),
                        sample.score().total()));
        effect.add(Card.titled(
                t("policy.effect"),
                new Paragraph(t("policy.effect.text", found.waiting(), found.moved(), found.newInFirst())),
                table.orEmpty(found.samples().isEmpty(), t("policy.effect.none"))));
    }

    private Table history() {
        var table = new Table(t("policy.history"), t("policy.when"), t("policy.who"), t("policy.note"));
        var versions = allocation.history(current.get());
        for (PolicyVersion version : versions) {
            table.row(Dates.stamp(version.at(), LISBON), version.by(), version.note());
        }
        return table.orEmpty(versions.isEmpty(), t("policy.history.none"));
    }
}
