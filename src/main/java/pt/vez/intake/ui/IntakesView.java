package pt.vez.intake.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.ui.BirthDateFormatter;
import pt.vez.identity.CurrentActor;
import pt.vez.intake.IntakeRow;
import pt.vez.intake.IntakeState;
import pt.vez.intake.Intakes;
import pt.vez.platform.Dates;
import pt.vez.shared.PageOf;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pager;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;

/** What the association's mediators recorded at the table and sent, newest first; what waits for a decision is counted. */
@Route("intakes")
@RolesAllowed("MEDIATOR")
class IntakesView extends Screen implements BeforeEnterObserver {
    /** What was put away is shown to those who ask for it. */
    private static final Set<IntakeState> ALL = EnumSet.complementOf(EnumSet.of(IntakeState.PUT_AWAY));

    private final CurrentActor current;
    private final Intakes intakes;

    IntakesView(CurrentActor current, Intakes intakes) {
        super("intakes.title");
        this.current = current;
        this.intakes = intakes;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        // During a visit nothing of other people is shown.
        if (current.get().acting() != null) {
            event.forwardTo("home");
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        show(FilterBar.constant(query, "state", IntakeState.class).orElse(null), FilterBar.page(query));
    }

    private void show(@Nullable IntakeState state, int page) {
        resetWithHeading(t("intakes.lead"));
        runOrShowError(() -> {
            Set<IntakeState> states = state == null ? ALL : EnumSet.of(state);
            PageOf<IntakeRow> found = intakes.list(current.get(), states, page * Pager.SIZE, Pager.SIZE);
            waiting();
            add(new FilterBar()
                    .choice(
                            t("intakes.state"),
                            List.of(IntakeState.values()),
                            this::label,
                            state,
                            chosen -> open(chosen, 0)));
            add(table(found.rows())
                    .orEmpty(found.rows().isEmpty(), t(state == null ? "intakes.empty" : "intakes.empty.state")));
            add(new Pager(page, found.total(), t("table.count", found.total()), to -> open(state, to)));
            var record = Actions.secondaryLink(t("intakes.record"), "/intake");
            record.setRouterIgnore(true);
            add(Card.titled(t("intakes.offline"), new Paragraph(t("intakes.offline.text")), Actions.row(record)));
        });
    }

    private void waiting() {
        Intakes.Waiting waiting = intakes.waiting(current.get());
        var line = new Div();
        line.addClassName("actions");
        if (waiting.toDecide() > 0) {
            line.add(Actions.secondaryLink(t("intakes.toDecide", waiting.toDecide()), "intakes?state=CONFLICT"));
        }
        if (waiting.withoutCase() > 0) {
            line.add(Actions.secondaryLink(t("intakes.withoutCase", waiting.withoutCase()), "intakes?state=RECEIVED"));
        }
        if (line.getComponentCount() > 0) {
            add(line);
        }
    }

    private Table table(List<IntakeRow> rows) {
        var table = new Table(
                t("intakes.title"),
                t("intakes.ticket"),
                t("intakes.state"),
                t("person.name"),
                t("person.birth"),
                t("intakes.received"),
                t("intakes.by"));
        for (IntakeRow row : rows) {
            table.row(
                    Actions.link(IntakeFormatter.number(row.ticket()), "intakes/" + row.id(), "bound"),
                    IntakeFormatter.pill(row.state(), label(row.state())),
                    row.name(),
                    BirthDateFormatter.full(row.birth(), this, language()),
                    Dates.stamp(row.received(), LISBON),
                    row.madeBy());
        }
        return table;
    }

    private void open(@Nullable IntakeState state, int page) {
        Map<String, String> query = new HashMap<>();
        if (state != null) {
            query.put("state", state.name());
        }
        if (page > 0) {
            query.put("page", String.valueOf(page));
        }
        getUI().ifPresent(ui -> ui.navigate("intakes", QueryParameters.simple(query)));
    }
}
