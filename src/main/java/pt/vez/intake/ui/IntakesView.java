package pt.vez.intake.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pt.vez.identity.CurrentActor;
import pt.vez.intake.IntakeRow;
import pt.vez.intake.Intakes;
import pt.vez.platform.Dates;
import pt.vez.shared.PageOf;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pager;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;

/** What the association's mediators recorded at the table and sent, newest first. */
@Route("intakes")
@RolesAllowed("MEDIATOR")
class IntakesView extends Screen implements BeforeEnterObserver {
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
        show(0);
    }

    private void show(int page) {
        begin(t("intakes.lead"));
        attempt(() -> {
            PageOf<IntakeRow> found = intakes.list(current.get(), page * Pager.SIZE, Pager.SIZE);
            var table = new Table(
                    t("intakes.title"),
                    t("intakes.ticket"),
                    t("person.name"),
                    t("person.birth"),
                    t("intakes.received"),
                    t("intakes.by"),
                    t("intakes.state"));
            for (IntakeRow row : found.rows()) {
                String number = IntakeWords.number(row.ticket());
                table.row(
                        Actions.link(number, "intakes/" + row.id(), "bound"),
                        row.name(),
                        Dates.full(row.birthDate(), language()),
                        Dates.stamp(row.received(), LISBON),
                        row.madeBy(),
                        IntakeWords.pill(row.state(), label(row.state())));
            }
            add(table.orEmpty(found.rows().isEmpty(), t("intakes.empty")));
            add(new Pager(page, found.total(), t("table.count", found.total()), this::show));
            var record = Actions.secondaryLink(t("intakes.record"), "/intake");
            record.setRouterIgnore(true);
            add(Card.titled(t("intakes.offline"), new Paragraph(t("intakes.offline.text")), Actions.row(record)));
        });
    }
}
