package pt.vez.invitations.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Plan;
import pt.vez.invitations.Disruptions.ToCall;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Facts;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** One plan: how far it is, who has answered, whom somebody must call; pause it or take it back. */
@Route("disruptions/:plan")
@RolesAllowed("ADMINISTRATOR")
class DisruptionView extends Screen implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 2_000;
    private final CurrentActor current;
    private final Disruptions disruptions;

    DisruptionView(CurrentActor current, Disruptions disruptions) {
        super("disruption.title");
        this.current = current;
        this.disruptions = disruptions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        begin(null);
        attempt(() -> {
            UUID id = uuid(event.getRouteParameters().get("plan").orElse(""));
            show(disruptions.plan(current.get(), id));
            getUI().or(() -> java.util.Optional.of(event.getUI())).ifPresent(ui -> {
                ui.setPollInterval(POLL_MILLIS);
                var polling = ui.addPollListener(poll -> show(disruptions.plan(current.get(), id)));
                addDetachListener(detach -> {
                    polling.remove();
                    detach.getUI().setPollInterval(-1);
                });
            });
        });
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("problem.404");
        }
    }

    private @org.jspecify.annotations.Nullable Plan shown;

    private void show(Plan plan) {
        if (plan.equals(shown)) {
            return;
        }
        shown = plan;
        begin(plan.reason(), t("disruption.state." + plan.state()));
        if (plan.state() == Disruptions.State.COMPUTING) {
            computing(plan);
            return;
        }
        var bar = new ProgressBar(0, Math.max(1, plan.total()), Math.min(plan.done(), Math.max(1, plan.total())));
        bar.getElement().setAttribute("aria-label", t("disruption.progress", plan.done(), plan.total()));
        add(new Card(
                new Pill(Tone.NEUTRAL, label(plan.state())),
                new Paragraph(t("disruption.progress", plan.done(), plan.total())),
                bar,
                new Facts()
                        .fact(t("disruption.proposed"), Integer.toString(plan.proposed()))
                        .fact(t("disruption.stands"), Integer.toString(plan.stands()))
                        .fact(t("disruption.sent"), Integer.toString(plan.sent()))
                        .fact(t("disruption.accepted"), Integer.toString(plan.accepted()))
                        .fact(t("disruption.declined"), Integer.toString(plan.declined()))
                        .fact(t("disruption.fallback"), Integer.toString(plan.fallback()))
                        .fact(
                                t("disruption.cost"),
                                t(
                                        plan.meanKilometres() < 0 ? "disruption.cost.nearer" : "disruption.cost.text",
                                        Math.round(plan.meanDays() * 10) / 10.0,
                                        plan.mostDays(),
                                        Math.abs(Math.round(plan.meanKilometres())))),
                actions(plan)));
        List<ToCall> toCall = disruptions.toCall(current.get(), plan.id());
        if (!toCall.isEmpty()) {
            var table = new Table(t("disruption.call"), t("paper.case"), t("centres.state"));
            toCall.forEach(
                    each -> table.row(new Anchor("work/" + each.caseId(), each.caseNumber()), label(each.state())));
            add(new H2(t("disruption.call")), new Paragraph(t("disruption.call.text")), table);
        }
        add(Actions.row(Actions.secondaryLink(t("disruption.all"), "disruptions")));
    }

    /** The seats are closed already; how many people there are is known with the result. */
    private void computing(Plan plan) {
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", t("disruption.state.COMPUTING"));
        add(
                new Card(
                        new Pill(Tone.NEUTRAL, label(plan.state())),
                        new Paragraph(t("disruption.computing.text")),
                        bar,
                        Actions.row(Actions.danger(
                                t("disruption.undo"),
                                click -> act(plan, () -> disruptions.undo(current.get(), plan.id()))))),
                Actions.row(Actions.secondaryLink(t("disruption.all"), "disruptions")));
    }

    private com.vaadin.flow.component.html.Div actions(Plan plan) {
        var row = Actions.row();
        switch (plan.state()) {
            case PROPOSED ->
                row.add(
                        Actions.once(
                                t("disruption.send"),
                                () -> act(plan, () -> disruptions.send(current.get(), plan.id()))),
                        Actions.danger(
                                t("disruption.undo"),
                                click -> act(plan, () -> disruptions.undo(current.get(), plan.id()))));
            case SENDING, SENT ->
                row.add(
                        Actions.secondary(
                                t("disruption.pause"),
                                click -> act(plan, () -> disruptions.pause(current.get(), plan.id()))),
                        Actions.danger(
                                t("disruption.undo"),
                                click -> act(plan, () -> disruptions.undo(current.get(), plan.id()))));
            case PAUSED ->
                row.add(
                        Actions.once(
                                t("disruption.resume"),
                                () -> act(plan, () -> disruptions.resume(current.get(), plan.id()))),
                        Actions.danger(
                                t("disruption.undo"),
                                click -> act(plan, () -> disruptions.undo(current.get(), plan.id()))));
            default -> {
                // computing, undoing or undone: nothing to decide
            }
        }
        return row;
    }

    private void act(Plan plan, Runnable command) {
        if (attempt(command)) {
            show(disruptions.plan(current.get(), plan.id()));
        }
    }
}
