package pt.vez.invitations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Allocation.Effect;
import pt.vez.invitations.Allocation.PolicyVersion;
import pt.vez.invitations.Policy;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centres;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.BackgroundWork;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The weights of the order, a preview of what other ones would change, and every policy that was in force. */
@Route("policy")
@RolesAllowed("ADMINISTRATOR")
class PolicyView extends Screen implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 1_000;
    private final CurrentActor current;
    private final Allocation allocation;
    private final Centres centres;
    private FormMerge<Policy> merge = new FormMerge<>(Policy.FIRST);
    private FormErrors errors = new FormErrors();
    private final Map<String, IntegerField> fields = new LinkedHashMap<>();
    private final Div effect = new Div();
    private final Div progress = new Div();
    private final BackgroundWork looking = new BackgroundWork();

    PolicyView(CurrentActor current, Allocation allocation, Centres centres) {
        super("policy.title");
        this.current = current;
        this.allocation = allocation;
        this.centres = centres;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
        UI ui = getUI().orElse(event.getUI());
        var polling = ui.addPollListener(poll -> follow());
        ui.setPollInterval(allocation.progress(current.get()).isPresent() ? POLL_MILLIS : -1);
        addDetachListener(detach -> {
            polling.remove();
            detach.getUI().setPollInterval(-1);
        });
    }

    private void show() {
        resetWithHeading(t("policy.lead"));
        fields.clear();
        effect.removeAll();
        Map<String, Integer> values = allocation.policy().values();
        var form = new Div();
        form.addClassName("form");
        var rules = new Div();
        rules.addClassName("rules");
        merge = new FormMerge<>(allocation.policy());
        for (String rule : Policy.RULES) {
            var field = new IntegerField(t("policy." + rule));
            field.setHelperText(t("policy." + rule + ".help"));
            field.setValue(values.get(rule));
            field.setStepButtonsVisible(true);
            field.setMin(0);
            fields.put(rule, field);
            merge.field(field.getLabel(), field, policy -> policy.values().get(rule), String::valueOf);
            rules.add(field);
        }
        form.add(rules);
        var note = new TextArea(t("policy.note"));
        note.setHelperText(t("policy.note.help"));
        note.setMaxLength(300);
        errors = new FormErrors().at(note, "policy.note.missing");
        form.addComponentAsFirst(errors);
        form.add(note, Actions.row(Actions.once(t("policy.preview"), () -> atItsField(() -> preview(note)))));
        // An effect of other numbers is no preview of these.
        fields.values()
                .forEach(field -> field.addValueChangeListener(change -> {
                    looking.removeAll();
                    effect.removeAll();
                }));
        add(progress, new Card(form), looking, effect, new H2(t("policy.history")), history());
        follow();
    }

    /** How far the places are that the last change left to be computed. */
    private void follow() {
        var now = allocation.progress(current.get());
        progress.removeAll();
        now.ifPresent(each -> {
            var bar = new ProgressBar(0, Math.max(1, each.total()), Math.min(each.done(), Math.max(1, each.total())));
            bar.getElement().setAttribute("aria-label", t("policy.progress.bar"));
            progress.add(new Card(new Paragraph(t("policy.progress", each.done(), each.total())), bar));
        });
        getUI().ifPresent(ui -> ui.setPollInterval(now.isPresent() ? POLL_MILLIS : -1));
    }

    private Policy typed() {
        Map<String, Integer> values = new HashMap<>();
        fields.forEach((rule, field) -> values.put(rule, field.getValue() == null ? -1 : field.getValue()));
        return Policy.of(values);
    }

    /** A number outside of its bounds is told at its field, with the name of the rule in the summary. */
    private void atItsField(Runnable command) {
        fields.values().forEach(field -> field.setInvalid(false));
        errors.start();
        runOrShowError(() -> {
            try {
                command.run();
            } catch (Policy.OutOfBounds e) {
                IntegerField field = Objects.requireNonNull(fields.get(e.rule()));
                field.setErrorMessage(message(e));
                field.setInvalid(true);
                throw new InvalidInput(
                        "policy.bounds.of",
                        field.getLabel(),
                        e.args().get(0),
                        e.args().get(1));
            }
        });
    }

    private void preview(TextArea note) {
        clearMessages();
        Policy seen = typed();
        Actor actor = current.get();
        effect.removeAll();
        looking.begin(
                t("policy.preview.working"),
                () -> allocation.preview(actor, seen),
                found -> show(found, seen, note),
                this::showMessage);
    }

    private void show(Effect found, Policy seen, TextArea note) {
        effect.removeAll();
        var table = new Table(
                t("policy.effect.samples"),
                t("shifts.service"),
                t("agenda.centre"),
                t("policy.before"),
                t("policy.after"),
                t("policy.points"));
        found.samples()
                .forEach(sample -> table.row(
                        name(sample.service()),
                        sample.centre(),
                        sample.placeBefore(),
                        sample.placeAfter(),
                        sample.score().total()));
        effect.add(Card.titled(
                t("policy.effect"),
                new Paragraph(t("policy.effect.text", found.waiting(), found.moved(), found.newInFirst())),
                groups(found),
                table.orEmpty(found.samples().isEmpty(), t("policy.effect.none")),
                Actions.row(Actions.once(t("policy.save"), () -> save(seen, note)))));
    }

    private Table groups(Effect found) {
        var table = new Table(
                t("policy.effect"),
                t("shifts.service"),
                t("agenda.centre"),
                t("policy.group.waiting"),
                t("policy.group.moved"),
                t("policy.group.new"));
        found.groups()
                .forEach(group -> table.row(
                        name(group.service()), group.centre(), group.waiting(), group.moved(), group.newInFirst()));
        return table.orEmpty(found.groups().isEmpty(), t("policy.effect.unchanged"));
    }

    private String name(String service) {
        return centres.services().stream()
                .filter(each -> each.code().equals(service))
                .findFirst()
                .map(each -> each.name().in(language()))
                .orElse(service);
    }

    private void save(Policy seen, TextArea note) {
        if (runOrShowError(
                errors,
                merge,
                () -> allocation.change(current.get(), merge.seen(), seen, note.getValue()),
                allocation::policy)) {
            show();
            showMessage(Variant.SUCCESS, t("policy.saved"));
        }
    }

    private Table history() {
        var table = new Table(
                t("policy.history"),
                t("policy.when"),
                t("policy.who"),
                t("policy.note"),
                t("policy.values"),
                t("table.actions"));
        var versions = allocation.history(current.get());
        for (int i = 0; i < versions.size(); i++) {
            PolicyVersion version = versions.get(i);
            Policy before = i + 1 < versions.size() ? versions.get(i + 1).policy() : Policy.FIRST;
            var restore = Actions.quiet(t("policy.restore"), click -> restore(version));
            restore.setAriaLabel(t("policy.restore") + ": " + Dates.stamp(version.at(), LISBON));
            table.row(
                    Dates.stamp(version.at(), LISBON),
                    version.by(),
                    version.note(),
                    changes(before, version.policy()),
                    restore);
        }
        return table.orEmpty(versions.isEmpty(), t("policy.history.none"));
    }

    /** What a version changed, rule by rule; all its values stand in the form when it is restored. */
    private Div changes(Policy before, Policy policy) {
        var changes = new Div();
        for (String rule : Policy.RULES) {
            Integer was = before.values().get(rule);
            Integer is = policy.values().get(rule);
            if (!Objects.equals(was, is)) {
                changes.add(new Div(t("policy." + rule) + ": " + was + " → " + is));
            }
        }
        if (changes.getChildren().findAny().isEmpty()) {
            changes.setText(t("policy.values.same"));
        }
        return changes;
    }

    /** Fills the form with the values of a version; nothing is in force before the effect was seen. */
    private void restore(PolicyVersion version) {
        Map<String, Integer> values = version.policy().values();
        fields.forEach((rule, field) -> field.setValue(values.get(rule)));
        showMessage(Variant.ATTENTION, t("policy.restored", Dates.stamp(version.at(), LISBON)));
    }
}
