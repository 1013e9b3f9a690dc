package pt.vez.invitations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Signals;
import pt.vez.invitations.Signals.Block;
import pt.vez.invitations.Signals.BlockKind;
import pt.vez.invitations.Signals.Signal;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.BackgroundWork;
import pt.vez.shell.Paged;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Question;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Signs of trade in invitations, with the evidence; an administrator decides on a block, which can be lifted. */
@Route("signals")
@RolesAllowed("ADMINISTRATOR")
class SignalsView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Signals signals;

    SignalsView(CurrentActor current, Signals signals) {
        super("signals.title");
        this.current = current;
        this.signals = signals;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        show(() -> {});
    }

    /** @param then once the signals are there */
    private void show(Runnable then) {
        resetWithHeading(t("signals.lead"));
        var looking = new BackgroundWork();
        add(looking);
        Actor actor = current.get();
        looking.begin(
                t("signals.working"),
                () -> signals.signals(actor),
                found -> {
                    list(found);
                    then.run();
                },
                this::showMessage);
    }

    private void list(List<Signal> found) {
        add(
                Paged.of(found, this::table),
                new Paragraph(t("signals.most", Signals.MOST)),
                new H2(t("signals.blocks")),
                new Paged<>(offset -> signals.blocks(current.get(), offset, Pager.SIZE), this::blocks));
    }

    private Component table(List<Signal> found) {
        var table = new Table(
                t("signals.title"),
                t("signals.kind"),
                t("signals.who"),
                t("signals.count"),
                t("signals.evidence"),
                t("table.actions"));
        for (Signal signal : found) {
            table.row(label(signal.kind()), who(signal), signal.count(), evidence(signal), action(signal));
        }
        return table.orEmpty(found.isEmpty(), t("signals.none"));
    }

    /** The account leads to what it did; the end of a contact leads nowhere. */
    private Component who(Signal signal) {
        UUID account = signal.account();
        if (account == null) {
            return whole(signal.shown());
        }
        var link = Actions.link(signal.shown(), "journal?who=" + account);
        LocalDate day = signal.day();
        if (day == null) {
            return link;
        }
        var when = new Div(Dates.day(day, language()));
        when.addClassName("sub");
        return new Div(link, when);
    }

    private Component action(Signal signal) {
        if (signal.blocked()) {
            return new Pill(Variant.DANGER, t("signals.state.on"));
        }
        Button block = Actions.quiet(t("signals.block"), click -> ask(signal));
        block.setAriaLabel(t("signals.block") + " " + signal.shown());
        return block;
    }

    private static Span whole(String text) {
        var span = new Span(text);
        span.addClassName("bound");
        return span;
    }

    /** Case numbers, one a line, opened on demand; each leads to what was done with the case. */
    private Object evidence(Signal signal) {
        if (signal.evidence().isEmpty()) {
            return "–";
        }
        var numbers = new UnorderedList();
        signal.evidence()
                .forEach(each -> numbers.add(new ListItem(Actions.link(
                        each.number(), "journal?case=" + each.caseId().value()))));
        // For a hand-over each count is a pair of cases.
        int hidden = signal.kind() == Signals.Kind.HANDOVER
                ? 0
                : signal.count() - signal.evidence().size();
        if (hidden > 0) {
            numbers.add(new ListItem(t("signals.cases.more", hidden)));
        }
        var more = new NativeDetails(t("signals.cases", signal.evidence().size()), numbers);
        more.addClassName("evidence");
        return more;
    }

    private void ask(Signal signal) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(t("signals.block.whom", signal.shown()));
        var reason = new TextArea(t("signals.reason"));
        reason.setMaxLength(300);
        reason.setWidthFull();
        String text = signal.account() == null ? t("signals.block.cases", signal.count()) : t("signals.block.text");
        dialog.add(new Paragraph(label(signal.kind()) + ": " + signal.count()), new Paragraph(text), reason);
        dialog.getFooter()
                .add(
                        Actions.secondary(t("form.cancel"), click -> dialog.close()),
                        Actions.danger(t("signals.block"), click -> {
                            try {
                                block(signal, reason.getValue());
                                dialog.close();
                            } catch (DomainException e) {
                                reason.setInvalid(true);
                                reason.setErrorMessage(message(e));
                            }
                        }));
        dialog.open();
    }

    private void block(Signal signal, String reason) {
        String evidence = label(signal.kind()) + ": "
                + signal.evidence().stream().map(Signals.Evidence::number).collect(Collectors.joining(", "));
        int made = signals.block(current.get(), signal, evidence, reason);
        show(() -> showMessage(
                Variant.SUCCESS,
                signal.account() == null
                        ? t("signals.blocked.cases", made)
                        : t("signals.blocked.whom", signal.shown())));
    }

    private Component blocks(List<Block> blocks) {
        var table = new Table(
                t("signals.blocks"),
                t("signals.who"),
                t("signals.reason"),
                t("policy.when"),
                t("policy.who"),
                t("centres.state"),
                t("table.actions"));
        for (Block block : blocks) {
            boolean lifted = block.liftedAt() != null;
            Object action = "–";
            if (!lifted) {
                Button lift = Actions.quiet(
                        t("signals.lift"),
                        click -> Question.ask(
                                t("signals.lift.title", block.shown()),
                                t("signals.lift.text"),
                                t("signals.lift"),
                                () -> lift(block)));
                lift.setAriaLabel(t("signals.lift") + " " + block.shown());
                action = lift;
            }
            table.row(
                    subject(block),
                    block.reason(),
                    Dates.stamp(block.madeAt(), LISBON),
                    block.madeBy(),
                    new Pill(
                            lifted ? Variant.NEUTRAL : Variant.DANGER,
                            t(lifted ? "signals.state.lifted" : "signals.state.on")),
                    action);
        }
        return table.orEmpty(blocks.isEmpty(), t("signals.blocks.none"));
    }

    private void lift(Block block) {
        if (runOrShowError(() -> signals.lift(current.get(), block.id()))) {
            show(() -> showMessage(Variant.SUCCESS, t("signals.lifted")));
        }
    }

    private Component subject(Block block) {
        UUID subject = block.subject();
        return subject == null
                ? whole(block.shown())
                : Actions.link(
                        block.shown(), "journal?" + (block.kind() == BlockKind.CASE ? "case=" : "about=") + subject);
    }
}
