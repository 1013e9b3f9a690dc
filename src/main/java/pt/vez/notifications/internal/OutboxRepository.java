package pt.vez.notifications.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.BatchInsert;
import pt.vez.shared.Ids;

/** The table of messages on their way. */
@Component
class OutboxRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    OutboxRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Messages without words; one whose key is there already is dropped. */
    void insert(List<LaterMessage> messages, Instant now) {
        BatchInsert.insert(
                batch,
                """
                insert ignore into notifications_outbox
                    (id, dedupe, kind, lane, expires_at, about, state, attempts, next_at, created_at)
                """,
                messages.stream()
                        .map(each -> new @Nullable Object[] {
                            Ids.next(),
                            each.envelope().dedupe(),
                            each.envelope().kind(),
                            each.envelope().lane().ordinal(),
                            each.envelope().expires(),
                            each.about(),
                            "DUE",
                            0,
                            now,
                            now
                        })
                        .toList());
    }

    /**
     * A message with its words; dropped when its key is there already.
     *
     * @param next when it is sent at the earliest
     */
    void insert(UUID id, Envelope envelope, byte[] sealed, Instant next, Instant now) {
        jdbc.sql("""
                        insert ignore into notifications_outbox
                            (id, dedupe, kind, lane, expires_at, message, state, attempts, next_at, created_at)
                        values (:id, :dedupe, :kind, :lane, :expires, :message, 'DUE', 0, :next, :now)
                        """)
                .param("id", id)
                .param("dedupe", envelope.dedupe())
                .param("kind", envelope.kind())
                .param("lane", envelope.lane().ordinal())
                .param("expires", envelope.expires())
                .param("message", sealed)
                .param("next", next)
                .param("now", now)
                .update();
    }

    /** Deletes a message that was not taken yet. */
    void withdraw(String dedupe) {
        jdbc.sql("delete from notifications_outbox where dedupe = :dedupe and state = 'DUE' and attempts = 0")
                .param("dedupe", dedupe)
                .update();
    }

    /** Of these keys, those that are there already. */
    Set<String> known(List<String> keys) {
        return new HashSet<>(jdbc.sql("select dedupe from notifications_outbox where dedupe in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
    }

    /** Whether a message whose key begins so was written since. */
    boolean isWrittenSince(String beginning, Instant since) {
        return jdbc.sql("""
                        select exists (select 1 from notifications_outbox
                                        where dedupe like :pattern and created_at >= :since)
                        """)
                .param("pattern", beginning + "%")
                .param("since", since)
                .query(Boolean.class)
                .single();
    }

    record Row(
            UUID id,
            byte @Nullable [] message,
            Instant createdAt,
            int attempts,
            String kind,
            @Nullable UUID about,
            boolean expired) {}

    /** What is due in the lane, at most one batch, locked; without what another sender has locked. */
    List<Row> lockDue(Lane lane, Instant now) {
        return jdbc.sql("""
                        select id, message, created_at, attempts, kind, about,
                               coalesce(expires_at <= :now, false) as expired
                        from notifications_outbox
                        where state = 'DUE' and lane = :lane and next_at <= :now
                        order by next_at
                        limit :limit
                        for update skip locked
                        """)
                .param("now", now)
                .param("lane", lane.ordinal())
                .param("limit", lane.batch())
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getBytes("message"),
                        row.getObject("created_at", Instant.class),
                        row.getInt("attempts"),
                        row.getString("kind"),
                        row.getObject("about", UUID.class),
                        row.getBoolean("expired")))
                .list();
    }

    /** Taken by a sender, for so long. */
    void taken(List<UUID> ids, Instant until) {
        BatchInsert.in(
                batch, "update notifications_outbox set next_at = ?, attempts = attempts + 1 where id in", ids, until);
    }

    /** Given back by a sender that did not try. */
    int release(List<UUID> ids, Instant now) {
        return BatchInsert.in(
                batch,
                "update notifications_outbox set next_at = ?, attempts = attempts - 1 where state = 'DUE' and id in",
                ids,
                now);
    }

    /** Its words are erased. */
    void end(String state, String why, List<UUID> ids) {
        BatchInsert.in(
                batch,
                "update notifications_outbox set state = ?, last_error = ?, message = null where id in",
                ids,
                state,
                why);
    }

    int sent(UUID id, Instant now) {
        return jdbc.sql("""
                        update notifications_outbox
                        set state = 'SENT', sent_at = :now, message = null, last_error = null
                        where id = :id
                        """).param("now", now).param("id", id).update();
    }

    int tryAgain(UUID id, Instant next, String why) {
        return jdbc.sql("update notifications_outbox set next_at = :next, last_error = :why where id = :id")
                .param("next", next)
                .param("why", why)
                .param("id", id)
                .update();
    }

    /** Deletes what went well or is over and was written before, the oldest first. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                        delete from notifications_outbox
                        where id < :before and state in ('SENT', 'EXPIRED', 'DROPPED')
                        order by id
                        limit :most
                        """)
                .param("before", Ids.first(before.toEpochMilli()))
                .param("most", most)
                .update();
    }
}
