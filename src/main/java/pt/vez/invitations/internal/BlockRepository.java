package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Signals.Block;
import pt.vez.invitations.Signals.BlockKind;
import pt.vez.shared.Ids;
import pt.vez.shared.PageOf;

/** The table of blocks; what is blocked is found by the hash of its id. */
@Component
class BlockRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    BlockRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isBlocked(BlockKind kind, byte[] subject) {
        return !blocked(kind, List.of(subject)).isEmpty();
    }

    /** Of these hashes, those that are blocked now. */
    List<byte[]> blocked(BlockKind kind, Collection<byte[]> subjects) {
        return jdbc.sql("""
                        select subject from invitations_block
                         where kind = :kind and subject in (:subjects) and lifted_at is null
                        """)
                .param("kind", kind.name())
                .param("subjects", subjects)
                .query((row, n) -> row.getBytes("subject"))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the subject is blocked already */
    void insert(BlockKind kind, byte[] hash, UUID subject, String shown, String evidence, String reason, UUID by) {
        jdbc.sql("""
                        insert into invitations_block (id, kind, subject, subject_id, live, shown, evidence, reason, made_at,
                            made_by_id)
                        values (:id, :kind, :hash, :subject, true, :shown, :evidence, :reason, :now, :by)
                        """)
                .param("id", Ids.next())
                .param("kind", kind.name())
                .param("hash", hash)
                .param("subject", subject)
                .param("shown", shown)
                .param("evidence", evidence)
                .param("reason", reason)
                .param("now", clock.instant())
                .param("by", by)
                .update();
    }

    /** @param subject null for one made before subjects were kept by their id */
    record Lifted(BlockKind kind, @Nullable UUID subject) {}

    /** Lifts a block; empty when it is lifted already. */
    Optional<Lifted> lift(UUID block, UUID by) {
        int lifted = jdbc.sql("""
                        update invitations_block set lifted_at = :now, lifted_by_id = :by, live = null
                         where id = :block and lifted_at is null
                        """)
                .param("now", clock.instant())
                .param("by", by)
                .param("block", block)
                .update();
        return lifted == 0
                ? Optional.empty()
                : jdbc.sql("select kind, subject_id from invitations_block where id = :block")
                        .param("block", block)
                        .query((row, n) -> new Lifted(
                                BlockKind.valueOf(row.getString("kind")), row.getObject("subject_id", UUID.class)))
                        .optional();
    }

    /** Newest first, those lifted as well. */
    PageOf<Block> page(int offset, int limit) {
        long total = jdbc.sql("select count(*) from invitations_block")
                .query(Long.class)
                .single();
        List<Block> page = jdbc.sql("""
                        select b.id, b.kind, b.subject_id, b.shown, b.evidence, b.reason,
                               b.made_at, coalesce(m.name, b.made_by, '') as made_by_name,
                               b.lifted_at,
                               if(b.lifted_at is null, null, coalesce(l.name, b.lifted_by, '')) as lifted_by_name
                          from invitations_block b
                          left join identity_public_account m on m.id = b.made_by_id
                          left join identity_public_account l on l.id = b.lifted_by_id
                         order by b.made_at desc, b.id desc limit :limit offset :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Block(
                        row.getObject("id", UUID.class),
                        BlockKind.valueOf(row.getString("kind")),
                        row.getObject("subject_id", UUID.class),
                        row.getString("shown"),
                        row.getString("evidence"),
                        row.getString("reason"),
                        row.getObject("made_at", Instant.class),
                        row.getString("made_by_name"),
                        row.getObject("lifted_at", Instant.class),
                        row.getString("lifted_by_name")))
                .list();
        return new PageOf<>(page, total);
    }
}
