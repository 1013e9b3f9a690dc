package pt.vez.rota.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.UUID;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.DutyState;
import pt.vez.rota.Swaps;
import pt.vez.rota.TimeOff;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Notice;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** One duty, for its mediator and for the coordinator. */
@Route("rota/duty/:duty")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/features/rota.css")
class DutyView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Duties duties;
    private final DutyCover cover;
    private final Swaps swaps;
    private final TimeOff timeOff;
    private final Clock clock;

    DutyView(CurrentActor current, Duties duties, DutyCover cover, Swaps swaps, TimeOff timeOff, Clock clock) {
        super("rota.duty.title");
        this.current = current;
        this.duties = duties;
        this.cover = cover;
        this.swaps = swaps;
        this.timeOff = timeOff;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(() ->
                show(RotaFormatter.uuid(event.getRouteParameters().get("duty").orElse(""))));
    }

    private void show(UUID id) {
        Duty duty = duties.get(current.get(), id);
        boolean own = duty.accountId().equals(current.get().accountId());
        boolean coordinates = duties.coordinates(current.get(), duty);
        resetWithHeading(
                Dates.day(RotaFormatter.day(duty), language()) + ", " + RotaFormatter.times(duty, language()),
                duty.centre());
        var reason = duty.reason();
        var facts = new LabelledValues().fact(t("rota.person"), duty.person()).fact(t("centres.state"), state(duty));
        if (reason != null) {
            facts.fact(t("rota.reason"), label(reason));
        }
        var zone = duty.zone();
        if (!zone.equals(LISBON)) {
            facts.fact(t("rota.zone"), t("rota.zone.text", zone.getId()));
        }
        if (duty.state() != DutyState.CANCELLED && duty.outside()) {
            add(new Notice(Variant.DANGER, t(coordinates ? "rota.outside.todo" : "rota.outside.text")));
        }
        var actions = Actions.row();
        boolean ahead = duty.state() == DutyState.PLANNED && duty.end().isAfter(clock.instant());
        if (ahead && !duty.outside() && (own || coordinates)) {
            actions.add(Actions.secondary(t(own ? "rota.miss" : "rota.miss.other"), click -> miss(duty)));
        }
        if (ahead && !duty.outside() && own) {
            actions.add(Actions.secondary(t("rota.swap"), click -> swap(duty)));
        }
        if (ahead && coordinates) {
            actions.add(
                    Actions.secondary(t("rota.move"), click -> move(duty)),
                    Actions.danger(t("rota.cancel"), click -> cancel(duty)));
        }
        add(actions.getComponentCount() == 0 ? new Card(facts) : new Card(facts, actions));
        if (coordinates && duty.isLost() && !duty.outside() && duty.end().isAfter(clock.instant())) {
            add(new CandidatesSection(current, cover, duty, this::runOrShowError, text -> {
                show(id);
                showMessage(Variant.SUCCESS, text);
            }));
        }
        add(Actions.row(Actions.link(t("form.back"), coordinates ? planned(duty) : "rota", "button-link")));
    }

    private static String planned(Duty duty) {
        return "rota/plan?week=" + RotaFormatter.monday(RotaFormatter.day(duty));
    }

    private String state(Duty duty) {
        if (duty.state() == DutyState.PLANNED && duty.outside()) {
            return t("rota.outside");
        }
        return duty.state() == DutyState.ABSENT ? t(duty.isLost() ? "rota.lost" : "rota.covered") : label(duty.state());
    }

    private Button back(Duty duty) {
        return Actions.quiet(t("form.cancel"), click -> runOrShowError(() -> show(duty.id())));
    }

    private void miss(Duty duty) {
        resetWithHeading(t("rota.miss.title"), RotaFormatter.when(duty, language()) + ", " + duty.centre());
        var reason = AbsenceForm.reasons(this);
        var form = new Div(reason);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("rota.away.send"),
                        () -> runOrShowError(() -> {
                            timeOff.miss(current.get(), duty.id(), reason.getValue());
                            show(duty.id());
                            showMessage(Variant.SUCCESS, t("rota.miss.done"));
                        })),
                back(duty)));
        add(new Card(form));
    }

    private void swap(Duty duty) {
        resetWithHeading(t("rota.swap"), t("rota.swap.lead"));
        runOrShowError(() -> add(new SwapForm(
                swaps.colleagues(current.get()),
                swaps.exchangeable(current.get(), duty.id()),
                back(duty),
                (colleague, theirs) -> runOrShowError(() -> {
                    swaps.ask(current.get(), duty.id(), colleague, theirs);
                    show(duty.id());
                    showMessage(Variant.SUCCESS, t("rota.swap.sent"));
                }))));
    }

    private void move(Duty duty) {
        resetWithHeading(t("rota.move"), RotaFormatter.when(duty, language()) + ", " + duty.person());
        add(new MoveForm(
                duties.places(current.get()),
                duty,
                back(duty),
                (centre, day, starts, ends) -> runOrShowError(() -> {
                    duties.move(current.get(), duty.id(), centre, day, starts, ends);
                    show(duty.id());
                    showMessage(Variant.SUCCESS, t("rota.moved"));
                })));
    }

    private void cancel(Duty duty) {
        resetWithHeading(t("rota.cancel.title"), RotaFormatter.when(duty, language()) + ", " + duty.person());
        add(new Card(
                new Paragraph(t("rota.cancel.text")),
                Actions.row(
                        Actions.danger(t("rota.cancel.one"), click -> cancel(duty, false)),
                        Actions.danger(t("rota.cancel.rest"), click -> cancel(duty, true)),
                        back(duty))));
    }

    private void cancel(Duty duty, boolean rest) {
        runOrShowError(() -> {
            int cancelled = duties.cancel(current.get(), duty.id(), rest);
            show(duty.id());
            showMessage(Variant.SUCCESS, t("rota.cancel.done", cancelled));
        });
    }
}
