package pt.vez.rota.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places.Place;
import pt.vez.rota.Swaps;
import pt.vez.rota.Swaps.Swap;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The week of an association's mediators by centre: duties planned, without cover, and awaiting an answer. */
@Route("rota/plan")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/features/rota.css")
class PlanView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Duties duties;
    private final DutyCover cover;
    private final Swaps swaps;
    private final Clock clock;

    PlanView(CurrentActor current, Duties duties, DutyCover cover, Swaps swaps, Clock clock) {
        super("rota.plan.title");
        this.current = current;
        this.duties = duties;
        this.cover = cover;
        this.swaps = swaps;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        LocalDate monday = query.getSingleParameter("week")
                .flatMap(RotaFormatter::week)
                .orElseGet(() -> RotaFormatter.monday(Zones.today(clock)));
        String wanted = query.getSingleParameter("centre").orElse("");
        resetWithHeading(null);
        runOrShowError(() -> show(
                monday,
                duties.places(current.get()).stream()
                        .filter(each -> each.id().toString().equals(wanted))
                        .findFirst()
                        .orElse(null)));
    }

    private void show(LocalDate monday, @Nullable Place place) {
        Actor actor = current.get();
        UUID centre = place == null ? null : place.id();
        List<Duty> week = duties.ofAssociation(actor, centre, monday, monday.plusDays(6)).stream()
                .filter(duty -> duty.state() != DutyState.CANCELLED)
                .toList();
        resetWithHeading(t(
                "rota.plan.lead",
                Dates.shortDay(monday, language()),
                Dates.shortDay(monday.plusDays(6), language()),
                week.stream()
                        .filter(duty -> duty.state() == DutyState.PLANNED && !duty.outside())
                        .count(),
                week.stream().filter(duty -> duty.isLost() || duty.outside()).count()));
        add(filters(monday, place));
        add(Actions.row(Actions.primary(t("rota.plan.new"), click -> edit(monday, place))));
        lost(actor);
        List<Swap> waiting = swaps.toApprove(actor);
        if (!waiting.isEmpty()) {
            add(new H2(t("rota.swap.waiting")));
            waiting.forEach(swap -> add(swap(swap, () -> show(monday, place))));
        }
        add(new WeekSection(
                monday,
                Zones.today(clock),
                week,
                duty -> place == null ? duty.person() + ", " + duty.centre() : duty.person(),
                duties.uncertified(actor, centre, monday, monday.plusDays(6))));
    }

    private Div filters(LocalDate monday, @Nullable Place place) {
        var where = new Select<Place>();
        where.setLabel(t("agenda.centre"));
        where.setItems(duties.places(current.get()));
        where.setItemLabelGenerator(each -> each == null ? t("rota.plan.everywhere") : each.name());
        where.setEmptySelectionAllowed(true);
        where.setEmptySelectionCaption(t("rota.plan.everywhere"));
        where.setValue(place);
        where.addValueChangeListener(change -> open(monday, change.getValue()));
        var filters = new Div(
                where,
                Actions.secondary(t("rota.week.before"), click -> open(monday.minusWeeks(1), place)),
                Actions.secondary(t("rota.week.after"), click -> open(monday.plusWeeks(1), place)),
                Actions.secondaryLink(t("rota.title"), "rota"));
        filters.addClassName("filters");
        return filters;
    }

    private void lost(Actor actor) {
        List<Duty> lost = cover.lost(actor);
        if (lost.isEmpty()) {
            return;
        }
        var table = new Table(
                t("rota.lost.title"),
                t("rota.when"),
                t("agenda.centre"),
                t("rota.person"),
                t("rota.reason"),
                t("table.actions"));
        for (Duty duty : lost) {
            var reason = duty.reason();
            String todo = t(duty.outside() ? "rota.outside.open" : "rota.cover.find");
            var find = new Anchor("rota/duty/" + duty.id(), new Span(todo));
            find.addClassName("button-link");
            find.getElement()
                    .setAttribute(
                            "aria-label", todo + ": " + duty.person() + ", " + RotaFormatter.when(duty, language()));
            table.row(
                    RotaFormatter.when(duty, language()),
                    duty.centre(),
                    duty.person(),
                    duty.outside() ? t("rota.outside") : reason == null ? "–" : label(reason),
                    find);
        }
        add(new H2(t("rota.lost.title")), table);
    }

    private Card swap(Swap swap, Runnable again) {
        var card = new Card();
        SwapCard.describe(card, language(), swap, swap.wanted());
        card.add(Actions.row(
                Actions.secondary(
                        t("rota.swap.approve"),
                        click -> SwapCard.run(
                                this::runOrShowError, () -> swaps.approve(current.get(), swap.id()), () -> {
                                    again.run();
                                    showMessage(Variant.SUCCESS, t("rota.swap.approved"));
                                })),
                Actions.quiet(
                        t("rota.swap.refuse"),
                        click -> SwapCard.run(
                                this::runOrShowError, () -> swaps.refuse(current.get(), swap.id()), again))));
        return card;
    }

    private void edit(LocalDate monday, @Nullable Place place) {
        resetWithHeading(t("rota.plan.new"), t("rota.plan.new.lead"));
        runOrShowError(() -> add(new PlanForm(
                current,
                duties,
                duties.places(current.get()),
                place,
                startOf(monday),
                this::runOrShowError,
                planned -> {
                    show(RotaFormatter.monday(planned.getFirst().day()), place);
                    long made = planned.stream().filter(Duties.Proposed::fits).count();
                    showMessage(
                            made == planned.size() ? Variant.SUCCESS : Variant.ATTENTION,
                            t("rota.plan.done", made, planned.size() - made));
                },
                () -> runOrShowError(() -> show(monday, place)))));
    }

    /** The first day of the week that is not over. */
    private LocalDate startOf(LocalDate monday) {
        LocalDate tomorrow = Zones.today(clock).plusDays(1);
        return monday.isBefore(tomorrow) ? tomorrow : monday;
    }

    private void open(LocalDate monday, @Nullable Place place) {
        go("rota/plan?week=" + monday + (place == null ? "" : "&centre=" + place.id()));
    }
}
