package pt.vez.scheduling.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.rota.DutyCover;
import pt.vez.scheduling.Cover;
import pt.vez.scheduling.Cover.Gap;
import pt.vez.scheduling.Cover.Missing;
import pt.vez.scheduling.Cover.OwnGap;
import pt.vez.scheduling.Cover.Staffed;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/**
 * Seats without cover, why, and what to do: all of them for administrators, those of the own association for
 * coordinators.
 */
@Route("cover")
@RolesAllowed({"ADMINISTRATOR", "MEDIATOR"})
@CssImport("./styles/features/rota.css")
class CoverView extends Screen implements BeforeEnterObserver {
    private static final int DAYS = 28;
    private final CurrentActor current;
    private final Cover cover;
    private final DutyCover duties;
    private final Clock clock;

    CoverView(CurrentActor current, Cover cover, DutyCover duties, Clock clock) {
        super("cover.title");
        this.current = current;
        this.cover = cover;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        LocalDate today = Zones.today(clock);
        runOrShowError(() -> {
            Actor actor = current.get();
            if (actor.is(Role.ADMINISTRATOR)) {
                all(actor, today, today.plusDays(DAYS));
            } else {
                own(actor, today);
            }
        });
    }

    private void all(Actor actor, LocalDate from, LocalDate to) {
        List<Gap> gaps = cover.gaps(actor, from, to);
        resetWithHeading(t("cover.lead"));
        var until = Pickers.date(t("cover.until"), language());
        until.setValue(to);
        until.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                runOrShowError(() -> all(current.get(), from, change.getValue()));
            }
        });
        var filters = new Div(until);
        filters.addClassName("filters");
        add(filters);
        List<OwnGap> uncompared = cover.uncompared(actor, from, to);
        if (!cover.isComparing()) {
            add(new Notice(Variant.ATTENTION, t("cover.uncompared")));
        } else if (gaps.isEmpty()) {
            add(new Notice(Variant.SUCCESS, t("cover.none")));
        } else {
            int seats = gaps.stream().mapToInt(Gap::seats).sum();
            int appointments = gaps.stream().mapToInt(Gap::appointments).sum();
            add(new Notice(appointments > 0 ? Variant.DANGER : Variant.ATTENTION, t("cover.sum", seats, appointments)));
        }
        gaps.forEach(gap -> add(card(gap)));
        if (!uncompared.isEmpty()) {
            var table =
                    new Table(t("cover.lost"), t("rota.when"), t("agenda.centre"), t("rota.person"), t("cover.cause"));
            uncompared.forEach(gap -> table.row(
                    when(gap.start(), gap.end(), gap.zone()), gap.centre(), gap.person(), label(gap.cause())));
            add(new H2(t("cover.lost")), table);
        }
        centres(actor, from, to);
    }

    private String when(Instant start, Instant end, ZoneId zone) {
        return Dates.dayAndTimes(start, end, zone, language());
    }

    private Card card(Gap gap) {
        var counts = new Paragraph(
                new Pill(
                        gap.appointments() > 0 ? Variant.DANGER : Variant.ATTENTION,
                        t("cover.appointments", gap.appointments())),
                new Span(" " + t("cover.seats", gap.seats())));
        var card = new Card(new H2(gap.name()), new Paragraph(when(gap.start(), gap.end(), gap.zone())), counts);
        card.addClassName("cover-gap");
        if (gap.missing().isEmpty()) {
            card.add(new Paragraph(t("cover.unplanned")));
        }
        var actions = Actions.row();
        for (Missing missing : gap.missing()) {
            card.add(new Paragraph(t(
                    "cover.missing." + missing.cause(),
                    missing.person(),
                    missing.association(),
                    Dates.time(missing.start(), gap.zone(), language()),
                    Dates.time(missing.end(), gap.zone(), language()))));
            var ask = Actions.secondary(
                    t("cover.ask", missing.association()),
                    click -> runOrShowError(() -> {
                        duties.call(current.get(), missing.dutyId());
                        showMessage(Variant.SUCCESS, t("cover.asked", missing.association()));
                    }));
            ask.setAriaLabel(t("cover.ask", missing.association()) + ": " + missing.person());
            actions.add(ask);
        }
        LocalDate first = gap.start().atZone(gap.zone()).toLocalDate();
        LocalDate last = gap.end().minusNanos(1).atZone(gap.zone()).toLocalDate();
        var move = Actions.link(
                t("cover.disruption"),
                "disruptions?centre=" + gap.centre().value() + "&from=" + first + "&to=" + last,
                "button-link");
        move.getElement()
                .setAttribute(
                        "aria-label",
                        t("cover.disruption") + ": " + gap.name() + ", " + when(gap.start(), gap.end(), gap.zone()));
        actions.add(move);
        card.add(actions);
        return card;
    }

    private void centres(Actor actor, LocalDate from, LocalDate to) {
        List<Staffed> all = cover.centres(actor);
        var group = new CheckboxGroup<Staffed>(t("cover.centres"));
        group.setHelperText(t("cover.centres.help"));
        group.setItems(all);
        group.setItemLabelGenerator(Staffed::name);
        group.setValue(new HashSet<>(all.stream().filter(Staffed::byPartners).toList()));
        var form = new Div(
                group,
                Actions.row(Actions.secondary(
                        t("form.save"),
                        click -> runOrShowError(() -> {
                            for (Staffed each : all) {
                                boolean chosen = group.getValue().contains(each);
                                if (chosen != each.byPartners()) {
                                    cover.staff(current.get(), each.id(), chosen);
                                }
                            }
                            all(current.get(), from, to);
                            showMessage(Variant.SUCCESS, t("cover.saved"));
                        }))));
        form.addClassName("form");
        add(new Card(form));
    }

    private void own(Actor actor, LocalDate today) {
        List<OwnGap> gaps = new ArrayList<>(cover.own(actor, today, today.plusDays(DAYS)));
        gaps.addAll(cover.uncompared(actor, today, today.plusDays(DAYS)));
        gaps.sort(Comparator.comparing(OwnGap::start));
        resetWithHeading(t("cover.own.lead"));
        var table = new Table(
                t("cover.title"),
                t("rota.when"),
                t("agenda.centre"),
                t("rota.person"),
                t("cover.cause"),
                t("cover.attendances"),
                t("table.actions"));
        for (OwnGap gap : gaps) {
            var open = Actions.link(t("rota.cover.find"), "rota/duty/" + gap.dutyId(), "button-link");
            open.getElement()
                    .setAttribute(
                            "aria-label",
                            t("rota.cover.find") + ": " + gap.person() + ", "
                                    + when(gap.start(), gap.end(), gap.zone()));
            table.row(
                    when(gap.start(), gap.end(), gap.zone()),
                    gap.centre(),
                    gap.person(),
                    label(gap.cause()),
                    gap.attendances(),
                    open);
        }
        add(
                table.orEmpty(gaps.isEmpty(), t("cover.own.none")),
                Actions.row(Actions.link(t("rota.plan.title"), "rota/plan", "button-link")));
    }
}
