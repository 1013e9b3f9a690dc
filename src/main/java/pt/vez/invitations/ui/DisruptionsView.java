package pt.vez.invitations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Overlap;
import pt.vez.invitations.Disruptions.Plan;
import pt.vez.invitations.Disruptions.Preview;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.BackgroundWork;
import pt.vez.shell.Card;
import pt.vez.shell.ChoiceList;
import pt.vez.shell.FormErrors;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Paged;
import pt.vez.shell.Pager;
import pt.vez.shell.Pickers;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** A strike or a closed centre: see who is affected, let Vez find other seats, then send them all at once. */
@Route("disruptions")
@RolesAllowed("ADMINISTRATOR")
class DisruptionsView extends Screen implements BeforeEnterObserver {
    /** As many as the service lists. */
    private final CurrentActor current;

    private final Disruptions disruptions;
    private final Centres centres;
    private final Clock clock;

    DisruptionsView(CurrentActor current, Disruptions disruptions, Centres centres, Clock clock) {
        super("disruption.title");
        this.current = current;
        this.disruptions = disruptions;
        this.centres = centres;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        if (opened(event).isPresent()
                || query.getSingleParameter("centre").isPresent()
                || query.getSingleParameter("service").isPresent()) {
            edit(query);
            return;
        }
        resetWithHeading(t("disruption.lead"));
        add(
                new Paged<>(offset -> disruptions.plans(current.get(), offset, Pager.SIZE), this::table),
                Actions.row(Actions.primary(t("disruption.new"), click -> openForm("disruptions", NEW, Map.of()))));
    }

    private Component table(List<Plan> plans) {
        var table = new Table(
                t("disruption.plans"),
                t("disruption.reason.label"),
                t("waves.days"),
                t("disruption.affected"),
                t("disruption.accepted"),
                t("disruption.fallback"),
                t("centres.state"));
        for (Plan plan : plans) {
            var days = new Span(Dates.shortDay(plan.from().toLocalDate(), language()) + " – "
                    + Dates.shortDay(plan.until().minusSeconds(1).toLocalDate(), language()));
            days.addClassName("bound");
            table.row(
                    new Anchor("disruptions/" + plan.id(), plan.reason()),
                    days,
                    plan.total(),
                    plan.accepted(),
                    plan.fallback() + plan.declined(),
                    new Pill(Variant.NEUTRAL, label(plan.state())));
        }
        return table.orEmpty(plans.isEmpty(), t("disruption.none"));
    }

    /** @param asked centres and days the administrator comes with */
    private void edit(QueryParameters asked) {
        resetWithHeading(t("disruption.new"), t("disruption.new.lead"));
        List<Centre> open = centres.all(current.get());
        var choice = new ChoiceList<>(
                t("centres.title"), open, centre -> centre.data().name());
        CheckboxGroup<Centre> where = choice.group();
        var desks = new MultiSelectComboBox<Desk>(t("disruption.desks"));
        desks.setHelperText(t("disruption.desks.help"));
        Map<UUID, String> centreOf = new HashMap<>();
        // Desks of two centres may have the same name.
        desks.setItemLabelGenerator(desk -> desk.label() + " · " + centreOf.getOrDefault(desk.id(), ""));
        where.addValueChangeListener(change -> {
            List<Desk> all = new ArrayList<>();
            change.getValue()
                    .forEach(centre -> centres.desks(current.get(), centre.id()).forEach(desk -> {
                        centreOf.put(desk.id(), centre.data().name());
                        all.add(desk);
                    }));
            desks.setItems(all);
        });
        List<String> wanted = asked.getParameters("centre");
        choice.choose(open.stream()
                .filter(centre -> wanted.contains(centre.id().value().toString()))
                .toList());
        var services = new MultiSelectComboBox<ServiceType>(t("disruption.services"));
        services.setHelperText(t("disruption.services.help"));
        services.setItems(centres.services());
        services.setItemLabelGenerator(service -> service.name().in(language()));
        asked.getSingleParameter("service")
                .ifPresent(code -> centres.services().stream()
                        .filter(service -> service.code().equals(code))
                        .forEach(services::select));
        LocalDate today = Zones.today(clock);
        var from = Pickers.date(t("publish.from"), language());
        from.setValue(day(asked, "from").orElse(today.plusDays(1)));
        var to = Pickers.date(t("publish.to"), language());
        to.setValue(day(asked, "to").orElse(today.plusDays(1)));
        var latest = Pickers.date(t("disruption.latest"), language());
        latest.setHelperText(t("disruption.latest.help"));
        latest.setValue(today.plusDays(60));
        var stand = new Checkbox(t("disruption.stand"));
        stand.setHelperText(t("disruption.stand.help"));
        var reason = new TextField(t("disruption.reason.label"));
        reason.setMaxLength(200);
        reason.setHelperText(t("disruption.reason.help"));
        var errors = new FormErrors();
        Supplier<@Nullable Scope> scope = () -> {
            errors.start();
            errors.present(where, where.getValue().isEmpty() ? null : where.getValue(), "waves.centres.missing");
            LocalDate first = errors.present(from, from.getValue(), "waves.from.missing");
            LocalDate last = errors.present(to, to.getValue(), "waves.to.missing");
            LocalDate other = errors.present(latest, latest.getValue(), "disruption.latest.missing");
            if (!errors.isClean() || first == null || last == null || other == null) {
                return null;
            }
            return new Scope(
                    where.getValue().stream().map(centre -> centre.id().value()).toList(),
                    desks.getValue().stream().map(Desk::id).toList(),
                    services.getValue().stream().map(ServiceType::code).toList(),
                    first.atStartOfDay(),
                    last.plusDays(1).atStartOfDay(),
                    stand.getValue(),
                    other);
        };
        var looking = new BackgroundWork();
        var preview = new Div();
        preview.addClassName("form");
        errors.at(where, "waves.centres.missing")
                .at(from, "waves.from.missing")
                .at(to, "waves.to.missing", "shifts.period", "disruption.over")
                .at(latest, "publish.range", "disruption.latest.missing", "disruption.latest.past")
                .at(reason, "disruption.reason");
        var form = new Div(errors, choice, desks, services, from, to, latest, stand, reason);
        form.addClassName("form");
        var see = Actions.primary(t("disruption.preview"), click -> {});
        Actions.guard(
                see,
                () -> runOrShowError(() -> {
                    preview.removeAll();
                    Scope seen = scope.get();
                    if (seen == null) {
                        return;
                    }
                    Actor actor = current.get();
                    looking.begin(
                            t("disruption.preview.working"),
                            () -> disruptions.preview(actor, seen),
                            found -> {
                                preview.add(preview(found));
                                if (found.affected() > 0) {
                                    preview.add(new ConcernedSection(
                                            found.affected(),
                                            offset -> disruptions.concerned(current.get(), seen, offset, Pager.SIZE),
                                            language()));
                                }
                                preview.add(Actions.row(Actions.once(
                                        t("disruption.propose"),
                                        () -> runOrShowError(errors, () -> {
                                            UUID plan = disruptions.propose(current.get(), seen, reason.getValue());
                                            go("disruptions/" + plan);
                                        }))));
                                // From now on the next step is the filled button, this one looks again.
                                see.removeThemeVariants(ButtonVariant.LUMO_PRIMARY);
                            },
                            refused -> runOrShowError(errors, () -> {
                                throw refused;
                            }));
                }));
        // A preview of something else is no preview.
        List.<HasValue<?, ?>>of(where, desks, services, from, to, latest, stand)
                .forEach(field -> field.addValueChangeListener(change -> {
                    looking.removeAll();
                    preview.removeAll();
                }));
        form.add(Actions.row(see, Actions.link(t("form.cancel"), "disruptions")));
        add(new Card(form), looking, preview);
    }

    private static Optional<LocalDate> day(QueryParameters asked, String name) {
        try {
            return asked.getSingleParameter(name).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String name(String service) {
        return centres.services().stream()
                .filter(each -> each.code().equals(service))
                .findFirst()
                .map(each -> each.name().in(language()))
                .orElse(service);
    }

    private Card preview(Preview found) {
        var table = new Table(
                t("disruption.room"), t("agenda.centre"), t("disruption.week"), t("shifts.service"), t("waves.free"));
        found.room()
                .forEach(room -> table.row(
                        room.centre(), Dates.shortDay(room.week(), language()), name(room.service()), room.seats()));
        var facts = new LabelledValues()
                .fact(t("disruption.affected"), Integer.toString(found.affected()))
                .fact(t("disruption.interviews"), Integer.toString(found.interviews()))
                .fact(t("disruption.protected"), Integer.toString(found.protectedPeople()))
                .fact(t("disruption.families"), Integer.toString(found.families()))
                .fact(t("disruption.seats"), Long.toString(found.seats()));
        var card = new Card(new H2(t("disruption.preview.title")), facts);
        card.add(new Paragraph(t(
                found.affected() + found.interviews() == 0
                        ? "disruption.nobody"
                        : found.isEnough() ? "disruption.enough" : "disruption.short")));
        if (!found.overlaps().isEmpty()) {
            card.add(new Paragraph(t("disruption.overlap.text")), overlaps(found.overlaps()));
        }
        card.add(table.orEmpty(found.room().isEmpty(), t("disruption.room.none")));
        return card;
    }

    private Table overlaps(List<Overlap> overlaps) {
        var table = new Table(
                t("disruption.overlap"),
                t("disruption.reason.label"),
                t("centres.state"),
                t("disruption.overlap.theirs"),
                t("disruption.overlap.exchanged"));
        overlaps.forEach(each -> table.row(
                new Anchor("disruptions/" + each.plan(), each.reason()),
                label(each.state()),
                each.theirs(),
                each.exchanged()));
        return table;
    }
}
