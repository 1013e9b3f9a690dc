package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.audit.ActorKind;
import pt.vez.audit.JournalSearch;
import pt.vez.audit.JournalSearch.Line;
import pt.vez.audit.JournalSearch.Query;
import pt.vez.audit.Who;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.Ids;
import pt.vez.shell.Actions;
import pt.vez.shell.Export;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pager;
import pt.vez.shell.Pickers;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;

/**
 * The journal for administrators, newest first. Filters are parameters of the address, as identifiers and codes; typed
 * names and numbers are not.
 */
@Route(JournalView.PATH)
@RolesAllowed("ADMINISTRATOR")
class JournalView extends Screen implements BeforeEnterObserver {
    static final String PATH = "journal";
    private final CurrentActor current;
    private final JournalSearch journal;
    private final JournalNames names;
    private final Accounts accounts;
    private Map<String, String> address = new LinkedHashMap<>();

    JournalView(CurrentActor current, JournalSearch journal, JournalNames names, Accounts accounts) {
        super("log.title");
        this.current = current;
        this.journal = journal;
        this.names = names;
        this.accounts = accounts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = new LinkedHashMap<>();
        QueryParameters query = event.getLocation().getQueryParameters();
        for (String name : List.of("who", "case", "about", "what", "from", "until", "before")) {
            query.getSingleParameter(name).ifPresent(value -> address.put(name, value));
        }
        list();
    }

    private void list() {
        resetWithHeading(t("log.lead"));
        Query query = query();
        List<Line> lines = journal.page(current.get(), query, id("before"), Pager.SIZE);
        add(filters(query), only());
        Map<UUID, String> known = names.of(current.get(), lines);
        var table =
                new Table(t("log.title"), t("log.when"), t("log.who"), t("log.what"), t("log.about"), t("log.change"));
        lines.forEach(line -> table.row(
                Dates.stamp(line.at(), LISBON), who(line), what(line.action()), about(line, known), change(line)));
        var pages = Actions.row();
        if (address.containsKey("before")) {
            pages.add(Actions.secondary(t("log.newest"), click -> open("before", null)));
        }
        if (lines.size() == Pager.SIZE) {
            pages.add(Actions.secondary(
                    t("log.older"), click -> open("before", lines.getLast().id().toString())));
        }
        add(table.orEmpty(lines.isEmpty(), t("log.empty")), pages);
    }

    private Query query() {
        LocalDate from = day("from");
        LocalDate until = day("until");
        return new Query(
                id("who"),
                id("case"),
                id("about"),
                address.get("what"),
                from == null ? null : from.atStartOfDay(LISBON).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(LISBON).toInstant());
    }

    private @Nullable UUID id(String name) {
        return Optional.ofNullable(address.get(name)).flatMap(Ids::parse).orElse(null);
    }

    private @Nullable LocalDate day(String name) {
        try {
            String text = address.get(name);
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private FilterBar filters(Query query) {
        var filters = new FilterBar();
        var who = new ComboBox<AccountSummary>(t("log.who"));
        who.setPlaceholder(t("log.who.help"));
        who.setItemLabelGenerator(account -> account.name() + " · " + account.contact());
        who.setItems(fetch -> accounts
                .find(
                        current.get(),
                        new Accounts.Query(fetch.getFilter().orElse(""), null, null),
                        fetch.getOffset(),
                        fetch.getLimit())
                .rows()
                .stream());
        who.setClearButtonVisible(true);
        UUID actor = query.actor();
        if (actor != null) {
            accounts.named(current.get(), List.of(actor)).values().forEach(who::setValue);
        }
        who.addValueChangeListener(change -> open(
                "who", change.getValue() == null ? null : change.getValue().id().toString()));
        var number = new TextField(t("log.case"));
        number.setClearButtonVisible(true);
        UUID caseId = query.caseId();
        if (caseId != null) {
            number.setValue(
                    names.named(current.get(), List.of(), List.of(caseId)).getOrDefault(caseId, ""));
        }
        number.addValueChangeListener(change -> toCase(number));
        filters.add(who, number);
        filters.choice(
                t("log.what"),
                journal.actions(current.get()).stream()
                        .sorted((a, b) -> what(a).compareTo(what(b)))
                        .toList(),
                this::what,
                query.action(),
                chosen -> open("what", chosen));
        filters.add(picker("from"), picker("until"), export(query));
        return filters;
    }

    private void toCase(TextField number) {
        if (number.getValue().isBlank()) {
            open("case", null);
            return;
        }
        UUID found = names.caseOf(current.get(), number.getValue());
        number.setInvalid(found == null);
        number.setErrorMessage(t("log.unknown"));
        if (found != null) {
            open("case", found.toString());
        }
    }

    private DatePicker picker(String name) {
        DatePicker picker = Pickers.date(t("log." + name), language());
        picker.setClearButtonVisible(true);
        picker.setValue(day(name));
        picker.addValueChangeListener(change ->
                open(name, change.getValue() == null ? null : change.getValue().toString()));
        return picker;
    }

    /** What a link of a row narrowed the journal to, and the way back. */
    private Div only() {
        var row = new Div();
        UUID about = id("about");
        if (about != null) {
            String name = names.named(current.get(), List.of(about), List.of()).getOrDefault(about, shortened(about));
            row.add(new Span(t("log.only", name)));
        }
        if (!address.isEmpty()) {
            row.add(Actions.secondaryLink(t("log.clear"), PATH));
        }
        row.addClassName("actions");
        return row;
    }

    private Component who(Line line) {
        var name = new Span(
                line.associationName() == null
                        ? actor(line)
                        : t("journal.mediator", actor(line), line.associationName()));
        var capacity = new Div(role(line));
        capacity.addClassName("sub");
        return new Div(name, capacity);
    }

    /** In what capacity; only a person has one. */
    private String role(Line line) {
        return line.actor().kind() == ActorKind.PERSON ? label(line.actorRole()) : "";
    }

    private String actor(Line line) {
        Who actor = line.actor();
        return switch (actor.kind()) {
            case PERSON ->
                actor.name() == null
                        ? t("journal.closed.account")
                        : actor.closed() ? t("journal.closed", actor.name()) : actor.name();
            case LINK -> t("log.link");
            case SYSTEM -> t("journal.system");
            case UNKNOWN -> t("log.system");
        };
    }

    /** A kind of entry in words; one this version has no words for, as its code. */
    private String what(String action) {
        String key = "journal." + action;
        String words = t(key);
        return words.equals(key) ? action : words;
    }

    private Component about(Line line, Map<UUID, String> known) {
        var about = new Div();
        UUID caseId = line.caseId();
        if (caseId != null) {
            about.add(link("case", caseId, known.getOrDefault(caseId, shortened(caseId))));
        }
        UUID subject = line.subject();
        if (subject != null) {
            about.add(link("about", subject, known.getOrDefault(subject, shortened(subject))));
        }
        return about;
    }

    private Component link(String filter, UUID id, String name) {
        var link = Actions.link(name, PATH + "?" + filter + "=" + id);
        link.getElement().setAttribute("aria-label", t("log.open", name));
        return new Div(link);
    }

    private static String shortened(UUID id) {
        return "…" + id.toString().substring(24);
    }

    private Component change(Line line) {
        var cell = new Div();
        texts(line).forEach(text -> cell.add(new Div(text)));
        return cell;
    }

    private List<String> texts(Line line) {
        List<String> texts = new ArrayList<>();
        if (!line.detail().isBlank()) {
            texts.add(line.detail());
        }
        if (line.changes() != null) {
            for (String change : line.changes().split("; ")) {
                String field = change.split(":", 2)[0];
                String key = "log.field." + field;
                String words = t(key);
                texts.add((words.equals(key) ? field : words)
                        + change.substring(field.length())
                                .replaceAll("(?<=[:→] )true(?= →|$)", t("log.yes"))
                                .replaceAll("(?<=[:→] )false(?= →|$)", t("log.no")));
            }
        }
        return texts;
    }

    private Div export(Query query) {
        return Export.links(
                "journal",
                List.of(
                        t("log.when"),
                        t("log.who"),
                        t("account.roles"),
                        t("log.what"),
                        t("log.case"),
                        t("log.about"),
                        t("log.change")),
                query.kinds(),
                into -> {
                    var piece = new ArrayList<Line>();
                    journal.each(current.get(), query, line -> {
                        piece.add(line);
                        if (piece.size() == 500) {
                            write(piece, into);
                        }
                    });
                    write(piece, into);
                });
    }

    private void write(List<Line> piece, Consumer<List<?>> into) {
        Map<UUID, String> known = names.of(current.get(), piece);
        piece.forEach(line -> into.accept(List.of(
                line.at(),
                actor(line),
                role(line),
                what(line.action()),
                name(known, line.caseId()),
                name(known, line.subject()),
                String.join("; ", texts(line)))));
        piece.clear();
    }

    private static String name(Map<UUID, String> known, @Nullable UUID id) {
        return id == null ? "" : Objects.requireNonNullElse(known.get(id), shortened(id));
    }

    private void open(String name, @Nullable String value) {
        var wanted = new LinkedHashMap<>(address);
        wanted.remove("before");
        if (value == null) {
            wanted.remove(name);
        } else {
            wanted.put(name, value);
        }
        getUI().ifPresent(ui -> ui.navigate(PATH, QueryParameters.simple(wanted)));
    }
}
