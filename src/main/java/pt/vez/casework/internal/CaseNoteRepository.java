package pt.vez.casework.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes.Note;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/** Notes, each sealed under the master key and bound to its row. */
@Repository
class CaseNoteRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    CaseNoteRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Actor author, CaseId caseId, String text, Instant now) {
        UUID id = Ids.next();
        var acting = author.acting();
        jdbc.sql("""
                        insert into casework_note
                            (id, case_id, partner_id, association_name, mandate_id, author_id, author_name, at, body)
                        values (:id, :case, :association, :associationName, :mandate, :author, :authorName, :now, :body)
                        """)
                .param("id", id)
                .param("case", caseId.value())
                .param("association", acting == null ? null : acting.partnerId())
                .param("associationName", acting == null ? null : acting.associationName())
                .param("mandate", acting == null ? null : acting.mandateId())
                .param("author", author.accountId())
                .param("authorName", author.name())
                .param("now", now)
                .param("body", vault.seal(text.getBytes(StandardCharsets.UTF_8), context(id)))
                .update();
    }

    /**
     * Newest first.
     *
     * @param association whose notes; null for all
     */
    List<Note> of(CaseId caseId, @Nullable UUID association) {
        return jdbc.sql("""
                        select id, at, author_name, association_name, body
                          from casework_note
                         where case_id = :case and (:association is null or partner_id = :association)
                         order by at desc, id desc
                        """)
                .param("case", caseId.value())
                .param("association", association)
                .query((row, n) -> new Note(
                        row.getObject("at", Instant.class),
                        row.getString("author_name"),
                        row.getString("association_name"),
                        new String(
                                vault.open(row.getBytes("body"), context(row.getObject("id", UUID.class))),
                                StandardCharsets.UTF_8)))
                .list();
    }

    private static String context(UUID id) {
        return "note/" + id;
    }
}
