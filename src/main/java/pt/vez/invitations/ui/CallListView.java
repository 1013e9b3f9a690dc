package pt.vez.invitations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
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
import java.util.UUID;
import java.util.stream.Collectors;
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
import pt.vez.shell.BackgroundWork;
import pt.vez.shell.BulkAccount;
import pt.vez.shell.Card;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Progress;
import pt.vez.shell.Screen;
import pt.vez.shell.Selection;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** People of a closure to call, with telephone number and reason; what came of each call is noted here. */
@Route("calls-to-make/:plan?")
@RolesAllowed({"ADMINISTRATOR", "OFFICER"})
class CallListView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final CallList calls;
    private final BackgroundWork working = new BackgroundWork();
    private int page;

    CallListView(CurrentActor current, CallList calls) {
        super("disruption.call");
        this.current = current;
        this.calls = calls;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        page = FilterBar.page(event.getLocation().getQueryParameters());
        resetWithHeading(null);
        runOrShowError(() -> event.getRouteParameters()
                .get("plan")
                .map(CallListView::uuid)
                .ifPresentOrElse(this::list, this::closures));
    }

    private static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new NotFound("problem.404"));
    }

    private void closures() {
        resetWithHeading(t("calls.list.lead"));
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
        resetWithHeading(closure.reason(), t("calls.list.text", closure.people(), closure.done()));
        List<Entry> entries = calls.list(actor, plan, page * Pager.SIZE, Pager.SIZE);
        var table = new Table(
                t("disruption.call"),
                "",
                t("person.name"),
                t("person.phone"),
                t("calls.list.why"),
                t("centres.state"),
                t("table.actions"));
        var several = Actions.secondary(t("calls.list.note"), click -> {});
        var selection = new Selection<Entry>(several).of(table);
        several.addClickListener(click -> note(plan, selection.chosen()));
        for (Entry each : entries) {
            table.row(
                    selection.box(each, each.name()),
                    person(each, actor),
                    contact(each),
                    reason(each),
                    state(each.last()),
                    Actions.row(named(each, plan)));
        }
        add(
                selection.bar(),
                table.orEmpty(entries.isEmpty(), t("calls.list.none")),
                new Pager(
                        page,
                        closure.people(),
                        t("table.count", closure.people()),
                        next -> getUI().ifPresent(ui -> ui.navigate(
                                "calls-to-make/" + plan,
                                QueryParameters.simple(Map.of("page", Integer.toString(next)))))),
                Actions.row(
                        CallExport.links(() -> current.get(), calls, plan, this::t, this::label),
                        Actions.secondaryLink(
                                t("disruption.all"),
                                actor.is(Role.ADMINISTRATOR) ? "disruptions/" + plan : "calls-to-make")));
    }

    private Button named(Entry entry, UUID plan) {
        var note = Actions.quiet(t("calls.list.note"), click -> note(plan, List.of(entry)));
        note.setAriaLabel(t("calls.list.note") + ": " + entry.name());
        return note;
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
            return new Div(new Pill(Variant.ATTENTION, t("calls.list.open")));
        }
        var by = new Div(Dates.stamp(last.at(), Zones.LISBON) + " · " + last.by());
        by.addClassName("sub");
        var cell =
                new Div(new Pill(last.mark() == Mark.DONE ? Variant.SUCCESS : Variant.NEUTRAL, label(last.mark())), by);
        if (!last.note().isEmpty()) {
            cell.add(new Div(last.note()));
        }
        return cell;
    }

    /** What came of the call, noted for one person or for all that were chosen. */
    private void note(UUID plan, List<Entry> chosen) {
        Entry one = chosen.size() == 1 ? chosen.getFirst() : null;
        if (one == null) {
            resetWithHeading(t("calls.list.many", chosen.size()), null);
        } else {
            resetWithHeading(one.name(), t("calls.list.note.lead", one.caseNumber()));
        }
        var mark = new Select<Mark>();
        mark.setLabel(t("calls.list.mark"));
        mark.setItems(Mark.values());
        mark.setItemLabelGenerator(this::label);
        mark.setEmptySelectionAllowed(false);
        var note = new TextArea(t("calls.list.note.label"));
        note.setHelperText(t("calls.list.note.help"));
        note.setMaxLength(300);
        var form = new Div(
                one == null
                        ? new Paragraph(chosen.stream().map(Entry::name).collect(Collectors.joining("; ")))
                        : contact(one),
                mark,
                note);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(t("form.save"), () -> {
                    if (mark.getValue() == null) {
                        mark.setErrorMessage(t("calls.list.mark.missing"));
                        mark.setInvalid(true);
                    } else if (one != null) {
                        noteOne(plan, one, mark.getValue(), note.getValue());
                    } else {
                        noteMany(plan, chosen, mark.getValue(), note.getValue());
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> list(plan))));
        add(new Card(form), working);
        if (one != null) {
            history(plan, one);
        }
    }

    private void noteOne(UUID plan, Entry entry, Mark mark, String note) {
        if (runOrShowError(() -> calls.mark(current.get(), plan, entry.appointment(), mark, note))) {
            list(plan);
            showMessage(Variant.SUCCESS, t("calls.list.saved", entry.name()));
        }
    }

    private void noteMany(UUID plan, List<Entry> chosen, Mark mark, String note) {
        clearMessages();
        Actor actor = current.get();
        Map<UUID, String> names = chosen.stream().collect(Collectors.toMap(Entry::appointment, Entry::name));
        var progress = new Progress(chosen.size());
        working.begin(
                t("bulk.working"),
                progress,
                () -> calls.markAll(actor, plan, names.keySet(), mark, note, progress),
                outcome -> {
                    list(plan);
                    showMessage(BulkAccount.of(
                            outcome, "calls.list.saved.many", each -> names.getOrDefault(each, ""), this::message));
                },
                this::showMessage);
    }

    private void history(UUID plan, Entry entry) {
        var past = new ArrayList<Component>();
        calls.history(current.get(), plan, entry.appointment()).forEach(call -> past.add(state(call)));
        if (!past.isEmpty()) {
            add(Card.titled(t("calls.list.history"), past.toArray(Component[]::new)));
        }
    }
}
