package pt.vez.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/**
 * What a mediator writes down during a visit, and an officer at the file. A note is never changed. The person reads all
 * notes of their case, because they are about them; officers read them in the file; an association reads its own and
 * never another's. At rest they are sealed.
 */
@Service
public class CaseNotes {
    public static final int LONGEST = 1_000;
    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final Vault vault;
    private final Journal journal;
    private final Clock clock;

    CaseNotes(JdbcClient jdbc, CaseAccess access, Vault vault, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Who wrote what, when, for whom.
     *
     * @param association null for an officer's
     */
    public record Note(Instant at, String author, @Nullable String association, String text) {}

    /**
     * @throws NotAuthorised outside a visit under a live mandate
     * @throws InvalidInput when it is empty or longer than {@value #LONGEST} characters
     */
    @Transactional
    public void add(Actor actor, String typed) {
        CaseRef ref = access.requireVisitToAdd(actor);
        write(actor, ref, typed);
    }

    /**
     * An officer adds a note to the file.
     *
     * @throws NotAuthorised for others
     * @throws InvalidInput as for {@link #add(Actor, String)}
     */
    @Transactional
    public void add(Actor officer, CaseId caseId, String typed) {
        write(officer, access.require(officer, caseId, CasePermission.REVIEW), typed);
    }

    private void write(Actor actor, CaseRef ref, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new InvalidInput("note.missing");
        }
        if (text.length() > LONGEST) {
            throw new InvalidInput("note.long", LONGEST);
        }
        var acting = actor.acting();
        UUID id = Ids.next();
        jdbc.sql("insert into casework_note (id, case_id, association_id, association_name, mandate_id, author_id,"
                        + " author_name, at, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(ref.id().value())
                .param(acting == null ? null : acting.associationId())
                .param(acting == null ? null : acting.associationName())
                .param(acting == null ? null : acting.mandateId())
                .param(actor.accountId())
                .param(actor.name())
                .param(clock.instant())
                .param(vault.seal(text.getBytes(StandardCharsets.UTF_8), context(id)))
                .update();
        journal.record(actor, "note.written", ref.applicantId(), ref.id().value(), "");
    }

    /**
     * All of them, newest first.
     *
     * @throws NotAuthorised for an actor who may not read the case
     */
    @Transactional(readOnly = true)
    public List<Note> of(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.READ);
        var acting = actor.acting();
        @Nullable UUID only = acting == null ? null : acting.associationId();
        return jdbc.sql("select id, at, author_name, association_name, body from casework_note where case_id = :case"
                        + (only == null ? "" : " and association_id = :only")
                        + " order by at desc, id desc")
                .param("case", caseId.value())
                .param("only", only)
                .query((row, n) -> new Note(
                        row.getObject(2, Instant.class),
                        row.getString(3),
                        row.getString(4),
                        new String(
                                vault.open(row.getBytes(5), context(row.getObject(1, UUID.class))),
                                StandardCharsets.UTF_8)))
                .list();
    }

    private static String context(UUID id) {
        return "note/" + id;
    }
}
