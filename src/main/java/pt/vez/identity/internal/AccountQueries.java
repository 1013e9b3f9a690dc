package pt.vez.identity.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.ActorNames;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.shared.TypedText;

/** Finds accounts for the administrator's list. */
@Component
class AccountQueries {
    private static final String WHERE = """
             where (:text = '' or a.name like concat('%', :text, '%') or a.email like :address
                    or length(:digits) > 3 and a.phone like concat('%', :digits, '%'))
               and (:role is null or exists (select 1 from identity_account_role r
                                              where r.account_id = a.id and r.role = :role))
               and (:active is null or a.active = :active)
            """;
    private final JdbcClient jdbc;
    private final AccountRepository accounts;

    AccountQueries(JdbcClient jdbc, AccountRepository accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    private static Map<String, @Nullable Object> params(Accounts.Query query) {
        String text = TypedText.withAsciiDigits(query.text());
        var params = new HashMap<String, @Nullable Object>();
        params.put("text", text);
        // The column is ASCII: compared with other letters the database refuses the statement.
        params.put("address", text.chars().allMatch(c -> c < 128) ? text.toLowerCase(Locale.ROOT) + "%" : null);
        params.put("digits", TypedText.digits(query.text()));
        params.put("role", query.role() == null ? null : query.role().name());
        params.put("active", query.active());
        return params;
    }

    public long count(Accounts.Query query) {
        return jdbc.sql("select count(*) from identity_account a" + WHERE)
                .params(params(query))
                .query(Long.class)
                .single();
    }

    public List<AccountSummary> page(
            Accounts.Query query, Accounts.Order order, boolean descending, int offset, int limit) {
        String direction = descending ? " desc" : "";
        String by = switch (order) {
            case NAME -> "a.name" + direction + ", a.id" + direction;
            case LAST -> "a.last_sign_in_at" + direction + ", a.id" + direction;
        };
        return summaries(jdbc.sql("select a.id from identity_account a" + WHERE + " order by " + by
                        + " limit :limit offset :offset")
                .params(params(query))
                .param("limit", limit)
                .param("offset", offset)
                .query(UUID.class)
                .list());
    }

    /** The next ones, in the order of their identifiers. */
    public List<AccountSummary> after(Accounts.Query query, @Nullable UUID last, int limit) {
        return summaries(
                jdbc.sql("select a.id from identity_account a" + WHERE + " and a.id > :last order by a.id limit :limit")
                        .params(params(query))
                        .param("last", last == null ? new UUID(0, 0) : last)
                        .param("limit", limit)
                        .query(UUID.class)
                        .list());
    }

    private List<AccountSummary> summaries(List<UUID> ids) {
        var byId = new HashMap<UUID, AccountSummary>();
        accounts.findAllById(ids).forEach(account -> byId.put(account.id(), account.summary()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** Active ones, also those who sign in with a telephone number. */
    public List<UUID> administrators() {
        return jdbc.sql("select a.id from identity_account_role r join identity_account a on a.id = r.account_id"
                        + " where r.role = 'ADMINISTRATOR' and a.active order by a.id")
                .query(UUID.class)
                .list();
    }

    /** Also of accounts that are closed. */
    boolean isAnyAdministrator() {
        return jdbc.sql("select exists (select 1 from identity_account_role where role = 'ADMINISTRATOR')")
                .query(Boolean.class)
                .single();
    }

    /** How many accounts of the demonstration can sign in. */
    int demonstrationAccounts() {
        return jdbc.sql("select count(*) from identity_account where demonstration and active")
                .query(Integer.class)
                .single();
    }

    /** As they are now; what is no account is left out. */
    Map<UUID, ActorNames.Name> names(Collection<UUID> ids) {
        Map<UUID, ActorNames.Name> names = new HashMap<>();
        jdbc.sql("select id, name, active from identity_account where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    names.put(
                            row.getObject("id", UUID.class),
                            new ActorNames.Name(row.getString("name"), !row.getBoolean("active")));
                });
        return names;
    }
}
