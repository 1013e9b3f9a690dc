package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.shared.PageOf;
import pt.vez.shell.Actions;
import pt.vez.shell.Export;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** All centres; the way to their desks, shifts and slots. */
@Route("centres")
@RolesAllowed("ADMINISTRATOR")
class CentresView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Centres centres;

    CentresView(CurrentActor current, Centres centres) {
        super("centres.title");
        this.current = current;
        this.centres = centres;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        String text = query.getSingleParameter("q").orElse("");
        int asked = FilterBar.page(query);
        resetWithHeading(t("centres.lead"));
        List<Centre> found = centres.all(current.get()).stream()
                .filter(centre -> (centre.data().name() + " " + centre.data().address() + " "
                                + centre.data().postalCode())
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)))
                .toList();
        var filters = new FilterBar().search(t("table.search"), null, text, words -> open(words, 0));
        filters.add(
                Export.links(
                        "centres",
                        List.of(t("centres.name"), t("centres.address"), t("centres.zone"), t("centres.desks")),
                        text.isBlank() ? Set.of() : Set.of("text"),
                        row -> found.forEach(centre -> row.accept(List.of(
                                centre.data().name(),
                                centre.data().address() + ", " + centre.data().postalCode(),
                                centre.data().zone().getId(),
                                centre.desks())))),
                Actions.secondaryLink(t("publishing.title"), "publishing"),
                Actions.primaryLink(t("centres.new"), "centres/new"));
        var table = new Table(
                t("centres.title"), t("centres.name"), t("centres.address"), t("centres.desks"), t("centres.state"));
        Pager.Page<Centre> shown = Pager.at(
                asked,
                offset -> new PageOf<>(
                        found.stream().skip(offset).limit(Pager.SIZE).toList(), found.size()));
        shown.found()
                .rows()
                .forEach(centre -> table.row(
                        new Anchor(
                                "centres/" + centre.id().value(), centre.data().name()),
                        centre.data().address() + ", " + centre.data().postalCode(),
                        centre.desks(),
                        centre.data().active()
                                ? new Pill(Variant.SUCCESS, t("centres.open"))
                                : new Pill(Variant.ATTENTION, t("centres.closed"))));
        add(
                filters,
                table.orEmpty(found.isEmpty(), t("centres.empty")),
                new Pager(shown.number(), found.size(), t("table.count", found.size()), next -> open(text, next)));
    }

    private void open(String text, int page) {
        getUI().ifPresent(ui ->
                ui.navigate("centres", QueryParameters.simple(Map.of("q", text, "page", Integer.toString(page)))));
    }
}
