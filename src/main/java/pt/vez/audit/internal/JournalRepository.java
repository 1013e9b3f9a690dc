package pt.vez.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.ActorKind;
import pt.vez.audit.Journal.Entry;
import pt.vez.platform.BatchInsert;
import pt.vez.shared.Role;

/**
 * Entries of the journal. What is written <i>beside</i> is committed by itself, through connections of its own, and
 * survives a rollback of the caller's transaction.
 */
@Component
class JournalRepository {
    private static final String COLUMNS_OF_MANY =
            "insert into audit_entry (id, at, actor_id, actor_kind, actor_role, applicant_id, case_id, action, detail)";
    private final JdbcClient jdbc;
    private final JdbcTemplate many;
    private final JdbcClient beside;
    private final JdbcTemplate manyBeside;

    JournalRepository(JdbcClient jdbc, JdbcTemplate many, @Qualifier("beside") DataSource beside) {
        this.jdbc = jdbc;
        this.many = many;
        this.beside = JdbcClient.create(beside);
        this.manyBeside = new JdbcTemplate(beside);
    }

    /** An entry as it is stored; {@code subject} and {@code changes} are of what is no case. */
    record Row(
            UUID id,
            Instant at,
            UUID actor,
            ActorKind kind,
            Role role,
            @Nullable UUID association,
            @Nullable String associationName,
            @Nullable UUID mandate,
            @Nullable UUID applicant,
            @Nullable UUID caseId,
            String action,
            String detail,
            @Nullable UUID subject,
            @Nullable String changes) {
        private Object[] ofMany() {
            return new Object[] {id, at, actor, kind.name(), role.name(), applicant, caseId, action, detail};
        }
    }

    void insert(Row row) {
        insert(jdbc, row);
    }

    void insertBeside(Row row) {
        insert(beside, row);
    }

    private static void insert(JdbcClient into, Row row) {
        into.sql("""
                        insert into audit_entry
                            (id, at, actor_id, actor_kind, actor_role, partner_id, association_name, mandate_id,
                             applicant_id, case_id, action, detail, subject_id, changes)
                        values (:id, :at, :actor, :kind, :role, :association, :associationName, :mandate,
                                :applicant, :case, :action, :detail, :subject, :changes)""")
                .param("id", row.id())
                .param("at", row.at())
                .param("actor", row.actor())
                .param("kind", row.kind().name())
                .param("role", row.role().name())
                .param("association", row.association())
                .param("associationName", row.associationName())
                .param("mandate", row.mandate())
                .param("applicant", row.applicant())
                .param("case", row.caseId())
                .param("action", row.action())
                .param("detail", row.detail())
                .param("subject", row.subject())
                .param("changes", row.changes())
                .update();
    }

    /** Entries about cases, in as few statements as possible; associations and mandates are left out. */
    void insertMany(List<Row> rows) {
        BatchInsert.insert(many, COLUMNS_OF_MANY, rows.stream().map(Row::ofMany).toList());
    }

    /** The same, committed by itself. */
    void insertManyBeside(List<Row> rows) {
        BatchInsert.insert(
                manyBeside, COLUMNS_OF_MANY, rows.stream().map(Row::ofMany).toList());
    }

    /** Whether the actor has the same entry since then. */
    boolean isRecorded(UUID actor, UUID caseId, String action, String detail, Instant since) {
        return beside.sql("""
                                select count(*)
                                  from audit_entry
                                 where case_id = :case and actor_id = :actor and action = :action
                                   and detail = :detail and at > :since""")
                        .param("case", caseId)
                        .param("actor", actor)
                        .param("action", action)
                        .param("detail", detail)
                        .param("since", since)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Those of these cases about which the actor has an entry since then. */
    Set<UUID> recorded(UUID actor, List<UUID> cases, String action, Instant since) {
        return new HashSet<>(beside.sql("""
                        select case_id
                          from audit_entry
                         where case_id in (:cases) and actor_id = :actor and action = :action and at > :since""")
                .param("cases", cases)
                .param("actor", actor)
                .param("action", action)
                .param("since", since)
                .query(UUID.class)
                .list());
    }

    /** Newest first. */
    List<Entry> ofApplicant(UUID applicant, int offset, int limit) {
        return jdbc.sql("""
                        select at, actor_id, actor_kind, actor_name, actor_role, association_name, mandate_id, action,
                               detail
                          from audit_entry
                         where applicant_id = :applicant
                         order by at desc, id desc
                         limit :limit offset :offset""")
                .param("applicant", applicant)
                .param("limit", limit)
                .param("offset", offset)
                .query(JournalRepository::entry)
                .list();
    }

    /** Newest first, without what mediators of other associations did. */
    List<Entry> ofApplicant(UUID applicant, UUID association, UUID mediator, int offset, int limit) {
        return jdbc.sql("""
                        select at, actor_id, actor_kind, actor_name, actor_role, association_name, mandate_id, action,
                               detail
                          from audit_entry
                         where applicant_id = :applicant
                           and (partner_id = :association or actor_id = :mediator
                                or partner_id is null and actor_role <> 'MEDIATOR')
                         order by at desc, id desc
                         limit :limit offset :offset""")
                .param("applicant", applicant)
                .param("association", association)
                .param("mediator", mediator)
                .param("limit", limit)
                .param("offset", offset)
                .query(JournalRepository::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getObject("at", Instant.class),
                JournalActors.stored(
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_kind"),
                        row.getString("actor_name")),
                Role.valueOf(row.getString("actor_role")),
                row.getString("association_name"),
                row.getObject("mandate_id", UUID.class),
                row.getString("action"),
                row.getString("detail"));
    }
}
