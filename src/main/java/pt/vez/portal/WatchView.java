package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.MandateWatch;
import pt.vez.mandates.Openings;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;

/** Mandates that need the agency: left by an association, flagged, or used more than a person can. */
@Route("watch")
@RolesAllowed({"ADMINISTRATOR", "OFFICER"})
class WatchView extends Screen implements BeforeEnterObserver {
    private static final int MOST = 200;
    private final CurrentActor current;
    private final MandateWatch mandates;
    private final Openings openings;
    private final Clock clock;

    WatchView(CurrentActor current, MandateWatch mandates, Openings openings, Clock clock) {
        super("watch.title");
        this.current = current;
        this.mandates = mandates;
        this.openings = openings;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = current.get();
        begin(t("watch.lead"));
        left(actor);
        if (actor.is(Role.ADMINISTRATOR)) {
            flagged(actor);
            many(actor);
        }
    }

    private void left(Actor actor) {
        add(new H2(t("watch.left")));
        var table = new Table(t("watch.left"), t("watch.association"), t("watch.since"), t("table.change"));
        var rows = mandates.atTheAgencysDesk(actor, 0, MOST);
        rows.forEach(row -> table.row(
                row.associationName(),
                Dates.dayAndTime(row.endedAt(), LISBON, language()),
                actor.is(Role.OFFICER) ? Actions.link(t("watch.open"), "work/" + row.caseId()) : ""));
        add(table.orEmpty(rows.isEmpty(), t("watch.left.none")));
    }

    private void flagged(Actor actor) {
        add(new H2(t("watch.flagged")));
        var table = new Table(
                t("watch.flagged"), t("mandate.who"), t("watch.association"), t("mandate.flag"), t("watch.since"));
        var rows = mandates.flagged(actor, MOST);
        rows.forEach(row -> table.row(
                row.mediatorName(),
                row.associationName(),
                t("mandate.flag." + row.flag()),
                Dates.dayAndTime(row.requestedAt(), LISBON, language())));
        add(table.orEmpty(rows.isEmpty(), t("watch.flagged.none")));
    }

    private void many(Actor actor) {
        add(new H2(t("watch.many")));
        var table = new Table(t("watch.many"), t("mandate.who"), t("watch.files"), t("watch.since"));
        var rows = openings.many(actor, Zones.today(clock));
        rows.forEach(row ->
                table.row(row.name(), Integer.toString(row.files()), Dates.dayAndTime(row.last(), LISBON, language())));
        add(table.orEmpty(rows.isEmpty(), t("watch.many.none", Openings.ALERT)));
    }
}
