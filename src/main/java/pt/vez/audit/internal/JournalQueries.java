package pt.vez.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.JournalSearch.Line;
import pt.vez.audit.JournalSearch.Query;
import pt.vez.shared.Role;

/**
 * Entries by what narrows them. Each filter has a key that ends with the time ({@code explain} says {@code ref} or
 * {@code range}, never {@code ALL}), and pages follow each other by time and identifier, so that a page costs the same
 * in a journal of any length.
 */
@Component
class JournalQueries {
    private static final int IDENTIFIER = 36;
    private final JdbcClient jdbc;

    JournalQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key (action, at) answers it by jumping from one to the next. */
    List<String> actions() {
        return jdbc.sql("select distinct action from audit_entry")
                .query(String.class)
                .list();
    }

    /**
     * Newest first, without names of actors.
     *
     * @param before the last entry of the page before; null for the newest
     */
    List<Line> page(Query query, @Nullable UUID before, int limit) {
        Map<String, @Nullable Object> params = new HashMap<>();
        var where = new StringBuilder();
        narrow(where, params, " and actor_id = :actor", "actor", query.actor());
        narrow(where, params, " and case_id = :case", "case", query.caseId());
        narrow(where, params, " and subject_id = :subject", "subject", query.subject());
        narrow(where, params, " and action = :action", "action", query.action());
        narrow(where, params, " and at >= :from", "from", query.from());
        narrow(where, params, " and at < :until", "until", query.until());
        if (before != null) {
            narrow(where, params, " and at <= :at and (at < :at or id < :before)", "at", at(before));
            params.put("before", before);
        }
        params.put("limit", limit);
        return jdbc.sql("""
                        select id, at, actor_id, actor_kind, actor_name, actor_role, association_name, case_id,
                               subject_id, action, detail, changes
                          from audit_entry
                         where 1 = 1""" + where + " order by at desc, id desc limit :limit")
                .params(params)
                .query(JournalQueries::line)
                .list();
    }

    private Instant at(UUID entry) {
        return jdbc.sql("select at from audit_entry where id = :id")
                .param("id", entry)
                .query(Instant.class)
                .optional()
                .orElse(Instant.EPOCH);
    }

    private static void narrow(
            StringBuilder where,
            Map<String, @Nullable Object> params,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            params.put(name, value);
        }
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        String detail = row.getString("detail");
        UUID stored = row.getObject("subject_id", UUID.class);
        UUID inDetail = JournalWriter.subjectIn(detail);
        return new Line(
                row.getObject("id", UUID.class),
                row.getObject("at", Instant.class),
                JournalActors.stored(
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_kind"),
                        row.getString("actor_name")),
                Role.valueOf(row.getString("actor_role")),
                row.getString("association_name"),
                row.getObject("case_id", UUID.class),
                stored != null ? stored : inDetail,
                row.getString("action"),
                inDetail == null ? detail : detail.substring(IDENTIFIER).strip(),
                row.getString("changes"));
    }

    /** Whether the reader has an entry about a reading with the same filters since then. */
    boolean isReadingRecorded(UUID reader, Query query, String filters, Instant since) {
        return jdbc.sql("""
                                select count(*)
                                  from audit_entry
                                 where actor_id = :reader and at > :since and action = 'journal.read'
                                   and detail = :filters and (case_id <=> :case) and (subject_id <=> :subject)""")
                        .param("reader", reader)
                        .param("since", since)
                        .param("filters", filters)
                        .param("case", query.caseId())
                        .param("subject", query.subject())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
