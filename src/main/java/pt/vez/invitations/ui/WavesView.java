package pt.vez.invitations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
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
import pt.vez.invitations.Invitations.Round;
import pt.vez.invitations.Invitations.Wave;
import pt.vez.invitations.Invitations.WaveState;
import pt.vez.invitations.WaitingRoom;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Notice;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Question;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Release capacity; Vez invites in order, again and again, never more people than there are seats. */
@Route("waves")
@RolesAllowed("ADMINISTRATOR")
class WavesView extends Screen implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 2_000;
    private static final int NAMED = 3;
    /** As many as the service lists. */
    private final CurrentActor current;

    private final Invitations invitations;
    private final WaitingRoom room;
    private final Centres centres;
    private final Clock clock;
    private final Map<UUID, WaveProgress> working = new LinkedHashMap<>();
    private boolean polled;
    private int page;

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
        opened(event).ifPresentOrElse(what -> edit(), this::show);
        if (polled) {
            return;
        }
        polled = true;
        UI ui = getUI().orElse(event.getUI());
        ui.setPollInterval(POLL_MILLIS);
        var polling = ui.addPollListener(poll -> progress());
        addDetachListener(detach -> {
            polled = false;
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

    private void show() {
        resetWithHeading(t("waves.lead"));
        working.clear();
        Map<UUID, Round> rounds = rounds();
        Pager.Page<Wave> waves = Pager.at(page, offset -> invitations.waves(current.get(), offset, Pager.SIZE));
        page = waves.number();
        long total = waves.found().total();
        var table = new Table(
                t("waves.title"),
                t("shifts.service"),
                t("waves.invited"),
                t("waves.open"),
                t("waves.taken"),
                t("waves.ended"),
                t("table.actions"));
        waves.found().rows().forEach(wave -> row(table, wave, Optional.ofNullable(rounds.get(wave.id()))));
        add(
                table.orEmpty(total == 0, t("waves.none")),
                new Pager(page, total, t("table.count", total), this::turn),
                Actions.row(Actions.primary(t("waves.release"), click -> openForm("waves", NEW, Map.of()))),
                opening());
    }

    private void turn(int wanted) {
        page = wanted;
        runOrShowError(this::show);
    }

    private OpeningCard opening() {
        return new OpeningCard(
                () -> room.opening(current.get()).orElse(null),
                clock.instant(),
                language(),
                this::message,
                (seen, moment) -> {
                    room.setOpening(current.get(), seen, moment);
                    show();
                    if (moment == null) {
                        showMessage(
                                Variant.SUCCESS,
                                t("waves.opening.removed"),
                                Actions.secondary(t("form.undo"), click -> openAgain(seen)));
                    } else {
                        showMessage(Variant.SUCCESS, t("waves.opening.saved"));
                    }
                });
    }

    private void openAgain(@Nullable Instant moment) {
        if (runOrShowError(() -> room.setOpening(current.get(), null, moment))) {
            show();
            showMessage(Variant.SUCCESS, t("form.undone"));
        }
    }

    private void row(Table table, Wave wave, Optional<Round> round) {
        var actions = Actions.row();
        if (wave.state() != WaveState.ENDED) {
            boolean paused = wave.state() == WaveState.PAUSED;
            actions.add(
                    named(
                            Actions.quiet(
                                    t(paused ? "waves.resume" : "waves.pause"), click -> pause(wave, !paused, true)),
                            wave),
                    named(
                            Actions.quiet(
                                    t("waves.end"),
                                    click -> Question.ask(
                                            t("waves.end.title", service(wave), days(wave)),
                                            t("waves.end.text", wave.open()),
                                            t("waves.end.go"),
                                            () -> end(wave))),
                            wave));
        }
        var letters = Actions.link(t("waves.letters"), "/papers/letters/" + wave.id());
        letters.setRouterIgnore(true);
        actions.add(letters);
        var days = new Span(days(wave));
        days.addClassName("bound");
        var service = new Span(service(wave));
        Div standing = standing(wave, round);
        WaveProgress shown = working.get(wave.id());
        table.row(
                new Div(new Div(service), new Div(days), where(wave), standing),
                shown == null ? wave.invited() : shown.invited(),
                shown == null ? wave.open() : shown.open(),
                wave.taken(),
                wave.returned() + wave.expired(),
                actions);
    }

    private Button named(Button button, Wave wave) {
        button.setAriaLabel(button.getText() + ": " + service(wave) + ", " + days(wave));
        return button;
    }

    private String days(Wave wave) {
        return Dates.shortDay(wave.from(), language()) + " – " + Dates.shortDay(wave.to(), language());
    }

    private String service(Wave wave) {
        return centres.services().stream()
                .filter(each -> each.code().equals(wave.service()))
                .findFirst()
                .map(each -> each.name().in(language()))
                .orElse(wave.service());
    }

    private void pause(Wave wave, boolean paused, boolean mayUndo) {
        if (runOrShowError(() -> invitations.pause(current.get(), wave.id(), paused))) {
            show();
            String said = t(paused ? "waves.paused" : "waves.resumed", service(wave), days(wave));
            if (mayUndo) {
                showMessage(
                        Variant.SUCCESS, said, Actions.secondary(t("form.undo"), click -> pause(wave, !paused, false)));
            } else {
                showMessage(Variant.SUCCESS, said);
            }
        }
    }

    private void end(Wave wave) {
        if (runOrShowError(() -> invitations.end(current.get(), wave.id()))) {
            show();
            showMessage(Variant.SUCCESS, t("waves.endedNow", service(wave), days(wave)));
        }
    }

    /** Some by name, the others by number: twenty names would be nineteen lines. */
    private Div where(Wave wave) {
        List<String> names = wave.centres();
        var where = new Div(
                names.size() <= NAMED
                        ? String.join(", ", names)
                        : t("waves.centres.more", String.join(", ", names.subList(0, NAMED)), names.size() - NAMED));
        where.addClassName("sub");
        where.setTitle(String.join(", ", names));
        return where;
    }

    private Div standing(Wave wave, Optional<Round> round) {
        var state = new Div(
                new Pill(wave.state() == WaveState.RUNNING ? Variant.SUCCESS : Variant.NEUTRAL, label(wave.state())));
        if (wave.setAside() && wave.state() != WaveState.ENDED) {
            state.add(new Notice(
                    Variant.DANGER, t("waves.problem"), Actions.row(Actions.secondary(t("disruption.retry"), click -> {
                        if (runOrShowError(() -> invitations.retry(current.get(), wave.id()))) {
                            show();
                        }
                    }))));
        }
        round.ifPresent(each -> {
            var shown = new WaveProgress(each, wave);
            working.put(wave.id(), shown);
            state.add(shown);
        });
        return state;
    }

    private void edit() {
        working.clear();
        resetWithHeading(t("waves.release"), t("waves.release.lead"));
        List<ServiceType> byInvitation = centres.services().stream()
                .filter(service -> service.active() && !service.openBooking())
                .toList();
        if (byInvitation.isEmpty()) {
            showMessage(Variant.ATTENTION, t("waves.noService"), Actions.link(t("services.title"), "services"));
            return;
        }
        List<Centre> open = centres.all(current.get()).stream()
                .filter(centre -> centre.data().active())
                .toList();
        add(new WaveForm(
                byInvitation,
                open,
                Zones.today(clock),
                language(),
                this::runOrShowError,
                new WaveForm.Commands(
                        release -> {
                            clearMessages();
                            Actor actor = current.get();
                            return () -> invitations.preview(actor, release);
                        },
                        release -> {
                            invitations.release(current.get(), release);
                            closeForm("waves", Map.of(), t("waves.released"));
                        },
                        () -> closeForm("waves", Map.of(), null))));
    }
}
