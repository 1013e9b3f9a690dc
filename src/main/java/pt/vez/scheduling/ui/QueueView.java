package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Facts;
import pt.vez.shell.Notice;
import pt.vez.shell.QrCode;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** The counter and the desk for people without an appointment: give a ticket, call the next, finish. */
@Route("queue")
@RolesAllowed({"ADMINISTRATOR", "OFFICER", "MEDIATOR"})
class QueueView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Centres centres;
    private final WalkIns walkIns;
    private final DeskDay deskDay;

    QueueView(CurrentActor current, Centres centres, WalkIns walkIns, DeskDay deskDay) {
        super("queue.title");
        this.current = current;
        this.centres = centres;
        this.walkIns = walkIns;
        this.deskDay = deskDay;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        begin(null);
        attempt(() -> {
            Actor actor = current.get();
            List<Centre> open = centres.all(actor).stream()
                    .filter(centre -> centre.data().active())
                    .toList();
            if (open.isEmpty()) {
                tell(Tone.ATTENTION, t("centres.empty"));
                return;
            }
            Centre centre = pick(open, query.getSingleParameter("centre").orElseGet(() -> own(actor)));
            List<Desk> desks = centres.desks(actor, centre.id()).stream()
                    .filter(Desk::active)
                    .toList();
            Desk desk = desks.stream()
                    .filter(each -> each.id()
                            .toString()
                            .equals(query.getSingleParameter("desk").orElse("")))
                    .findFirst()
                    .orElse(null);
            show(actor, open, centre, desks, desk, null);
        });
    }

    /** A mediator sees the queue of the centre they are on shift at. */
    private String own(Actor actor) {
        return actor.is(Role.MEDIATOR)
                ? deskDay.place(actor).map(centre -> centre.value().toString()).orElse("")
                : "";
    }

    private static Centre pick(List<Centre> open, String wanted) {
        return open.stream()
                .filter(centre -> centre.id().value().toString().equals(wanted))
                .findFirst()
                .orElse(open.getFirst());
    }

    private void show(
            Actor actor,
            List<Centre> open,
            Centre centre,
            List<Desk> desks,
            @Nullable Desk desk,
            @Nullable Ticket issued) {
        var day = walkIns.day(actor, centre.id());
        begin(t("queue.lead", day.waiting(), day.served()));
        var where = new Select<Centre>();
        where.setLabel(t("agenda.centre"));
        where.setItems(open);
        where.setItemLabelGenerator(each -> each.data().name());
        where.setValue(centre);
        where.addValueChangeListener(change -> open(change.getValue(), null));
        var filters = new Div(where);
        filters.addClassName("filters");
        boolean calls = actor.is(Role.ADMINISTRATOR) || actor.is(Role.OFFICER);
        if (calls) {
            var which = new Select<Desk>();
            which.setLabel(t("queue.desk"));
            which.setItems(desks);
            which.setItemLabelGenerator(Desk::label);
            if (desk != null) {
                desks.stream()
                        .filter(each -> each.id().equals(desk.id()))
                        .findFirst()
                        .ifPresent(which::setValue);
            }
            which.addValueChangeListener(change -> open(centre, change.getValue()));
            filters.add(which);
        }
        var hall = Actions.link(t("queue.hall"), "/hall/" + centre.id().value());
        hall.setRouterIgnore(true);
        hall.setTarget("_blank");
        filters.add(hall);
        add(filters);
        Runnable again = () -> show(actor, open, centre, desks, desk, null);
        if (desk != null) {
            add(desk(actor, desk, again));
        } else if (calls) {
            add(new Notice(Tone.NEUTRAL, t("queue.pick")));
        }
        add(counter(centre, ticket -> show(actor, open, centre, desks, desk, ticket)));
        if (issued != null) {
            add(issued(issued));
        }
        var table = new Table(
                t("queue.waiting"), t("queue.number"), t("shifts.service"), t("queue.ground"), t("queue.since"));
        List<Ticket> waiting = walkIns.waiting(actor, centre.id());
        waiting.forEach(ticket -> table.row(
                ticket.shown(),
                name(ticket.service()),
                label(ticket.ground()),
                Dates.time(ticket.issuedAt(), centre.data().zone())));
        add(new H2(t("queue.waiting")), table.orEmpty(waiting.isEmpty(), t("queue.empty.centre")));
        var mean = day.meanWait();
        add(new Card(new Facts()
                .fact(t("queue.issued"), Integer.toString(day.issued()))
                .fact(t("queue.served"), Integer.toString(day.served()))
                .fact(t("queue.absent"), Integer.toString(day.absent()))
                .fact(t("queue.mean"), mean == null ? "–" : t("queue.minutes", Math.max(1, mean.toMinutes())))));
    }

    private Card desk(Actor actor, Desk desk, Runnable again) {
        Optional<Ticket> at = walkIns.atDesk(actor, desk.id());
        var card = Card.titled(desk.label());
        card.addClassName("now");
        at.ifPresentOrElse(
                ticket -> {
                    var number = new Paragraph(ticket.shown());
                    number.addClassName("turn-number");
                    card.add(number, new Paragraph(t("queue.calls", ticket.calls())));
                },
                () -> card.add(new Paragraph(t("queue.nobody"))));
        // One thing at a time: the next is called when whoever is at the desk has been served.
        if (at.isPresent()) {
            card.add(present(at.get(), again));
            return card;
        }
        var next = Actions.once(t("queue.next"), () -> {
            attempt(() -> {
                Optional<Ticket> called = walkIns.callNext(current.get(), desk.id());
                again.run();
                called.ifPresentOrElse(
                        ticket -> tell(Tone.SUCCESS, t("queue.called", ticket.shown())),
                        () -> tell(Tone.NEUTRAL, t("queue.empty")));
            });
        });
        card.add(Actions.row(next));
        return card;
    }

    private Div present(Ticket ticket, Runnable again) {
        return Actions.row(
                Actions.once(
                        t("queue.done"),
                        () -> attempt(() -> {
                            walkIns.served(current.get(), ticket.id());
                            again.run();
                            tell(Tone.SUCCESS, t("queue.served.done", ticket.shown()));
                        })),
                Actions.secondary(
                        t("queue.again"),
                        click -> attempt(() -> {
                            Ticket after = walkIns.callAgain(current.get(), ticket.id());
                            again.run();
                            if (after.state() == WalkIns.State.ABSENT) {
                                tell(
                                        Tone.ATTENTION,
                                        t("queue.absent.done", after.shown()),
                                        Actions.secondary(
                                                t("queue.requeue"),
                                                undo -> attempt(() -> {
                                                    walkIns.requeue(current.get(), ticket.id());
                                                    again.run();
                                                })));
                            }
                        })));
    }

    private Card counter(Centre centre, java.util.function.Consumer<Ticket> issued) {
        List<ServiceType> services =
                centres.services().stream().filter(ServiceType::active).toList();
        var service = new Select<ServiceType>();
        service.setLabel(t("shifts.service"));
        service.setItems(services);
        service.setItemLabelGenerator(each -> each.name().in(language()));
        service.setValue(services.getFirst());
        var ground = new Select<Ground>();
        ground.setLabel(t("queue.ground"));
        ground.setHelperText(t("queue.ground.help"));
        ground.setItems(Ground.values());
        ground.setItemLabelGenerator(this::label);
        ground.setValue(Ground.NONE);
        var form = new Div(service, ground);
        form.addClassName("form");
        form.add(Actions.row(Actions.secondary(
                t("queue.issue"),
                click -> attempt(() -> issued.accept(walkIns.issue(
                        current.get(), centre.id(), service.getValue().code(), ground.getValue()))))));
        return Card.titled(t("queue.counter"), form);
    }

    private String name(String service) {
        return centres.services().stream()
                .filter(each -> each.code().equals(service))
                .findFirst()
                .map(each -> each.name().in(language()))
                .orElse(service);
    }

    private Card issued(Ticket ticket) {
        var number = new Paragraph(ticket.shown());
        number.addClassName("turn-number");
        var print = Actions.link(t("paper.print"), "/t/" + ticket.token() + "/print", "button-link");
        print.setRouterIgnore(true);
        print.setTarget("_blank");
        var phone = new Anchor("/t/" + ticket.token(), t("queue.phone"));
        phone.setRouterIgnore(true);
        phone.addClassName("button-link");
        return Card.titled(
                t("queue.issued.title"),
                number,
                QrCode.image(base() + "/t/" + ticket.token(), t("queue.phone")),
                Actions.row(print, phone));
    }

    /** The address people see, so that their telephone reaches the same place. */
    private String base() {
        var request = com.vaadin.flow.server.VaadinServletRequest.getCurrent();
        return request == null
                ? ""
                : request.getHttpServletRequest().getRequestURL().toString().replaceFirst("^(https?://[^/]+).*$", "$1");
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
