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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.Email;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Csv;
import pt.vez.shell.FieldErrors;
import pt.vez.shell.Filters;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/**
 * Accounts and roles. Role and page live in the address; the text looked for does not, because it is somebody's name or
 * mail address.
 */
@Route("accounts")
@RolesAllowed("ADMINISTRATOR")
class AccountsView extends Screen implements BeforeEnterObserver {
    private static final int EXPORT_LIMIT = 5_000;
    private final CurrentActor current;
    private final Accounts accounts;
    private String text = "";
    private @Nullable Role role;
    private int page;

    AccountsView(CurrentActor current, Accounts accounts) {
        super("accounts.title");
        this.current = current;
        this.accounts = accounts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        role = Filters.constant(query, "role", Role.class).orElse(null);
        page = Filters.page(query);
        list();
    }

    private void list() {
        begin(t("accounts.lead"));
        var filters = new Filters()
                .search(t("table.search"), t("accounts.search"), text, words -> {
                    text = words;
                    page = 0;
                    list();
                })
                .choice(t("accounts.role"), List.of(Role.values()), this::label, role, chosen -> open(chosen, 0));
        filters.add(export(), Actions.primary(t("accounts.new"), click -> edit(null)));
        PageOf<AccountSummary> found = accounts.find(current.get(), query(), page * Pager.SIZE, Pager.SIZE);
        var table = new Table(
                t("accounts.title"),
                t("account.name"),
                t("account.email"),
                t("account.roles"),
                t("accounts.last"),
                t("centres.state"),
                t("table.change"));
        for (AccountSummary account : found.rows()) {
            var change = Actions.quiet(t("table.change"), click -> edit(account));
            change.setAriaLabel(t("table.change") + ": " + account.name());
            table.row(
                    account.name(),
                    account.contact(),
                    roles(account),
                    account.lastSignInAt() == null ? "–" : Dates.stamp(account.lastSignInAt(), LISBON),
                    account.active()
                            ? new Pill(Tone.SUCCESS, t("accounts.active"))
                            : new Pill(Tone.ATTENTION, t("accounts.closed")),
                    change);
        }
        add(
                filters,
                table.orEmpty(found.rows().isEmpty(), t("accounts.empty")),
                new Pager(page, found.total(), t("table.count", found.total()), next -> {
                    page = next;
                    if (text.isBlank()) {
                        open(role, next);
                    } else {
                        list();
                    }
                }));
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

    private com.vaadin.flow.component.html.Anchor export() {
        return Csv.download(
                t("table.export"),
                "accounts.csv",
                List.of(t("account.name"), t("account.email"), t("account.roles")),
                () -> accounts.find(current.get(), query(), 0, EXPORT_LIMIT).rows().stream()
                        .map(account -> List.<Object>of(account.name(), account.contact(), roles(account)))
                        .toList());
    }

    private void open(@Nullable Role wanted, int wantedPage) {
        Map<String, String> query = new HashMap<>(Map.of("page", Integer.toString(wantedPage)));
        if (wanted != null) {
            query.put("role", wanted.name());
        }
        getUI().ifPresent(ui -> ui.navigate("accounts", QueryParameters.simple(query)));
    }

    private void edit(@Nullable AccountSummary account) {
        begin(account == null ? t("accounts.new") : account.name(), null);
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
        var form = new Div(name, email, roles);
        form.addClassName("form");
        if (account != null) {
            form.add(active);
        }
        var errors = new FieldErrors(this::message)
                .at(name, "field.name.missing", "field.tooLong")
                .at(email, "field.email.invalid", "accounts.email.missing", "accounts.email.taken")
                .at(roles, "accounts.roles.missing", "accounts.self");
        form.add(Actions.row(
                Actions.primary(t("form.save"), click -> {
                    Set<Role> chosen = roles.getValue().isEmpty() ? Set.of() : EnumSet.copyOf(roles.getValue());
                    boolean saved = merge == null
                            ? attempt(() -> errors.during(() -> accounts.create(
                                    current.get(), Email.of(email.getValue()), name.getValue(), chosen)))
                            : attempt(
                                    merge,
                                    () -> errors.during(() -> accounts.update(
                                            current.get(), merge.seen(), name.getValue(), chosen, active.getValue())),
                                    () -> accounts.get(
                                            current.get(), merge.seen().id()));
                    if (saved) {
                        list();
                        tell(Tone.SUCCESS, t("form.saved"));
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> list())));
        add(new Card(form));
    }
}
