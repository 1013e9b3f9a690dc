package pt.vez.notifications.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages on their way: written in the transaction that caused them, sealed, sent after it, erased once sent. A mail
 * server that is down delays them and loses none. {@link OutboxQueue} hands them to the senders.
 */
@Component
public class Outbox {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Outbox(JdbcClient jdbc, JdbcTemplate batch, Vault vault, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** There is something to send. */
    record Enqueued(Lane lane) {}

    /**
     * A message to be worded when it is sent.
     *
     * @param about what its words are made from
     */
    record LaterMessage(Envelope envelope, UUID about) {}

    /** Messages to be worded when they are sent, many in one statement; each is a message of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void later(String kind, Lane lane, List<UUID> about) {
        later(about.stream()
                .map(each -> new LaterMessage(new Envelope(kind + "/" + Ids.next(), kind, lane, null), each))
                .toList());
    }

    /** Messages to be worded when they are sent; one whose key is there already is dropped. */
    @Transactional(propagation = Propagation.MANDATORY)
    void later(List<LaterMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        BatchInsert.insert(
                batch,
                "insert ignore into notifications_outbox"
                        + " (id, dedupe, kind, lane, expires_at, about, state, attempts, next_at, created_at)",
                messages.stream()
                        .map(each -> new Object[] {
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
        events.publishEvent(new Enqueued(messages.getFirst().envelope().lane()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void enqueue(Envelope envelope, Message message) {
        enqueue(envelope, message, Duration.ZERO);
    }

    /** @param wait how long it can still be withdrawn */
    private void enqueue(Envelope envelope, Message message, Duration wait) {
        UUID id = Ids.next();
        byte[] sealed = vault.seal(json.writeValueAsString(message).getBytes(StandardCharsets.UTF_8), "outbox/" + id);
        Instant now = clock.instant();
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
                .param("next", now.plus(wait))
                .param("now", now)
                .update();
        events.publishEvent(new Enqueued(envelope.lane()));
    }

    /**
     * Of no hurry, and worth reading at any time.
     *
     * @param dedupe makes it one and the same; a second one is dropped
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(String dedupe, String kind, Message message) {
        enqueue(Envelope.ordinary(dedupe, kind), message);
    }

    /** The same, kept back for a while, in which it can be withdrawn. */
    @Transactional(propagation = Propagation.MANDATORY)
    void enqueueLater(String dedupe, String kind, Message message, Duration wait) {
        enqueue(Envelope.ordinary(dedupe, kind), message, wait);
    }

    /** Takes back what was kept back and has not left. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(String dedupe) {
        jdbc.sql("delete from notifications_outbox where dedupe = ? and state = 'DUE' and attempts = 0")
                .param(dedupe)
                .update();
    }
}
