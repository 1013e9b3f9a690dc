package pt.vez.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * The journal as administrators read it, newest first. Each filter has a key that ends with the time ({@code explain} says
 * {@code ref} or {@code range}, never {@code ALL}), and pages follow each other by time and identifier, so that a page costs
 * the same in a journal of any length. Reading it is in it too.
 */
@Service
public class JournalSearch {
    private static final Duration SAME_READING = Duration.ofMinutes(30);
    private static final int PIECE = 2_000;
    private static final int IDENTIFIER = 36;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final ActorNames names;
    private final Clock clock;

    JournalSearch(JdbcClient jdbc, Journal journal, ActorNames names, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.names = names;
        this.clock = clock;
    }

    /**
     * What narrows the journal; null is any.
     *
     * @param actor who did it
     * @param caseId whose case
     * @param subject what else it is about: an account, a centre, a partner
     * @param until the first moment after
     */
    public record Query(
            @Nullable UUID actor,
            @Nullable UUID caseId,
            @Nullable UUID subject,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** The kinds of filters, for the entry about the reading itself. */
        public TreeSet<String> kinds() {
            var kinds = new TreeSet<String>();
            add(kinds, "who", actor);
            add(kinds, "case", caseId);
            add(kinds, "about", subject);
            add(kinds, "what", action);
            add(kinds, "from", from);
            add(kinds, "until", until);
            return kinds;
        }

        private static void add(TreeSet<String> kinds, String kind, @Nullable Object value) {
            if (value != null) {
                kinds.add(kind);
            }
        }
    }

    /**
     * One entry.
     *
     * @param subject read from the detail of entries made before there was a column for it
     */
    public record Line(
            UUID id,
            Instant at,
            Who actor,
            Role actorRole,
            @Nullable String associationName,
            @Nullable UUID caseId,
            @Nullable UUID subject,
            String action,
            String detail,
            @Nullable String changes) {}

    /** @param before the last entry of the page before; null for the newest */
    public List<Line> page(Actor administrator, Query query, @Nullable UUID before, int limit) {
        administrator.require(Role.ADMINISTRATOR);
        recordReading(administrator, query);
        return lines(query, before, limit);
    }

    /** All entries the query finds, newest first, read in pieces. */
    public void each(Actor administrator, Query query, Consumer<Line> row) {
        administrator.require(Role.ADMINISTRATOR);
        UUID last = null;
        List<Line> piece;
        do {
            piece = lines(query, last, PIECE);
            piece.forEach(row);
            last = piece.isEmpty() ? last : piece.getLast().id();
        } while (piece.size() == PIECE);
    }

    /** The kinds of entries there are; the key (action, at) answers it by jumping from one to the next. */
    public List<String> actions(Actor administrator) {
        administrator.require(Role.ADMINISTRATOR);
        return jdbc.sql("select distinct action from audit_entry")
                .query(String.class)
                .list();
    }

    private List<Line> lines(Query query, @Nullable UUID before, int limit) {
        Map<String, @Nullable Object> params = new HashMap<>();
        var where = new StringBuilder();
        narrow(where, params, " and actor_id = :actor", "actor", query.actor());
        narrow(where, params, " and case_id = :case", "case", query.caseId());
        narrow(where, params, " and subject_id = :subject", "subject", query.subject());
        narrow(where, params, " and action = :action", "action", query.action());
        narrow(where, params, " and at >= :from", "from", query.from());
        narrow(where, params, " and at < :until", "until", query.until());
        if (before != null) {
            Instant at = jdbc.sql("select at from audit_entry where id = ?")
                    .param(before)
                    .query(Instant.class)
                    .optional()
                    .orElse(Instant.EPOCH);
            narrow(where, params, " and at <= :at and (at < :at or id < :before)", "at", at);
            params.put("before", before);
        }
        params.put("limit", limit);
        return named(jdbc.sql("""
                        select id, at, actor_id, actor_kind, actor_name, actor_role, association_name, case_id,
                               subject_id, action, detail, changes
                          from audit_entry
                         where 1 = 1""" + where + " order by at desc, id desc limit :limit")
                .params(params)
                .query(JournalSearch::line)
                .list());
    }

    private List<Line> named(List<Line> lines) {
        Map<UUID, ActorNames.Name> known = Who.names(names, lines, Line::actor);
        return lines.stream()
                .map(each -> new Line(
                        each.id(),
                        each.at(),
                        each.actor().named(known),
                        each.actorRole(),
                        each.associationName(),
                        each.caseId(),
                        each.subject(),
                        each.action(),
                        each.detail(),
                        each.changes()))
                .toList();
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
        String detail = row.getString(11);
        UUID stored = row.getObject(9, UUID.class);
        UUID inDetail = Journal.subjectIn(detail);
        return new Line(
                row.getObject(1, UUID.class),
                row.getObject(2, Instant.class),
                Who.stored(row.getObject(3, UUID.class), row.getString(4), row.getString(5)),
                Role.valueOf(row.getString(6)),
                row.getString(7),
                row.getObject(8, UUID.class),
                stored != null ? stored : inDetail,
                row.getString(10),
                inDetail == null ? detail : detail.substring(IDENTIFIER).strip(),
                row.getString(12));
    }

    /** Once for the same filters in half an hour: the pages of one reading are one reading. */
    private void recordReading(Actor administrator, Query query) {
        String filters = String.join(",", query.kinds());
        int recent = jdbc.sql("""
                        select count(*) from audit_entry
                         where actor_id = ? and at > ? and action = 'journal.read' and detail = ?
                           and (case_id <=> ?) and (subject_id <=> ?)""")
                .param(administrator.accountId())
                .param(clock.instant().minus(SAME_READING))
                .param(filters)
                .param(query.caseId())
                .param(query.subject())
                .query(Integer.class)
                .single();
        if (recent == 0) {
            journal.recordReading(administrator, query.caseId(), query.subject(), filters);
        }
    }
}
