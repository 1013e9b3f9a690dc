package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.HallChanges;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.LiveSection;
import pt.vez.shell.Notice;
import pt.vez.shell.Screen;
import pt.vez.shell.SoundSwitch;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The hall: my desk and its turn, who waits, tickets for people without an appointment. What others do shows by itself. */
@Route("queue")
@RolesAllowed({"ADMINISTRATOR", "OFFICER", "MEDIATOR"})
class QueueView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Centres centres;
    private final WalkIns walkIns;
    private final DeskDay deskDay;
    private final HallChanges changes;
    private int waitedBefore;

    QueueView(CurrentActor current, Centres centres, WalkIns walkIns, DeskDay deskDay, HallChanges changes) {
        super("queue.title");
        this.current = current;
        this.centres = centres;
        this.walkIns = walkIns;
        this.deskDay = deskDay;
        this.changes = changes;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        resetWithHeading(null);
        runOrShowError(() -> {
            Actor actor = current.get();
            List<Centre> open = open(actor);
            if (open.isEmpty()) {
                showMessage(Variant.ATTENTION, t("centres.empty"));
                return;
            }
            UUID mine = walkIns.desk(actor).orElse(null);
            Centre centre = pick(
                    open,
                    query.getSingleParameter("centre")
                            .orElseGet(() -> deskDay.place(actor)
                                    .map(place -> place.value().toString())
                                    .orElse("")));
            List<Desk> desks = centres.desks(actor, centre.id()).stream()
                    .filter(Desk::active)
                    .toList();
            String wanted = query.getSingleParameter("desk").orElse(String.valueOf(mine));
            Desk desk = desks.stream()
                    .filter(each -> each.id().toString().equals(wanted))
                    .findFirst()
                    .orElse(null);
            if (desk != null && !desk.id().equals(mine)) {
                walkIns.workAtDesk(actor, desk.id());
            }
            show(actor, open, centre, desks, desk);
        });
    }

    /** Staff may work in every open centre, a mediator where the agreement says. */
    private List<Centre> open(Actor actor) {
        return actor.isAgencyStaff()
                ? centres.all(actor).stream()
                        .filter(centre -> centre.data().active())
                        .toList()
                : deskDay.centres(actor);
    }

    private static Centre pick(List<Centre> open, String wanted) {
        return open.stream()
                .filter(centre -> centre.id().value().toString().equals(wanted))
                .findFirst()
                .orElse(open.getFirst());
    }

    private void show(Actor actor, List<Centre> open, Centre centre, List<Desk> desks, @Nullable Desk desk) {
        resetWithHeading(null);
        // Refused before anything is shown, when the actor is not on duty here.
        walkIns.day(actor, centre.id());
        var where = new CentreSelect(open, centre.id());
        where.addValueChangeListener(change -> open(change.getValue(), null));
        var which = new Select<Desk>();
        which.setLabel(t("queue.desk"));
        which.setItems(desks);
        which.setItemLabelGenerator(Desk::label);
        if (desk != null) {
            which.setValue(desk);
        }
        which.addValueChangeListener(change -> open(centre, change.getValue()));
        var hall = Actions.link(t("queue.hall"), "/hall/" + centre.id().value());
        hall.setRouterIgnore(true);
        hall.setTarget("_blank");
        var filters = new Div(where, which, hall, new SoundSwitch());
        filters.addClassName("filters");
        add(filters);
        Runnable again = () -> show(current.get(), open, centre, desks, desk);
        add(live(centre, () -> desk == null ? new Notice(Variant.NEUTRAL, t("queue.pick")) : desk(desk, again)));
        List<ServiceType> services = centres.services().stream()
                .filter(each -> each.active() && !each.code().equals(Meetings.INTERVIEW))
                .toList();
        if (!services.isEmpty()) {
            add(new TicketIssueSection(current, walkIns, centre, services, this::runOrShowError));
        }
        add(live(centre, () -> waiting(centre)));
    }

    /** A part that is made anew with every change of the hall; the desk says so with a sound when a person comes. */
    private LiveSection live(Centre centre, Supplier<Component> content) {
        LiveSection[] made = new LiveSection[1];
        made[0] = LiveSection.hall(
                centre.id().value().toString(),
                () -> Long.toString(changes.version(centre.id())),
                () -> refreshOrShowError(() -> {
                    int before = waitedBefore;
                    Component now = content.get();
                    made[0].removeAll();
                    made[0].add(now);
                    if (waitedBefore > before) {
                        made[0].chime();
                    }
                }));
        made[0].add(content.get());
        return made[0];
    }

    private Component desk(Desk desk, Runnable again) {
        return new DeskCallSection(current, walkIns, desk, new DeskCallSection.Surroundings() {
            @Override
            public void runOrShowError(Runnable command) {
                QueueView.this.runOrShowError(command);
            }

            @Override
            public void done(Variant variant, String text, @Nullable Component undo) {
                again.run();
                if (undo == null) {
                    showMessage(variant, text);
                } else {
                    showMessage(variant, text, undo);
                }
            }
        });
    }

    private Component waiting(Centre centre) {
        Actor actor = current.get();
        var day = walkIns.day(actor, centre.id());
        List<Ticket> waiting = walkIns.waiting(actor, centre.id());
        waitedBefore = waiting.size();
        var table = new Table(
                t("queue.waiting"), t("queue.number"), t("shifts.service"), t("queue.ground"), t("queue.since"));
        waiting.forEach(ticket -> table.row(
                ticket.shown(),
                ticket.serviceName().in(language()),
                label(ticket.ground()),
                Dates.time(ticket.issuedAt(), centre.data().zone())));
        var mean = day.meanWait();
        return new Div(
                new H2(t("queue.waiting.count", waiting.size())),
                table.orEmpty(waiting.isEmpty(), t("queue.empty.centre")),
                new Card(new LabelledValues()
                        .fact(t("queue.issued"), Integer.toString(day.issued()))
                        .fact(t("queue.served"), Integer.toString(day.served()))
                        .fact(t("queue.absent"), Integer.toString(day.absent()))
                        .fact(
                                t("queue.mean"),
                                mean == null ? "–" : t("queue.minutes", Math.max(1, mean.toMinutes())))));
    }

    private void open(Centre centre, @Nullable Desk desk) {
        Map<String, String> query = new HashMap<>();
        query.put("centre", centre.id().value().toString());
        if (desk != null) {
            query.put("desk", desk.id().toString());
        }
        getUI().ifPresent(ui -> ui.navigate("queue", QueryParameters.simple(query)));
    }
}
