package pt.vez.documents.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRow;
import pt.vez.casework.Procedures;
import pt.vez.casework.Worklist;
import pt.vez.documents.ReviewQueue;
import pt.vez.documents.ReviewQueue.Waiting;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Documents that wait for an officer, oldest first; kind and page live in the address. */
@Route(ReviewAddress.PATH)
@RolesAllowed("OFFICER")
class ReviewView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final ReviewQueue queue;
    private final Worklist worklist;
    private final Procedures procedures;
    private @Nullable String item;
    private int page;

    ReviewView(CurrentActor current, ReviewQueue queue, Worklist worklist, Procedures procedures) {
        super("review.title");
        this.current = current;
        this.queue = queue;
        this.worklist = worklist;
        this.procedures = procedures;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        item = query.getSingleParameter("item")
                .filter(code -> code.matches("[a-z0-9-]{1,30}"))
                .orElse(null);
        page = FilterBar.page(query);
        list();
    }

    private void list() {
        resetWithHeading(t("review.lead"));
        List<Procedures.Item> kinds = procedures.items();
        var filters = new FilterBar()
                .choice(
                        t("review.kind"),
                        kinds,
                        kind -> kind.name().in(language()),
                        kinds.stream()
                                .filter(kind -> kind.code().equals(item))
                                .findFirst()
                                .orElse(null),
                        chosen -> {
                            item = chosen == null ? null : chosen.code();
                            open(0);
                        });
        Pager.Page<Waiting> shown = Pager.at(page, offset -> queue.page(current.get(), item, offset, Pager.SIZE));
        List<Waiting> rows = shown.found().rows();
        if (!rows.isEmpty()) {
            filters.add(Actions.primaryLink(t("review.begin"), ReviewAddress.of(rows.getFirst())));
        }
        long total = shown.found().total();
        boolean capped = total >= ReviewQueue.COUNT_LIMIT;
        add(
                filters,
                table(rows).orEmpty(rows.isEmpty(), t("review.empty")),
                new Pager(shown.number(), total, t(capped ? "table.countMore" : "table.count", total), this::open));
    }

    private Table table(List<Waiting> rows) {
        Map<CaseId, CaseRow> cases = worklist.rows(
                current.get(), rows.stream().map(Waiting::caseId).distinct().toList());
        var table = new Table(
                t("review.title"),
                t("review.received"),
                t("review.document"),
                t("paper.case"),
                t("person.name"),
                t("case.procedure"),
                t("case.stage"));
        for (Waiting waiting : rows) {
            CaseRow row = cases.get(waiting.caseId());
            if (row != null) {
                table.row(
                        Dates.stamp(waiting.receivedAt(), LISBON),
                        new Anchor(
                                ReviewAddress.of(waiting),
                                procedures
                                        .item(waiting.itemCode())
                                        .map(kind -> kind.name().in(language()))
                                        .orElse(waiting.itemCode())),
                        row.number().display(),
                        row.name(),
                        row.procedureCode(),
                        new Pill(Variant.NEUTRAL, label(row.stage())));
            }
        }
        return table;
    }

    private void open(int wanted) {
        Map<String, String> query = new HashMap<>(Map.of("page", Integer.toString(wanted)));
        if (item != null) {
            query.put("item", item);
        }
        getUI().ifPresent(ui -> ui.navigate(ReviewAddress.PATH, QueryParameters.simple(query)));
    }
}
