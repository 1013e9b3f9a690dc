package pt.vez.biometrics.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.Handovers;
import pt.vez.casework.CurrentCase;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Packages for the agency: what waits, what was answered wrongly, what is gone from here. No person is named. */
@Route("handovers")
@RolesAllowed("ADMINISTRATOR")
class HandoversView extends Screen implements BeforeEnterObserver {
    private static final int ROWS = 100;
    private final CurrentCase inHand;
    private final Handovers handovers;

    HandoversView(CurrentCase inHand, Handovers handovers) {
        super("handovers.title");
        this.inHand = inHand;
        this.handovers = handovers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(t("handovers.lead"));
        runOrShowError(() -> {
            var rows = handovers.newest(inHand.actor(), ROWS);
            var table = new Table(
                    t("handovers.title"),
                    t("biometrics.sealedAt"),
                    t("handovers.state"),
                    t("handovers.problem"),
                    t("biometrics.hash"));
            for (var row : rows) {
                var problem = row.problem();
                boolean over = row.state() == CaptureState.ACKNOWLEDGED;
                var hash = new Span(row.hash().substring(0, 16) + "…");
                hash.addClassName("num");
                table.row(
                        Dates.dayAndTime(row.sealedAt(), LISBON, language()),
                        new Pill(over ? Variant.SUCCESS : Variant.ATTENTION, label(row.state())),
                        problem != null
                                ? label(problem)
                                : row.refusedAnswers() > 0 ? t("handovers.refused", row.refusedAnswers()) : "–",
                        hash);
            }
            add(
                    table.orEmpty(rows.isEmpty(), t("handovers.empty")),
                    Actions.row(Actions.link(t("captures.link"), "captures")));
        });
    }
}
