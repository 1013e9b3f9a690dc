package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import pt.vez.biometrics.CaptureFigures;
import pt.vez.casework.CurrentCase;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** What captures took and how they came out in the last 90 days: what to plan for, and who might need a refresher. */
@Route("captures")
@RolesAllowed("ADMINISTRATOR")
class CapturesView extends Screen implements BeforeEnterObserver {
    private static final int DAYS = 90;
    private final CurrentCase inHand;
    private final CaptureFigures figures;
    private final Clock clock;

    CapturesView(CurrentCase inHand, CaptureFigures figures, Clock clock) {
        super("captures.title");
        this.inHand = inHand;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(t("captures.lead", DAYS));
        runOrShowError(() -> {
            Actor actor = inHand.actor();
            LocalDate until = Zones.today(clock);
            LocalDate from = until.minusDays(DAYS);
            services(actor, from, until);
            mediators(actor, from, until);
            steps(actor, from, until);
        });
    }

    private void services(Actor actor, LocalDate from, LocalDate until) {
        var table = new Table(
                t("captures.services"),
                t("captures.service"),
                t("captures.sessions"),
                t("captures.planned"),
                t("captures.median"),
                t("captures.fits"));
        var all = figures.byServices(actor, from, until);
        for (var service : all) {
            boolean fits = service.median().compareTo(service.planned()) <= 0;
            table.row(
                    service.service(),
                    service.sessions(),
                    time(service.planned()),
                    time(service.median()),
                    new Pill(
                            fits ? Variant.SUCCESS : Variant.ATTENTION,
                            t(fits ? "captures.fits.yes" : "captures.fits.no")));
        }
        add(
                new H2(t("captures.services")),
                table.orEmpty(all.isEmpty(), t("captures.empty")),
                Actions.row(Actions.link(t("captures.services.go"), "services")));
    }

    private void mediators(Actor actor, LocalDate from, LocalDate until) {
        var table = new Table(
                t("captures.mediators"),
                t("captures.mediator"),
                t("captures.samples"),
                t("captures.firstTry"),
                t("captures.quality"),
                t("captures.kept"),
                t("captures.training"));
        var all = figures.byMediators(actor, from, until);
        for (var mediator : all) {
            boolean refresher = mediator.needsRefresher();
            table.row(
                    mediator.name(),
                    mediator.samples(),
                    mediator.firstTry() + " %",
                    mediator.quality(),
                    mediator.secondLooks(),
                    refresher
                            ? new Pill(Variant.ATTENTION, t("captures.refresher"))
                            : mediator.samples() < CaptureFigures.FEWEST_SAMPLES ? t("captures.few") : "–");
        }
        add(
                new H2(t("captures.mediators")),
                table.orEmpty(all.isEmpty(), t("captures.empty")),
                Actions.row(Actions.link(t("captures.mediators.go"), "courses")));
    }

    private void steps(Actor actor, LocalDate from, LocalDate until) {
        var table = new Table(
                t("captures.steps"),
                t("captures.step"),
                t("captures.taken"),
                t("captures.median"),
                t("captures.failures"),
                t("captures.quality"),
                t("captures.kept"),
                t("captures.exempt"));
        var all = figures.bySteps(actor, from, until);
        for (var step : all) {
            table.row(
                    label(step.step()),
                    step.taken(),
                    time(Duration.ofSeconds(step.medianSeconds())),
                    step.failures(),
                    step.quality() == 0 ? "–" : step.quality(),
                    step.secondLooks(),
                    step.exempt());
        }
        add(new H2(t("captures.steps")), table.orEmpty(all.isEmpty(), t("captures.empty")));
    }

    private String time(Duration duration) {
        return t("captures.time", duration.toMinutes(), "%02d".formatted(duration.toSecondsPart()));
    }
}
