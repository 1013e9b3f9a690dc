package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.CalendarDay;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.HolidayCalendar;
import pt.vez.scheduling.HolidayCalendar.Entry;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The days the centres do not work: computed ones, and what administrators add to them or correct. */
@Route("holidays")
@RolesAllowed("ADMINISTRATOR")
class HolidaysView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final HolidayCalendar calendar;
    private final Municipalities municipalities;
    private final Clock clock;
    private int year;
    private @Nullable String place;

    HolidaysView(CurrentActor current, HolidayCalendar calendar, Municipalities municipalities, Clock clock) {
        super("holidays.title");
        this.current = current;
        this.calendar = calendar;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        year = query.getSingleParameter("year")
                .filter(text -> text.matches("20[2-9]\\d"))
                .map(Integer::parseInt)
                .orElseGet(() -> Zones.today(clock).getYear());
        place = query.getSingleParameter("place")
                .filter(code -> !code.isBlank())
                .orElse(null);
        opened(event).ifPresentOrElse(this::edit, this::list);
    }

    private void list() {
        resetWithHeading(t("holidays.lead"));
        List<Municipality> all = municipalities.all();
        Map<String, String> names = scopes(all);
        var filters = new FilterBar()
                .choice(
                        t("person.municipality"),
                        all,
                        Municipality::name,
                        all.stream()
                                .filter(each -> each.code().equals(place))
                                .findFirst()
                                .orElse(null),
                        chosen -> open(year, chosen == null ? null : chosen.code()));
        filters.add(
                Actions.secondary(Integer.toString(year - 1), click -> open(year - 1, place)),
                Actions.secondary(Integer.toString(year + 1), click -> open(year + 1, place)),
                Actions.primary(t("holidays.new"), click -> openForm("holidays", NEW, address())));
        var table = new Table(
                t("holidays.year", Integer.toString(year)),
                t("shifts.date"),
                t("services.name"),
                t("holidays.scope"),
                t("holidays.kind"),
                t("table.actions"));
        for (Entry entry : calendar.year(current.get(), year, place)) {
            row(table, entry, names);
        }
        add(filters, new H2(t("holidays.year", Integer.toString(year))), table);
    }

    private void row(Table table, Entry entry, Map<String, String> names) {
        CalendarDay added = entry.added();
        var change = Actions.quiet(
                t(added == null ? "holidays.correct" : "table.change"),
                click -> openForm(
                        "holidays", added == null ? computed(entry) : added.id().toString(), address()));
        String day = Dates.day(entry.date(), language());
        change.setAriaLabel(t(added == null ? "holidays.correct" : "table.change") + ": " + day);
        table.row(
                day,
                entry.name().in(language()),
                names.getOrDefault(entry.scope(), entry.scope()),
                kind(entry),
                entry.overruled() ? new Span() : change);
    }

    private Pill kind(Entry entry) {
        CalendarDay added = entry.added();
        if (entry.overruled()) {
            return new Pill(Variant.NEUTRAL, t("holidays.overruled"));
        }
        if (added == null) {
            return new Pill(Variant.NEUTRAL, t("holidays.computed"));
        }
        return new Pill(added.kind().isClosed() ? Variant.ATTENTION : Variant.SUCCESS, label(added.kind()));
    }

    /** How an address names a computed day: its date and its scope. */
    private static String computed(Entry entry) {
        return entry.date() + "." + entry.scope();
    }

    private void edit(String what) {
        if (what.equals(NEW)) {
            edit(null, fresh());
            return;
        }
        Optional<UUID> id = Ids.parse(what);
        if (id.isPresent()) {
            CalendarDay added = calendar.find(current.get(), id.get());
            edit(added, added);
            return;
        }
        edit(
                null,
                calendar.year(current.get(), year, place).stream()
                        .filter(each -> each.added() == null
                                && !each.overruled()
                                && computed(each).equals(what))
                        .findFirst()
                        .map(HolidaysView::correction)
                        .orElseThrow(() -> new NotFound("error.notFound")));
    }

    private CalendarDay fresh() {
        return new CalendarDay(
                Ids.next(),
                Zones.today(clock).plusDays(1),
                CalendarDay.Kind.DECREED_CLOSED,
                place == null ? CalendarDay.NATION : place,
                new LocalText("", ""));
    }

    /** A computed day that is not one: what the entry begins with. */
    private static CalendarDay correction(Entry entry) {
        return new CalendarDay(Ids.next(), entry.date(), CalendarDay.Kind.WORKING, entry.scope(), entry.name());
    }

    private Map<String, String> scopes(List<Municipality> all) {
        Map<String, String> names = new HashMap<>(Map.of(
                CalendarDay.NATION, t("holidays.scope.nation"),
                CalendarDay.AZORES, t("holidays.scope.azores"),
                CalendarDay.MADEIRA, t("holidays.scope.madeira")));
        all.forEach(each -> names.put(each.code(), each.name()));
        return names;
    }

    /**
     * @param seen that is changed, null for a new day
     * @param shown what the form begins with
     */
    private void edit(@Nullable CalendarDay seen, CalendarDay shown) {
        resetWithHeading(t(seen == null ? "holidays.new" : "holidays.change"), t("holidays.form.lead"));
        add(new HolidayForm(
                calendar,
                current,
                seen,
                shown,
                scopes(municipalities.all()),
                new HolidayForm.Answers(this::saved, () -> closeForm("holidays", address(), null), this::message)));
    }

    private void saved(CalendarDay day, List<UUID> publications) {
        year = day.date().getYear();
        if (publications.isEmpty()) {
            closeForm("holidays", address(), t("holidays.day.saved", Dates.full(day.date(), language())));
        } else {
            var links = new Div();
            publications.forEach(id -> links.add(Actions.link(t("holidays.publication"), "publishing/" + id)));
            closeForm("holidays", address(), t("holidays.saved"), links);
        }
    }

    private Map<String, String> address() {
        return address(year, place);
    }

    private static Map<String, String> address(int year, @Nullable String place) {
        String shown = Integer.toString(year);
        return place == null ? Map.of("year", shown) : Map.of("year", shown, "place", place);
    }

    private void open(int other, @Nullable String where) {
        getUI().ifPresent(ui -> ui.navigate("holidays", QueryParameters.simple(address(other, where))));
    }
}
