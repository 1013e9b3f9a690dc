package pt.vez.identity.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shared.PersonName;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Export;
import pt.vez.shell.FilterBar;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Selection;
import pt.vez.shell.Sort;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/**
 * Accounts and roles. Role and page are parameters of the address; the search text is not, because it may be a
 * person's name or mail address.
 */
@Route("accounts")
@RolesAllowed("ADMINISTRATOR")
class AccountsView extends Screen implements BeforeEnterObserver {
    private static final Sort NAME = new Sort("name", false);
    private final CurrentActor current;
    private final Accounts accounts;
    private String text = "";
    private @Nullable Role role;
    private Sort sort = NAME;
    private int page;

    AccountsView(CurrentActor current, Accounts accounts) {
        super("accounts.title");
        this.current = current;
        this.accounts = accounts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        role = FilterBar.constant(query, "role", Role.class).orElse(null);
        sort = Sort.of(query, List.of("name", "last"), NAME);
        page = FilterBar.page(query);
        opened(event).ifPresentOrElse(this::edit, this::list);
    }

    private void edit(String what) {
        edit(
                what.equals(NEW)
                        ? null
                        : accounts.get(
                                current.get(), Ids.parse(what).orElseThrow(() -> new NotFound("error.notFound"))));
    }

    private void list() {
        resetWithHeading(t("accounts.lead"));
        var filters = new FilterBar()
                .search(t("table.search"), t("accounts.search"), text, words -> {
                    text = words;
                    page = 0;
                    list();
                })
                .choice(t("accounts.role"), List.of(Role.values()), this::label, role, chosen -> open(chosen, 0));
        filters.add(export(), Actions.primary(t("accounts.new"), click -> openForm("accounts", NEW, address(page))));
        Pager.Page<AccountSummary> shown = Pager.at(
                page,
                offset -> accounts.find(
                        current.get(),
                        query(),
                        Accounts.Order.valueOf(sort.column().toUpperCase(Locale.ROOT)),
                        sort.descending(),
                        offset,
                        Pager.SIZE));
        var table = new Table(
                        t("accounts.title"),
                        "",
                        t("account.name"),
                        t("account.email"),
                        t("account.roles"),
                        t("accounts.last"),
                        t("centres.state"),
                        t("table.change"))
                .sortable(1, NAME.column(), sort, this::sort)
                .sortable(4, "last", sort, this::sort);
        var close = Actions.danger(t("accounts.close"), click -> {});
        var selection = new Selection<AccountSummary>(close).of(table);
        close.addClickListener(click -> close(selection.chosen()));
        shown.found().rows().forEach(account -> row(table, selection, account));
        long total = shown.found().total();
        add(
                filters,
                selection.bar(),
                table.orEmpty(total == 0, t("accounts.empty")),
                new Pager(shown.number(), total, t("table.count", total), next -> {
                    page = next;
                    if (text.isBlank()) {
                        open(role, next);
                    } else {
                        list();
                    }
                }));
    }

    private void row(Table table, Selection<AccountSummary> selection, AccountSummary account) {
        var change = Actions.quiet(
                t("table.change"), click -> openForm("accounts", account.id().toString(), address(page)));
        change.setAriaLabel(t("table.change") + ": " + account.name());
        table.row(
                selection.box(account, account.name()),
                account.name(),
                account.contact(),
                roles(account),
                account.lastSignInAt() == null ? "–" : Dates.stamp(account.lastSignInAt(), LISBON),
                account.active()
                        ? new Pill(Variant.SUCCESS, t("accounts.active"))
                        : new Pill(Variant.ATTENTION, t("accounts.closed")),
                change);
    }

    /** Those who were closed can be let in again by one tap; the own account is left alone. */
    private void close(List<AccountSummary> chosen) {
        runOrShowError(() -> {
            List<UUID> closed = accounts.setActive(
                    current.get(), chosen.stream().map(AccountSummary::id).toList(), false);
            list();
            showMessage(
                    closed.isEmpty() ? Variant.ATTENTION : Variant.SUCCESS,
                    t("accounts.closed.done", closed.size()),
                    closed.isEmpty()
                            ? Actions.row()
                            : Actions.row(Actions.secondary(
                                    t("form.undo"),
                                    click -> runOrShowError(() -> {
                                        accounts.setActive(current.get(), closed, true);
                                        list();
                                        showMessage(Variant.SUCCESS, t("form.undone"));
                                    }))));
        });
    }

    private void sort(Sort wanted) {
        sort = wanted;
        open(role, 0);
    }

    private Accounts.Query query() {
        return new Accounts.Query(text, role, null);
    }

    private String roles(AccountSummary account) {
        return names(account.roles());
    }

    private String names(Set<Role> roles) {
        return roles.stream().sorted().map(this::label).collect(Collectors.joining(", "));
    }

    private Div export() {
        var filters = new HashSet<String>();
        if (!text.isBlank()) {
            filters.add("text");
        }
        if (role != null) {
            filters.add("role");
        }
        return Export.links(
                "accounts",
                List.of(
                        t("account.name"),
                        t("account.email"),
                        t("account.roles"),
                        t("accounts.last"),
                        t("centres.state")),
                filters,
                row -> accounts.each(
                        current.get(),
                        query(),
                        account -> row.accept(List.of(
                                account.name(),
                                account.contact(),
                                roles(account),
                                account.lastSignInAt() == null ? "" : account.lastSignInAt(),
                                t(account.active() ? "accounts.active" : "accounts.closed")))));
    }

    private void open(@Nullable Role wanted, int wantedPage) {
        role = wanted;
        getUI().ifPresent(ui -> ui.navigate("accounts", QueryParameters.simple(address(wantedPage))));
    }

    private Map<String, String> address(int wantedPage) {
        Map<String, String> query = new HashMap<>(Map.of("page", Integer.toString(wantedPage)));
        if (role != null) {
            query.put("role", role.name());
        }
        sort.into(query, NAME);
        return query;
    }

    private void edit(@Nullable AccountSummary account) {
        resetWithHeading(account == null ? t("accounts.new") : account.name(), null);
        var name = new TextField(t("account.name"));
        name.setMaxLength(200);
        name.setValue(account == null ? "" : account.name());
        var email = new EmailField(t("account.email"));
        email.setManualValidation(true);
        email.setValue(account == null ? "" : account.contact());
        email.setReadOnly(account != null);
        var roles = new CheckboxGroup<Role>(t("account.roles"));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(this::label);
        roles.addThemeName("vertical");
        roles.setValue(account == null ? Set.of() : account.roles());
        var active = new Checkbox(t("accounts.mayEnter"), account == null || account.active());
        FormMerge<AccountSummary> merge = account == null
                ? null
                : new FormMerge<>(account)
                        .text(name.getLabel(), name, AccountSummary::name)
                        .field(roles.getLabel(), roles, AccountSummary::roles, this::names)
                        .field(active.getLabel(), active, AccountSummary::active, this::yesNo);
        var errors = new FormErrors();
        var form = new Div(errors, name, email, roles);
        form.addClassName("form");
        if (account != null) {
            form.add(active);
        }
        errors.at(name, "field.name.missing", "field.name.short", "field.name.latin", "field.tooLong")
                .at(
                        email,
                        "field.email.invalid",
                        "field.email.letters",
                        "field.email.dots",
                        "accounts.email.missing",
                        "accounts.email.taken")
                .at(roles, "accounts.roles.missing", "accounts.self");
        form.add(Actions.row(
                Actions.primary(t("form.save"), click -> {
                    Set<Role> chosen = roles.getValue().isEmpty() ? Set.of() : EnumSet.copyOf(roles.getValue());
                    errors.start();
                    errors.check(name, () -> PersonName.of(name.getValue()));
                    Email address = merge == null ? errors.check(email, () -> Email.of(email.getValue())) : null;
                    errors.present(roles, chosen.isEmpty() ? null : chosen, "accounts.roles.missing");
                    if (!errors.isClean()) {
                        return;
                    }
                    boolean saved = merge == null
                            ? runOrShowError(
                                    errors,
                                    () -> accounts.create(
                                            current.get(), Objects.requireNonNull(address), name.getValue(), chosen))
                            : runOrShowError(
                                    errors,
                                    merge,
                                    () -> accounts.update(
                                            current.get(), merge.seen(), name.getValue(), chosen, active.getValue()),
                                    () -> accounts.get(
                                            current.get(), merge.seen().id()));
                    if (saved) {
                        closeForm(
                                "accounts",
                                address(page),
                                t("accounts.saved", name.getValue().strip()));
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> closeForm("accounts", address(page), null))));
        add(new Card(form));
    }
}
