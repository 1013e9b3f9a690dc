package pt.vez.invitations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.CallList;
import pt.vez.invitations.CallList.Call;
import pt.vez.invitations.CallList.Closure;
import pt.vez.invitations.CallList.Entry;
import pt.vez.invitations.CallList.Mark;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Export;
import pt.vez.shell.Filters;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** People of a closure to call, with telephone number and reason; what came of each call is noted here. */
@Route("calls-to-make/:plan?")
@RolesAllowed({"ADMINISTRATOR", "OFFICER"})
class CallListView extends Screen implements BeforeEnterObserver {
    private static final int EXPORTED = 5_000;
    private final CurrentActor current;
    private final CallList calls;
    private int page;

    CallListView(CurrentActor current, CallList calls) {
        super("disruption.call");
        this.current = current;
        this.calls = calls;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        page = Filters.page(event.getLocation().getQueryParameters());
        begin(null);
        attempt(() -> event.getRouteParameters()
                .get("plan")
                .map(CallListView::uuid)
                .ifPresentOrElse(this::list, this::closures));
    }

    private static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new NotFound("problem.404"));
    }

    private void closures() {
        begin(t("calls.list.lead"));
        List<Closure> found = calls.closures(current.get());
        var table = new Table(
                t("disruption.plans"),
                t("disruption.reason.label"),
                t("waves.days"),
                t("disruption.fallback"),
                t("calls.list.done"));
        for (Closure each : found) {
            table.row(
                    new Anchor("calls-to-make/" + each.plan(), each.reason()), days(each), each.people(), each.done());
        }
        add(table.orEmpty(found.isEmpty(), t("calls.list.none")));
    }

    private Span days(Closure closure) {
        var days = new Span(Dates.shortDay(closure.from().toLocalDate(), language()) + " – "
                + Dates.shortDay(closure.until().minusSeconds(1).toLocalDate(), language()));
        days.addClassName("bound");
        return days;
    }

    private void list(UUID plan) {
        Actor actor = current.get();
        Closure closure = calls.closure(actor, plan);
        begin(closure.reason(), t("calls.list.text", closure.people(), closure.done()));
        List<Entry> entries = calls.list(actor, plan, page * Pager.SIZE, Pager.SIZE);
        var table = new Table(
                t("disruption.call"),
                t("person.name"),
                t("person.phone"),
                t("calls.list.why"),
                t("centres.state"),
                t("table.actions"));
        for (Entry each : entries) {
            table.row(
                    person(each, actor),
                    contact(each),
                    reason(each),
                    state(each.last()),
                    Actions.row(Actions.quiet(t("calls.list.note"), click -> note(plan, each))));
        }
        add(
                table.orEmpty(entries.isEmpty(), t("calls.list.none")),
                new Pager(
                        page,
                        closure.people(),
                        t("table.count", closure.people()),
                        next -> getUI().ifPresent(ui -> ui.navigate(
                                "calls-to-make/" + plan,
                                QueryParameters.simple(Map.of("page", Integer.toString(next)))))),
                Actions.row(
                        export(plan),
                        Actions.secondaryLink(
                                t("disruption.all"),
                                actor.is(Role.ADMINISTRATOR) ? "disruptions/" + plan : "calls-to-make")));
    }

    /** Officers open the file; administrators have no part in it. */
    private static Component number(Entry entry, Actor actor) {
        return actor.is(Role.OFFICER)
                ? new Anchor("work/" + entry.caseId(), entry.caseNumber())
                : new Span(entry.caseNumber());
    }

    private Div person(Entry entry, Actor actor) {
        var language = new Div(Locale.forLanguageTag(entry.language()).getDisplayLanguage(language()));
        language.addClassName("sub");
        return new Div(new Div(entry.name()), new Div(number(entry, actor)), language);
    }

    private static Div contact(Entry entry) {
        var contact = new Div();
        String phone = entry.phone();
        String email = entry.email();
        if (phone != null) {
            contact.add(new Div(new Anchor("tel:" + phone, phone)));
        }
        if (email != null) {
            contact.add(new Div(new Anchor("mailto:" + email, email)));
        }
        if (phone == null && email == null) {
            contact.add(new Div(entry.address()));
        }
        return contact;
    }

    /** Why, and which date cannot take place. */
    private Div reason(Entry entry) {
        var date = new Div(Dates.dayAndTime(entry.start(), entry.zone(), language()) + ", " + entry.centre());
        date.addClassName("sub");
        return new Div(new Div(label(entry.why())), date);
    }

    private Div state(@Nullable Call last) {
        if (last == null) {
            return new Div(new Pill(Tone.ATTENTION, t("calls.list.open")));
        }
        var by = new Div(Dates.stamp(last.at(), Zones.LISBON) + " · " + last.by());
        by.addClassName("sub");
        var cell = new Div(new Pill(last.mark() == Mark.DONE ? Tone.SUCCESS : Tone.NEUTRAL, label(last.mark())), by);
        if (!last.note().isEmpty()) {
            cell.add(new Div(last.note()));
        }
        return cell;
    }

    private void note(UUID plan, Entry entry) {
        begin(entry.name(), t("calls.list.note.lead", entry.caseNumber()));
        var mark = new Select<Mark>();
        mark.setLabel(t("calls.list.mark"));
        mark.setItems(Mark.values());
        mark.setItemLabelGenerator(this::label);
        mark.setEmptySelectionAllowed(false);
        var note = new TextArea(t("calls.list.note.label"));
        note.setHelperText(t("calls.list.note.help"));
        note.setMaxLength(300);
        var form = new Div(contact(entry), mark, note);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(t("form.save"), () -> {
                    if (mark.getValue() == null) {
                        mark.setErrorMessage(t("calls.list.mark.missing"));
                        mark.setInvalid(true);
                    } else if (attempt(() ->
                            calls.mark(current.get(), plan, entry.appointment(), mark.getValue(), note.getValue()))) {
                        list(plan);
                        tell(Tone.SUCCESS, t("calls.list.saved", entry.name()));
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> list(plan))));
        add(new Card(form));
        var past = new ArrayList<Component>();
        calls.history(current.get(), plan, entry.appointment()).forEach(call -> past.add(state(call)));
        if (!past.isEmpty()) {
            add(Card.titled(t("calls.list.history"), past.toArray(Component[]::new)));
        }
    }

    /** All of them: a list that ends in the middle leaves people without a call. */
    private Div export(UUID plan) {
        return Export.links(
                "calls",
                List.of(
                        t("paper.case"),
                        t("person.name"),
                        t("person.phone"),
                        t("person.email"),
                        t("calls.list.address"),
                        t("calls.list.language"),
                        t("calls.list.why"),
                        t("calls.list.date"),
                        t("agenda.centre"),
                        t("shifts.service"),
                        t("centres.state"),
                        t("calls.list.note.label")),
                Set.of("plan"),
                row -> {
                    int offset = 0;
                    List<Entry> some;
                    do {
                        some = calls.list(current.get(), plan, offset, EXPORTED);
                        some.forEach(each -> row.accept(row(each)));
                        offset += EXPORTED;
                    } while (some.size() == EXPORTED);
                });
    }

    private List<Object> row(Entry each) {
        Call last = each.last();
        String phone = Objects.requireNonNullElse(each.phone(), "");
        return List.of(
                each.caseNumber(),
                each.name(),
                phone.startsWith("+") ? "00" + phone.substring(1) : phone,
                Objects.requireNonNullElse(each.email(), ""),
                each.address(),
                each.language(),
                label(each.why()),
                Dates.stamp(each.start(), each.zone()),
                each.centre(),
                each.service(),
                last == null ? t("calls.list.open") : label(last.mark()),
                last == null ? "" : last.note());
    }
}
