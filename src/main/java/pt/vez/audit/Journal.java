package pt.vez.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.ActorNames.Name;
import pt.vez.platform.BatchInsert;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/**
 * The append-only record of who did and who saw what, on whose behalf. The table refuses updates and deletes. Details
 * are codes, never personal data; who acted stands in it by identifier and kind, and gets a name when it is read.
 */
@Component
public class Journal {
    private static final int READS = 500;
    private static final int IDENTIFIER = 36;
    private static final String ENTRY =
            "select at, actor_id, actor_kind, actor_name, actor_role, association_name, mandate_id, action, detail";
    /** Stands for an actor without an account. */
    static final UUID UNKNOWN = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final JdbcClient beside;
    private final JdbcTemplate besideMany;
    private final ActorNames names;
    private final Clock clock;

    Journal(
            JdbcClient jdbc,
            JdbcTemplate batch,
            @Qualifier("beside") DataSource beside,
            ActorNames names,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.beside = JdbcClient.create(beside);
        this.besideMany = new JdbcTemplate(beside);
        this.names = names;
        this.clock = clock;
    }

    /** One line of the journal as the applicant reads it. */
    public record Entry(
            Instant at,
            Who actor,
            Role actorRole,
            @Nullable String associationName,
            @Nullable UUID mandateId,
            String action,
            String detail) {
        private Entry named(Map<UUID, Name> known) {
            return new Entry(at, actor.named(known), actorRole, associationName, mandateId, action, detail);
        }
    }

    /** Joins the caller's transaction: what is undone was not done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, @Nullable UUID applicantId, @Nullable UUID caseId, String detail) {
        insert(jdbc, actor, action, applicantId, caseId, detail);
    }

    /**
     * Records a change of something that is no case: an account, a centre, a partner. Joins the caller's transaction.
     *
     * @param subject whom or what it is about; null for what has no identifier but a code in the detail
     * @param changes what it changed, with the values before and after
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, @Nullable UUID subject, String detail, Changes changes) {
        insert(jdbc, actor, action, null, null, detail, subject, changes.text());
    }

    /**
     * Records that an actor read a file that is not their own; at most one entry for the same reader, case and action
     * in half an hour, so that a reload does not bury the others. Written in a transaction of its own: a rollback of
     * the caller's transaction does not remove it.
     */
    public void recordRead(Actor actor, String action, UUID applicantId, UUID caseId, String detail) {
        Integer recent = beside.sql("select count(*) from audit_entry where case_id = ? and actor_id = ? and action = ?"
                        + " and detail = ? and at > ?")
                .params(
                        caseId,
                        actor.accountId(),
                        action,
                        detail,
                        clock.instant().minusSeconds(1800))
                .query(Integer.class)
                .single();
        if (recent == 0) {
            insert(beside, actor, action, applicantId, caseId, detail);
        }
    }

    /** Records what concerns no one file, in a transaction of its own, which survives a rollback of the caller's. */
    public void recordBeside(Actor actor, String action, String detail) {
        insert(beside, actor, action, null, null, detail);
    }

    /**
     * An administrator read the journal; written in a transaction of its own, which survives a rollback of the
     * caller's.
     */
    void recordReading(Actor actor, @Nullable UUID caseId, @Nullable UUID subject, String filters) {
        insert(beside, actor, "journal.read", null, caseId, filters, subject, null);
    }

    /** A file the reader saw in a list. */
    public record Read(UUID applicantId, UUID caseId) {}

    /**
     * The same for a list of people: one entry for each, unless the reader had one of this action in the last half
     * hour. Written in transactions of their own, which survive a rollback of the caller's.
     */
    public void recordReads(Actor actor, String action, List<Read> reads) {
        Instant now = clock.instant();
        for (int from = 0; from < reads.size(); from += READS) {
            List<Read> some = reads.subList(from, Math.min(reads.size(), from + READS));
            Set<UUID> recent = new HashSet<>(beside.sql("select case_id from audit_entry where case_id in (:cases)"
                            + " and actor_id = :actor and action = :action and at > :since")
                    .param("cases", some.stream().map(Read::caseId).toList())
                    .param("actor", actor.accountId())
                    .param("action", action)
                    .param("since", now.minusSeconds(1800))
                    .query(UUID.class)
                    .list());
            List<Object[]> rows = some.stream()
                    .filter(read -> !recent.contains(read.caseId()))
                    .map(read -> new Object[] {
                        Ids.next(),
                        now,
                        actor.accountId(),
                        ActorKind.of(actor).name(),
                        actor.capacity().name(),
                        read.applicantId(),
                        read.caseId(),
                        action,
                        ""
                    })
                    .toList();
            BatchInsert.insert(
                    besideMany,
                    "insert into audit_entry (id, at, actor_id, actor_kind, actor_role, applicant_id, case_id, action, detail)",
                    rows);
        }
    }

    /**
     * Records an event of sign-in: who, or with null that no account is known, and what came of it. Written in a
     * transaction of its own, which survives a rollback of the caller's.
     *
     * @param detail codes, never an address or a number
     */
    public void recordSignIn(String action, @Nullable UUID accountId, String detail) {
        beside.sql("""
                        insert into audit_entry (id, at, actor_id, actor_kind, actor_role, action, detail)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        clock.instant(),
                        accountId == null ? UNKNOWN : accountId,
                        (accountId == null ? ActorKind.UNKNOWN : ActorKind.PERSON).name(),
                        Role.APPLICANT.name(),
                        action,
                        detail)
                .update();
    }

    /** An act of the bearer of an invitation: the applicant, without signing in. */
    public record ByInvitation(UUID invitationId, UUID applicantId, UUID caseId, String detail) {}

    /** Many entries of one kind in one statement; joins the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordByInvitation(String action, List<ByInvitation> entries) {
        Instant now = clock.instant();
        BatchInsert.insert(
                batch,
                "insert into audit_entry (id, at, actor_id, actor_kind, actor_role, applicant_id, case_id, action, detail)",
                entries.stream()
                        .map(entry -> new Object[] {
                            Ids.next(),
                            now,
                            entry.invitationId(),
                            ActorKind.LINK.name(),
                            Role.APPLICANT.name(),
                            entry.applicantId(),
                            entry.caseId(),
                            action,
                            entry.detail()
                        })
                        .toList());
    }

    private void insert(
            JdbcClient into,
            Actor actor,
            String action,
            @Nullable UUID applicantId,
            @Nullable UUID caseId,
            String detail) {
        insert(into, actor, action, applicantId, caseId, detail, subjectIn(detail), null);
    }

    private void insert(
            JdbcClient into,
            Actor actor,
            String action,
            @Nullable UUID applicantId,
            @Nullable UUID caseId,
            String detail,
            @Nullable UUID subject,
            @Nullable String changes) {
        var acting = actor.acting();
        into.sql("""
                        insert into audit_entry (id, at, actor_id, actor_kind, actor_role, association_id, association_name,
                                                 mandate_id, applicant_id, case_id, action, detail, subject_id, changes)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(Ids.next())
                .param(clock.instant())
                .param(actor.accountId())
                .param(ActorKind.of(actor).name())
                .param(actor.capacity().name())
                .param(acting == null ? null : acting.associationId())
                .param(acting == null ? null : acting.associationName())
                .param(acting == null ? null : acting.mandateId())
                .param(applicantId)
                .param(caseId)
                .param(action)
                .param(detail)
                .param(subject)
                .param(changes)
                .update();
    }

    /** A detail that begins with an identifier is about what it identifies. */
    static @Nullable UUID subjectIn(String detail) {
        if (detail.length() < IDENTIFIER || detail.charAt(8) != '-') {
            return null;
        }
        try {
            return UUID.fromString(detail.substring(0, IDENTIFIER));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Newest first. The caller has checked that the actor may see this applicant's journal. */
    @Transactional(readOnly = true)
    public List<Entry> ofApplicant(UUID applicantId, int offset, int limit) {
        return named(
                jdbc.sql(ENTRY + " from audit_entry where applicant_id = ? order by at desc, id desc limit ? offset ?")
                        .params(applicantId, limit, offset)
                        .query(Journal::entry)
                        .list());
    }

    /**
     * The same for a mediator who acts for the applicant: without what mediators of other associations did, of whom one
     * association learns nothing.
     */
    @Transactional(readOnly = true)
    public List<Entry> ofApplicant(UUID applicantId, Actor mediator, int offset, int limit) {
        return named(jdbc.sql(ENTRY + " from audit_entry where applicant_id = ? and (association_id = ? or actor_id = ?"
                        + " or association_id is null and actor_role <> 'MEDIATOR')"
                        + " order by at desc, id desc limit ? offset ?")
                .params(applicantId, mediator.requireActing().associationId(), mediator.accountId(), limit, offset)
                .query(Journal::entry)
                .list());
    }

    private List<Entry> named(List<Entry> entries) {
        Map<UUID, Name> known = Who.names(names, entries, Entry::actor);
        return entries.stream().map(each -> each.named(known)).toList();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getObject(1, Instant.class),
                Who.stored(row.getObject(2, UUID.class), row.getString(3), row.getString(4)),
                Role.valueOf(row.getString(5)),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getString(9));
    }
}
