package pt.vez.hiring.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import pt.vez.hiring.CallState;
import pt.vez.hiring.Calls;
import pt.vez.hiring.OwnCall;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The calls of one association. */
@Route("hiring")
@RolesAllowed("MEDIATOR")
class CallsView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Calls calls;

    CallsView(CurrentActor current, Calls calls) {
        super("calls.title");
        this.current = current;
        this.calls = calls;
    }

    static Variant tone(CallState state) {
        return switch (state) {
            case DRAFT -> Variant.ATTENTION;
            case OPEN -> Variant.SUCCESS;
            case FULL, CLOSED -> Variant.NEUTRAL;
        };
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(t("calls.lead"));
        runOrShowError(() -> list(calls.own(current.get())));
    }

    private void list(List<OwnCall> own) {
        var table = new Table(
                t("calls.title"),
                t("calls.name"),
                t("calls.state"),
                t("calls.deadline"),
                t("calls.applications"),
                t("calls.places"));
        for (OwnCall call : own) {
            var deadline = new Span(Dates.full(call.data().deadline(), language()));
            deadline.addClassName("bound");
            table.row(
                    Actions.link(call.data().title().in(language()), "hiring/" + call.id()),
                    new Pill(tone(call.state()), label(call.state())),
                    deadline,
                    call.applications(),
                    t("calls.taken", call.taken(), call.data().places()));
        }
        add(
                table.orEmpty(own.isEmpty(), t("calls.empty")),
                Actions.row(Actions.primaryLink(t("calls.new"), "hiring/new")));
    }
}
