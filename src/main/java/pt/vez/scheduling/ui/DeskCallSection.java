package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Variant;

/** One desk and its turn: call, call again, mark as absent, finish, each with a way back. */
class DeskCallSection extends Composite<Card> {
    /** A person who was called this often and did not come is probably not there. */
    private static final int ENOUGH_CALLS = 3;

    /** How the screen around runs a command and says what was done, with a way back where there is one. */
    interface Surroundings {
        void runOrShowError(Runnable command);

        /** Makes the screen anew, then says this. */
        void done(Variant variant, String text, @Nullable Component undo);
    }

    private final CurrentActor current;
    private final WalkIns walkIns;
    private final Desk desk;
    private final Surroundings around;

    DeskCallSection(CurrentActor current, WalkIns walkIns, Desk desk, Surroundings around) {
        this.current = current;
        this.walkIns = walkIns;
        this.desk = desk;
        this.around = around;
        Actor actor = current.get();
        Card card = getContent();
        card.addClassName("now");
        card.add(new H2(desk.label()));
        walkIns.atDesk(actor, desk.id()).ifPresentOrElse(ticket -> at(actor, ticket), this::free);
    }

    private void free() {
        getContent()
                .add(
                        new Paragraph(getTranslation("queue.nobody")),
                        Actions.row(
                                Actions.once(getTranslation("queue.next"), () -> around.runOrShowError(this::next))));
    }

    private void next() {
        Optional<Ticket> called = walkIns.callNext(current.get(), desk.id());
        called.ifPresentOrElse(
                ticket -> around.done(
                        Variant.SUCCESS,
                        getTranslation("queue.called", ticket.shown()),
                        undo(() -> walkIns.requeue(current.get(), ticket.id()))),
                () -> around.done(Variant.NEUTRAL, getTranslation("queue.empty"), null));
    }

    private void at(Actor actor, Ticket ticket) {
        var number = new Paragraph(ticket.shown());
        number.addClassName("turn-number");
        getContent()
                .add(
                        number,
                        new Paragraph(ticket.serviceName().in(getLocale()) + " · "
                                + getTranslation("queue.calls", ticket.calls())));
        var caller = ticket.caller();
        if (caller != null && !caller.accountId().equals(actor.accountId())) {
            getContent()
                    .add(
                            new Paragraph(getTranslation("queue.other.here", caller.name(), ticket.shown())),
                            Actions.row(Actions.secondary(
                                    getTranslation("queue.takeOver"),
                                    click -> around.runOrShowError(() -> takeOver(ticket)))));
            return;
        }
        getContent().add(mine(actor, ticket));
    }

    private Component mine(Actor actor, Ticket ticket) {
        var row = Actions.row();
        if (actor.is(Role.MEDIATOR)) {
            row.add(Actions.primaryLink(getTranslation("queue.person"), "desk?ticket=" + ticket.shown()));
            row.add(Actions.secondary(
                    getTranslation("queue.done"), click -> around.runOrShowError(() -> served(ticket))));
        } else {
            row.add(Actions.once(getTranslation("queue.done"), () -> around.runOrShowError(() -> served(ticket))));
        }
        if (ticket.calls() < ENOUGH_CALLS) {
            row.add(Actions.secondary(
                    getTranslation("queue.again"),
                    click -> around.runOrShowError(() -> {
                        Ticket after = walkIns.callAgain(current.get(), ticket.id());
                        around.done(
                                Variant.NEUTRAL,
                                getTranslation("queue.calledAgain", after.shown(), after.calls()),
                                null);
                    })));
        }
        row.add(
                Actions.secondary(getTranslation("queue.noShow"), click -> around.runOrShowError(() -> absent(ticket))),
                Actions.quiet(
                        getTranslation("queue.requeue"),
                        click -> around.runOrShowError(() -> {
                            walkIns.requeue(current.get(), ticket.id());
                            around.done(Variant.SUCCESS, getTranslation("queue.requeued", ticket.shown()), null);
                        })));
        return row;
    }

    private void served(Ticket ticket) {
        walkIns.served(current.get(), ticket.id());
        around.done(
                Variant.SUCCESS,
                getTranslation("queue.served.done", ticket.shown()),
                undo(() -> walkIns.reopen(current.get(), ticket.id())));
    }

    private void absent(Ticket ticket) {
        walkIns.absent(current.get(), ticket.id());
        around.done(
                Variant.ATTENTION,
                getTranslation("queue.absent.done", ticket.shown()),
                undo(() -> walkIns.reopen(current.get(), ticket.id())));
    }

    private void takeOver(Ticket ticket) {
        walkIns.takeOver(current.get(), ticket.id());
        around.done(Variant.SUCCESS, getTranslation("queue.takenOver", ticket.shown()), null);
    }

    private Component undo(Runnable back) {
        return Actions.secondary(
                getTranslation("queue.undo"),
                click -> around.runOrShowError(() -> {
                    back.run();
                    around.done(Variant.NEUTRAL, getTranslation("queue.undone"), null);
                }));
    }
}
