package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseRow;
import pt.vez.casework.Procedures;
import pt.vez.casework.Stage;
import pt.vez.casework.Worklist;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.PageOf;
import pt.vez.shell.Countries;
import pt.vez.shell.Csv;
import pt.vez.shell.Filters;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/**
 * An officer finds cases. Stage, procedure, order and page live in the address; the text looked for does not, because it
 * is somebody's name.
 */
@Route("work")
@RolesAllowed("OFFICER")
class WorkView extends Screen implements BeforeEnterObserver {
    private static final int EXPORT_LIMIT = 5_000;
    private final CurrentActor current;
    private final Worklist worklist;
    private final Procedures procedures;
    private final Clock clock;
    private String text = "";
    private @Nullable Stage stage;
    private @Nullable String procedure;
    private boolean newest;
    private int page;

    WorkView(CurrentActor current, Worklist worklist, Procedures procedures, Clock clock) {
        super("work.title");
        this.current = current;
        this.worklist = worklist;
        this.procedures = procedures;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        stage = Filters.constant(query, "stage", Stage.class).orElse(null);
        procedure = query.getSingleParameter("procedure")
                .filter(code -> code.matches("[A-Z0-9-]{1,12}"))
                .orElse(null);
        newest = query.getSingleParameter("order").filter("newest"::equals).isPresent();
        page = Filters.page(query);
        list();
    }

    private void list() {
        begin(t("work.lead"));
        var catalogue = procedures.all();
        var filters = new Filters()
                .search(t("table.search"), t("work.search"), text, words -> {
                    text = words;
                    page = 0;
                    list();
                })
                .choice(t("case.stage"), List.of(Stage.values()), this::label, stage, chosen -> {
                    stage = chosen;
                    open(0);
                })
                .choice(
                        t("case.procedure"),
                        catalogue,
                        item -> item.name().in(language()),
                        catalogue.stream()
                                .filter(item -> item.code().equals(procedure))
                                .findFirst()
                                .orElse(null),
                        chosen -> {
                            procedure = chosen == null ? null : chosen.code();
                            open(0);
                        });
        var order = new Select<Boolean>();
        order.setLabel(t("work.order"));
        order.setItems(false, true);
        order.setItemLabelGenerator(latest -> t(latest ? "work.newest" : "work.oldest"));
        order.setValue(newest);
        order.addValueChangeListener(change -> {
            newest = change.getValue();
            open(0);
        });
        filters.add(order, export());
        PageOf<CaseRow> found = worklist.find(current.get(), query(), page * Pager.SIZE, Pager.SIZE);
        var table = new Table(
                t("work.title"),
                t("paper.case"),
                t("person.name"),
                t("person.nationality"),
                t("case.procedure"),
                t("case.stage"),
                t("case.opened"));
        for (CaseRow row : found.rows()) {
            table.row(
                    new Anchor("work/" + row.id().value(), row.number().display()),
                    name(row),
                    Countries.name(row.nationality(), language()),
                    row.procedureCode(),
                    new Pill(Tone.NEUTRAL, label(row.stage())),
                    t("work.months", Dates.months(row.openedAt(), clock.instant())));
        }
        boolean capped = found.total() >= Worklist.COUNT_LIMIT;
        add(
                filters,
                table.orEmpty(found.rows().isEmpty(), t("work.empty")),
                new Pager(page, found.total(), t(capped ? "table.countMore" : "table.count", found.total()), next -> {
                    page = next;
                    if (text.isBlank()) {
                        open(next);
                    } else {
                        list();
                    }
                }));
    }

    private static Div name(CaseRow row) {
        var cell = new Div(new Span(row.name()));
        if (row.nativeName() != null) {
            var inOwnScript = new Div(row.nativeName());
            inOwnScript.addClassName("muted");
            inOwnScript.getElement().setAttribute("dir", "auto");
            cell.add(inOwnScript);
        }
        return cell;
    }

    private Worklist.Query query() {
        return new Worklist.Query(text, stage, procedure, newest);
    }

    /** Numbers and states, no names: an export leaves the journal's reach. */
    private Anchor export() {
        return Csv.download(
                t("table.export"),
                "cases.csv",
                List.of(t("paper.case"), t("case.procedure"), t("case.stage"), t("case.opened")),
                () -> worklist.find(current.get(), query(), 0, EXPORT_LIMIT).rows().stream()
                        .map(row -> List.<Object>of(
                                row.number().display(),
                                row.procedureCode(),
                                label(row.stage()),
                                Dates.stamp(row.openedAt(), LISBON)))
                        .toList());
    }

    private void open(int wanted) {
        Map<String, String> query = new HashMap<>(Map.of("page", Integer.toString(wanted)));
        if (stage != null) {
            query.put("stage", stage.name());
        }
        if (procedure != null) {
            query.put("procedure", procedure);
        }
        if (newest) {
            query.put("order", "newest");
        }
        getUI().ifPresent(ui -> ui.navigate("work", QueryParameters.simple(query)));
    }
}
