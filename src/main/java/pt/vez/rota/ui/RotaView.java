package pt.vez.rota.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Membership;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.DutyState;
import pt.vez.rota.Swaps;
import pt.vez.rota.TimeOff;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** A mediator's own week: duties, what they are asked, and a word when they cannot come. */
@Route("rota")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/features/rota.css")
class RotaView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Associations associations;
    private final Duties duties;
    private final DutyCover cover;
    private final Swaps swaps;
    private final TimeOff timeOff;
    private final Clock clock;

    RotaView(
            CurrentActor current,
            Associations associations,
            Duties duties,
            DutyCover cover,
            Swaps swaps,
            TimeOff timeOff,
            Clock clock) {
        super("rota.title");
        this.current = current;
        this.associations = associations;
        this.duties = duties;
        this.cover = cover;
        this.swaps = swaps;
        this.timeOff = timeOff;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        LocalDate today = Zones.today(clock);
        LocalDate monday = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("week")
                .flatMap(RotaFormatter::week)
                .orElseGet(() -> RotaFormatter.monday(today));
        resetWithHeading(null);
        runOrShowError(() -> show(monday, today));
    }

    private void show(LocalDate monday, LocalDate today) {
        Actor actor = current.get();
        List<Duty> week = duties.own(actor, monday, monday.plusDays(6)).stream()
                .filter(duty -> duty.state() != DutyState.CANCELLED)
                .toList();
        resetWithHeading(t(
                "rota.week",
                Dates.shortDay(monday, language()),
                Dates.shortDay(monday.plusDays(6), language()),
                week.stream()
                        .filter(duty -> duty.state() == DutyState.PLANNED && !duty.outside())
                        .count()));
        var filters = new Div(
                Actions.secondary(t("rota.week.before"), click -> open(monday.minusWeeks(1))),
                Actions.secondary(t("rota.week.after"), click -> open(monday.plusWeeks(1))),
                Actions.secondaryLink(t("rota.times.title"), "rota/times"));
        filters.addClassName("filters");
        if (associations
                .membershipOf(actor.accountId())
                .filter(Membership::coordinator)
                .isPresent()) {
            filters.add(
                    Actions.secondaryLink(t("rota.plan.title"), "rota/plan"),
                    Actions.secondaryLink(t("cover.title"), "cover"));
        }
        add(filters);
        Runnable again = () -> show(monday, today);
        if (associations.membershipOf(actor.accountId()).isPresent()) {
            cover.asked(actor).forEach(asked -> add(asked(asked, again)));
            swaps.mine(actor).forEach(swap -> add(new SwapCard(current, swaps, swap, this::runOrShowError, again)));
        }
        add(new WeekSection(monday, today, week, Duty::centre));
        absences(actor, again);
        add(Actions.row(Actions.primary(t("rota.away"), click -> away(again))));
    }

    private Card asked(DutyCover.Asked asked, Runnable again) {
        var card = Card.titled(
                t("rota.asked.title"),
                new Paragraph(RotaFormatter.when(asked.duty(), language()) + ", "
                        + asked.duty().centre()));
        card.addClassName("now");
        card.add(Actions.row(
                Actions.once(
                        t("rota.asked.accept"),
                        () -> runOrShowError(() -> {
                            cover.accept(current.get(), asked.id());
                            again.run();
                            showMessage(Variant.SUCCESS, t("rota.asked.accepted"));
                        })),
                Actions.secondary(
                        t("rota.asked.decline"),
                        click -> runOrShowError(() -> {
                            cover.decline(current.get(), asked.id());
                            again.run();
                            showMessage(Variant.NEUTRAL, t("rota.asked.declined"));
                        }))));
        return card;
    }

    private void absences(Actor actor, Runnable again) {
        List<TimeOff.Absence> own = timeOff.own(actor);
        if (own.isEmpty()) {
            return;
        }
        var table = new Table(t("rota.absences"), t("rota.absence.until"), t("rota.reason"), t("table.actions"));
        for (TimeOff.Absence absence : own) {
            table.row(
                    Dates.dayAndTime(absence.start(), LISBON, language()) + " – "
                            + Dates.dayAndTime(absence.end(), LISBON, language()),
                    label(absence.reason()),
                    Actions.quiet(
                            t("rota.back"),
                            click -> runOrShowError(() -> {
                                timeOff.back(current.get(), absence.id());
                                again.run();
                                showMessage(Variant.SUCCESS, t("rota.back.done"));
                            })));
        }
        add(new H2(t("rota.absences")), table);
    }

    private void away(Runnable again) {
        resetWithHeading(t("rota.away"), t("rota.away.lead"));
        add(new AbsenceForm(
                Zones.today(clock),
                (from, to, reason) -> runOrShowError(() -> {
                    Actor actor = current.get();
                    int lost = timeOff.away(actor, actor.accountId(), from, to, reason);
                    again.run();
                    showMessage(Variant.SUCCESS, t("rota.away.done", lost));
                }),
                again));
    }

    private void open(LocalDate monday) {
        go("rota?week=" + monday);
    }
}
