package pt.vez.invitations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Plan;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.Invitations.Round;
import pt.vez.invitations.Invitations.Wave;
import pt.vez.invitations.Invitations.WaveState;
import pt.vez.invitations.WaitingRoom;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pickers;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** Release capacity; Vez invites in order, again and again, never more people than there are seats. */
@Route("waves")
@RolesAllowed("ADMINISTRATOR")
class WavesView extends Screen implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 2_000;
    private final CurrentActor current;
    private final Invitations invitations;
    private final WaitingRoom room;
    private final Centres centres;
    private final Clock clock;
    private final Map<UUID, Working> working = new LinkedHashMap<>();

    WavesView(CurrentActor current, Invitations invitations, WaitingRoom room, Centres centres, Clock clock) {
        super("waves.title");
        this.current = current;
        this.invitations = invitations;
        this.room = room;
        this.centres = centres;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
        UI ui = getUI().orElse(event.getUI());
        ui.setPollInterval(POLL_MILLIS);
        var polling = ui.addPollListener(poll -> progress());
        addDetachListener(detach -> {
            polling.remove();
            detach.getUI().setPollInterval(-1);
        });
    }

    /** While a round is on its way its bar moves; when it is over the table tells what came of it. */
    private void progress() {
        if (!working.isEmpty()) {
            Map<UUID, Round> now = rounds();
            working.forEach((wave, shown) -> Optional.ofNullable(now.get(wave)).ifPresent(shown::show));
            if (!now.keySet().containsAll(working.keySet())) {
                show();
            }
        }
    }

    private Map<UUID, Round> rounds() {
        return invitations.rounds(current.get()).stream().collect(Collectors.toMap(Round::wave, Function.identity()));
    }

    /** How far a round is. */
    private final class Working extends Div {
        private final Paragraph text = new Paragraph();
        private final ProgressBar bar = new ProgressBar();

        Working(Round round) {
            addClassName("working");
            bar.getElement().setAttribute("aria-label", t("waves.working.bar"));
            add(text, bar);
            show(round);
        }

        void show(Round round) {
            bar.setIndeterminate(round.planned() == 0);
            bar.setMax(Math.max(1, round.planned()));
            bar.setValue(Math.min(round.invited(), Math.max(1, round.planned())));
            text.setText(
                    round.planned() == 0
                            ? t("waves.working.begins")
                            : t("waves.working", round.invited(), round.planned()));
        }
    }

    private void show() {
        begin(t("waves.lead"));
        working.clear();
        Map<UUID, Round> rounds = rounds();
        List<Wave> waves = invitations.waves(current.get());
        var table = new Table(
                t("waves.title"),
                t("shifts.service"),
                t("waves.invited"),
                t("waves.open"),
                t("waves.taken"),
                t("waves.ended"),
                t("table.actions"));
        waves.forEach(wave -> row(table, wave, Optional.ofNullable(rounds.get(wave.id()))));
        add(
                table.orEmpty(waves.isEmpty(), t("waves.none")),
                Actions.row(Actions.primary(t("waves.release"), click -> edit())),
                opening());
    }

    private Card opening() {
        var at = new DateTimePicker(t("waves.opening"));
        at.setHelperText(t("waves.opening.help"));
        at.setLocale(language());
        var form = new Div(at);
        form.addClassName("form");
        form.add(Actions.row(Actions.secondary(t("waves.opening.save"), click -> {
            var value = at.getValue();
            if (attempt(() -> room.setOpening(
                    current.get(), value == null ? null : value.atZone(LISBON).toInstant()))) {
                tell(Tone.SUCCESS, t("waves.opening.saved"));
            }
        })));
        return new Card(form);
    }

    private void row(Table table, Wave wave, Optional<Round> round) {
        var actions = Actions.row();
        if (wave.state() != WaveState.ENDED) {
            boolean paused = wave.state() == WaveState.PAUSED;
            actions.add(
                    Actions.quiet(t(paused ? "waves.resume" : "waves.pause"), click -> {
                        if (attempt(() -> invitations.pause(current.get(), wave.id(), !paused))) {
                            show();
                        }
                    }),
                    Actions.quiet(t("waves.end"), click -> {
                        if (attempt(() -> invitations.end(current.get(), wave.id()))) {
                            show();
                        }
                    }));
        }
        var letters = Actions.link(t("waves.letters"), "/papers/letters/" + wave.id());
        letters.setRouterIgnore(true);
        actions.add(letters);
        var days = new Span(Dates.shortDay(wave.from(), language()) + " – " + Dates.shortDay(wave.to(), language()));
        days.addClassName("bound");
        var service = new Span(centres.services().stream()
                .filter(each -> each.code().equals(wave.service()))
                .findFirst()
                .map(each -> each.name().in(language()))
                .orElse(wave.service()));
        var where = new Span(String.join(", ", wave.centres()));
        where.addClassName("sub");
        table.row(
                new Div(new Div(service), new Div(days), new Div(where), standing(wave, round)),
                wave.invited(),
                wave.open(),
                wave.taken(),
                wave.returned() + wave.expired(),
                actions);
    }

    private Div standing(Wave wave, Optional<Round> round) {
        var state =
                new Div(new Pill(wave.state() == WaveState.RUNNING ? Tone.SUCCESS : Tone.NEUTRAL, label(wave.state())));
        round.ifPresent(each -> {
            var shown = new Working(each);
            working.put(wave.id(), shown);
            state.add(shown);
        });
        return state;
    }

    private void edit() {
        working.clear();
        begin(t("waves.release"), t("waves.release.lead"));
        List<ServiceType> byInvitation = centres.services().stream()
                .filter(service -> service.active() && !service.openBooking())
                .toList();
        if (byInvitation.isEmpty()) {
            tell(Tone.ATTENTION, t("waves.noService"), Actions.link(t("services.title"), "services"));
            return;
        }
        var service = new Select<ServiceType>();
        service.setLabel(t("shifts.service"));
        service.setItems(byInvitation);
        service.setItemLabelGenerator(item -> item.name().in(language()));
        service.setValue(byInvitation.getFirst());
        List<Centre> open = centres.all(current.get()).stream()
                .filter(centre -> centre.data().active())
                .toList();
        var where = new CheckboxGroup<Centre>(t("centres.title"));
        where.setItems(open);
        where.setItemLabelGenerator(centre -> centre.data().name());
        where.select(open);
        LocalDate today = Zones.today(clock);
        var from = Pickers.date(t("publish.from"), language());
        from.setValue(today.plusDays(1));
        var to = Pickers.date(t("publish.to"), language());
        to.setValue(today.plusDays(13));
        var term = number("waves.term", 72);
        var every = number("waves.every", 24);
        var preview = new Div();
        var form = new Div(service, where, from, to, term, every);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(t("waves.go"), () -> {
                    Release release = release(service, where, from.getValue(), to.getValue(), every, term);
                    if (attempt(() -> invitations.release(current.get(), release))) {
                        show();
                        tell(Tone.SUCCESS, t("waves.released"));
                    }
                }),
                Actions.secondary(
                        t("waves.preview"),
                        click -> attempt(() -> {
                            Release release = release(service, where, from.getValue(), to.getValue(), every, term);
                            preview.removeAll();
                            preview.add(preview(invitations.preview(current.get(), release)));
                        })),
                Actions.quiet(t("form.cancel"), click -> show())));
        add(new Card(form), preview);
    }

    private IntegerField number(String key, int value) {
        var field = new IntegerField(t(key));
        field.setHelperText(t(key + ".help"));
        field.setValue(value);
        field.setStepButtonsVisible(true);
        return field;
    }

    private static Release release(
            Select<ServiceType> service,
            CheckboxGroup<Centre> where,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            IntegerField every,
            IntegerField term) {
        return new Release(
                service.getValue().code(),
                where.getValue().stream().map(centre -> centre.id().value()).toList(),
                from == null ? LocalDate.MIN : from,
                to == null ? LocalDate.MIN : to,
                every.getValue() == null ? 0 : every.getValue(),
                term.getValue() == null ? 0 : term.getValue());
    }

    private Card preview(Plan plan) {
        var table = new Table(
                t("waves.preview"),
                t("agenda.centre"),
                t("waves.free"),
                t("waves.open"),
                t("waves.waiting"),
                t("waves.invite"));
        plan.centres()
                .forEach(each -> table.row(each.centre(), each.free(), each.open(), each.waiting(), each.invite()));
        return new Card(
                new H2(t("waves.preview.title", plan.invite())),
                new Paragraph(t(
                        "waves.preview.text",
                        Math.round(plan.takeUp() * 100),
                        Math.round(plan.invite() * plan.takeUp()))),
                table);
    }
}
