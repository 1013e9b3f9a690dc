package pt.vez.casework.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseRow;
import pt.vez.casework.Procedures;
import pt.vez.casework.Stage;
import pt.vez.casework.Worklist;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.DomainException;
import pt.vez.shared.PageOf;
import pt.vez.shell.Countries;
import pt.vez.shell.Export;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Selection;
import pt.vez.shell.Sort;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/**
 * An officer finds cases. Stage, procedure, order and page are parameters of the address; the search text is not,
 * because it may be a person's name: it is kept in the window, and is there again after a visit to a file.
 */
@Route("work")
@RolesAllowed("OFFICER")
class WorkView extends Screen implements BeforeEnterObserver {
    private static final String TEXT = "work.text";
    private static final Sort OLDEST = new Sort("opened", false);
    private final CurrentActor current;
    private final Worklist worklist;
    private final Procedures procedures;
    private final Clock clock;
    private String text = "";
    private @Nullable Stage stage;
    private @Nullable String procedure;
    private Sort sort = OLDEST;
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
        stage = FilterBar.constant(query, "stage", Stage.class).orElse(null);
        procedure = query.getSingleParameter("procedure")
                .filter(code -> code.matches("[A-Z0-9-]{1,12}"))
                .orElse(null);
        sort = Sort.of(query, List.of("opened", "name", "number"), OLDEST);
        page = FilterBar.page(query);
        text = ComponentUtil.getData(event.getUI(), TEXT) instanceof String before ? before : "";
        list();
    }

    private void list() {
        resetWithHeading(t("work.lead"));
        var catalogue = procedures.all();
        var filters = new FilterBar()
                .search(t("table.search"), t("work.search"), text, words -> {
                    text = words;
                    ComponentUtil.setData(UI.getCurrent(), TEXT, words);
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
        filters.add(export("cases", kinds(), row -> worklist.each(current.get(), query(), row)));
        add(filters);
        try {
            show(Pager.at(page, offset -> worklist.find(current.get(), query(), offset, Pager.SIZE)));
        } catch (DomainException refused) {
            show(new Pager.Page<>(0, new PageOf<>(List.of(), 0)));
            showMessage(refused);
        }
    }

    private void show(Pager.Page<CaseRow> shown) {
        PageOf<CaseRow> found = shown.found();
        var chosen = new ChosenCases();
        var table = new Table(
                        t("work.title"),
                        "",
                        t("paper.case"),
                        t("person.name"),
                        t("person.nationality"),
                        t("case.procedure"),
                        t("case.stage"),
                        t("case.opened"))
                .sortable(1, "number", sort, this::sort)
                .sortable(2, "name", sort, this::sort)
                .sortable(6, OLDEST.column(), sort, this::sort);
        var selection = new Selection<CaseRow>(export("cases-selected", Set.of("selection"), chosen));
        chosen.selection = selection.of(table);
        for (CaseRow row : found.rows()) {
            table.row(
                    selection.box(row, row.number().display()),
                    number(row),
                    name(row),
                    Countries.name(row.nationality(), language()),
                    row.procedureCode(),
                    new Pill(Variant.NEUTRAL, label(row.stage())),
                    age(row));
        }
        boolean capped = found.total() >= Worklist.COUNT_LIMIT;
        add(
                selection.bar(),
                table.orEmpty(found.rows().isEmpty(), t("work.empty")),
                new Pager(
                        shown.number(),
                        found.total(),
                        t(capped ? "table.countMore" : "table.count", found.total()),
                        this::open));
    }

    /** The rows that were ticked. */
    private static final class ChosenCases implements Consumer<Consumer<CaseRow>> {
        private @Nullable Selection<CaseRow> selection;

        @Override
        public void accept(Consumer<CaseRow> row) {
            if (selection != null) {
                selection.chosen().forEach(row);
            }
        }
    }

    private Span age(CaseRow row) {
        var age = new Span(t("work.months", Dates.months(row.openedAt(), clock.instant())));
        age.addClassName("bound");
        return age;
    }

    private static Anchor number(CaseRow row) {
        var link = new Anchor("work/" + row.id().value(), row.number().display());
        link.addClassName("bound");
        return link;
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
        return new Worklist.Query(
                text,
                stage,
                procedure,
                Worklist.Order.valueOf(sort.column().toUpperCase(Locale.ROOT)),
                sort.descending());
    }

    /** What narrows the list, by kind. */
    private Set<String> kinds() {
        var kinds = new TreeSet<String>();
        if (!text.isBlank()) {
            kinds.add("text");
        }
        if (stage != null) {
            kinds.add("stage");
        }
        if (procedure != null) {
            kinds.add("procedure");
        }
        return kinds;
    }

    /** Every case the list finds, not only those of the page; that it left is in the journal. */
    private Div export(String file, Set<String> kinds, Consumer<Consumer<CaseRow>> rows) {
        return Export.links(
                file,
                List.of(
                        t("paper.case"),
                        t("person.name"),
                        t("person.nativeName.fact"),
                        t("person.nationality"),
                        t("case.procedure"),
                        t("case.stage"),
                        t("case.opened")),
                kinds,
                into -> rows.accept(row -> into.accept(List.of(
                        row.number().display(),
                        row.name(),
                        row.nativeName() == null ? "" : row.nativeName(),
                        Countries.name(row.nationality(), language()),
                        row.procedureCode(),
                        label(row.stage()),
                        row.openedAt()))));
    }

    private void sort(Sort wanted) {
        sort = wanted;
        open(0);
    }

    private void open(int wanted) {
        Map<String, String> query = new HashMap<>(Map.of("page", Integer.toString(wanted)));
        if (stage != null) {
            query.put("stage", stage.name());
        }
        if (procedure != null) {
            query.put("procedure", procedure);
        }
        sort.into(query, OLDEST);
        getUI().ifPresent(ui -> ui.navigate("work", QueryParameters.simple(query)));
    }
}
