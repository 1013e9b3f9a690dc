package pt.vez.invitations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Affected;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Plan;
import pt.vez.platform.Dates;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Export;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Notice;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Question;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** One plan: its progress, answers and the applicants to call; pause it or undo it. */
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
        resetWithHeading(null);
        runOrShowError(() -> {
            UUID id = uuid(event.getRouteParameters().get("plan").orElse(""));
            show(disruptions.plan(current.get(), id));
            getUI().or(() -> Optional.of(event.getUI())).ifPresent(ui -> {
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
        return Ids.parse(text).orElseThrow(() -> new NotFound("problem.404"));
    }

    private @Nullable Plan shown;
    private int page;

    private void show(Plan plan) {
        if (!plan.equals(shown)) {
            shown = plan;
            build(plan);
        }
    }

    private void build(Plan plan) {
        resetWithHeading(plan.reason(), t("disruption.state." + plan.state()));
        if (plan.setAside()) {
            add(new Notice(
                    Variant.DANGER,
                    t("disruption.problem"),
                    Actions.row(Actions.secondary(
                            t("disruption.retry"),
                            click -> act(plan, () -> disruptions.retry(current.get(), plan.id()))))));
        }
        if (plan.state() == Disruptions.State.COMPUTING) {
            computing(plan);
            return;
        }
        var bar = new ProgressBar(0, Math.max(1, plan.total()), Math.min(plan.done(), Math.max(1, plan.total())));
        bar.getElement().setAttribute("aria-label", t("disruption.progress", plan.done(), plan.total(), plan.sent()));
        add(new Card(
                new Pill(Variant.NEUTRAL, label(plan.state())),
                new Paragraph(t("disruption.progress", plan.done(), plan.total(), plan.sent())),
                bar,
                new LabelledValues()
                        .fact(t("disruption.proposed"), Integer.toString(plan.proposed()))
                        .fact(t("disruption.stands"), Integer.toString(plan.stands()))
                        .fact(t("disruption.sent"), Integer.toString(plan.sent()))
                        .fact(t("disruption.accepted"), Integer.toString(plan.accepted()))
                        .fact(t("disruption.declined"), Integer.toString(plan.declined()))
                        .fact(t("disruption.fallback"), Integer.toString(plan.fallback()))
                        .fact(t("disruption.settled"), Integer.toString(plan.settled()))
                        .fact(t("disruption.handedOn"), Integer.toString(plan.handedOn()))
                        .fact(t("disruption.undone"), Integer.toString(plan.undone()))
                        .fact(t("disruption.kept"), Integer.toString(plan.kept()))
                        .fact(
                                t("disruption.cost"),
                                t(
                                        plan.meanKilometres() < 0 ? "disruption.cost.nearer" : "disruption.cost.text",
                                        Math.round(plan.meanDays() * 10) / 10.0,
                                        plan.mostDays(),
                                        Math.abs(Math.round(plan.meanKilometres())))),
                actions(plan)));
        int toCall = plan.fallback() + plan.declined();
        if (toCall > 0 && plan.state() != Disruptions.State.UNDONE) {
            add(Card.titled(
                    t("disruption.call"),
                    new Paragraph(t("disruption.call.text")),
                    Actions.row(
                            Actions.secondaryLink(t("disruption.call.open", toCall), "calls-to-make/" + plan.id()))));
        }
        if (plan.state() == Disruptions.State.PROPOSED) {
            message(plan);
        }
        if (plan.total() > 0) {
            people(plan);
        }
        add(Actions.row(Actions.secondaryLink(t("disruption.all"), "disruptions")));
    }

    /** The message as the first person of the plan would get it, before any is sent. */
    private void message(Plan plan) {
        disruptions.affected(current.get(), plan.id(), 0, Pager.SIZE).stream()
                .filter(each -> each.toStart() != null && each.toZone() != null)
                .findFirst()
                .ifPresent(each -> add(Card.titled(
                        t("disruption.message"),
                        new Paragraph(t("disruption.message.text")),
                        new LabelledValues()
                                .fact(t("disruption.message.subject"), t("mail.replacement.subject"))
                                .fact(t("disruption.message.heading"), t("mail.replacement.heading"))
                                .fact(
                                        t("disruption.message.words"),
                                        date(each.toStart(), each.toZone(), each.toCentre()) + " "
                                                + t("mail.replacement.line", t("disruption.message.term"))))));
    }

    private String date(@Nullable Instant start, @Nullable ZoneId zone, @Nullable String centre) {
        return start == null || zone == null
                ? t("disruption.noSeat")
                : Dates.dayAndTime(start, zone, language()) + ", " + centre;
    }

    /** All people the plan touches, where they had their appointment and where they would go. */
    private void people(Plan plan) {
        var table = new Table(
                t("disruption.people"),
                t("paper.case"),
                t("disruption.people.from"),
                t("disruption.people.to"),
                t("centres.state"));
        disruptions
                .affected(current.get(), plan.id(), page * Pager.SIZE, Pager.SIZE)
                .forEach(each -> table.row(
                        number(each),
                        date(each.fromStart(), each.fromZone(), each.fromCentre()),
                        to(each),
                        state(each)));
        add(
                new H2(t("disruption.people")),
                table,
                new Pager(page, plan.total(), t("table.count", plan.total()), next -> {
                    page = next;
                    build(plan);
                }),
                Actions.row(export(plan)));
    }

    private Div number(Affected each) {
        var cell = new Div(new Div(each.caseNumber()));
        if (each.family()) {
            var family = new Div(t("disruption.people.family"));
            family.addClassName("sub");
            cell.add(family);
        }
        return cell;
    }

    private String to(Affected each) {
        return each.state() == Item.STANDS
                ? t("disruption.stands")
                : date(each.toStart(), each.toZone(), each.toCentre());
    }

    private String state(Affected each) {
        return each.kept() == null ? label(each.state()) : label(each.state()) + ": " + label(each.kept());
    }

    private Div export(Plan plan) {
        return Export.links(
                "closure",
                List.of(
                        t("paper.case"),
                        t("disruption.people.from"),
                        t("disruption.people.to"),
                        t("disruption.people.days"),
                        t("centres.state")),
                Set.of("plan"),
                row -> disruptions.eachAffected(
                        current.get(),
                        plan.id(),
                        each -> row.accept(List.of(
                                each.caseNumber(),
                                date(each.fromStart(), each.fromZone(), each.fromCentre()),
                                to(each),
                                each.days() == null ? "" : each.days(),
                                state(each)))));
    }

    /** The seats are closed already; how many people there are is known with the result. */
    private void computing(Plan plan) {
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", t("disruption.state.COMPUTING"));
        add(
                new Card(
                        new Pill(Variant.NEUTRAL, label(plan.state())),
                        new Paragraph(t("disruption.computing.text")),
                        bar,
                        Actions.row(Actions.danger(t("disruption.undo"), click -> askToUndo(plan)))),
                Actions.row(Actions.secondaryLink(t("disruption.all"), "disruptions")));
    }

    private Div actions(Plan plan) {
        var row = Actions.row();
        switch (plan.state()) {
            case PROPOSED ->
                row.add(
                        Actions.once(
                                t("disruption.send"),
                                () -> act(plan, () -> disruptions.send(current.get(), plan.id()))),
                        Actions.danger(t("disruption.undo"), click -> askToUndo(plan)));
            case SENDING, SENT ->
                row.add(
                        Actions.secondary(
                                t("disruption.pause"),
                                click -> act(plan, () -> disruptions.pause(current.get(), plan.id()))),
                        Actions.danger(t("disruption.undo"), click -> askToUndo(plan)));
            case PAUSED ->
                row.add(
                        Actions.once(
                                t("disruption.resume"),
                                () -> act(plan, () -> disruptions.resume(current.get(), plan.id()))),
                        Actions.danger(t("disruption.undo"), click -> askToUndo(plan)));
            default -> {
                // computing, undoing or undone: nothing to decide
            }
        }
        return row;
    }

    private void askToUndo(Plan plan) {
        Question.ask(
                t("disruption.undo.title", plan.reason()),
                t(isUnsent(plan) ? "disruption.undo.text" : "disruption.undo.people"),
                t("disruption.undo"),
                () -> act(plan, () -> disruptions.undo(current.get(), plan.id())));
    }

    private static boolean isUnsent(Plan plan) {
        return plan.state() == Disruptions.State.COMPUTING || plan.state() == Disruptions.State.PROPOSED;
    }

    private void act(Plan plan, Runnable command) {
        if (runOrShowError(command)) {
            show(disruptions.plan(current.get(), plan.id()));
        }
    }
}
