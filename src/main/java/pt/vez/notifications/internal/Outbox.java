package pt.vez.notifications.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.ManyRows;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages on their way: written in the transaction that caused them, sealed, sent after it, erased once sent. A mail
 * server that is down delays them and loses none.
 */
@Component
public class Outbox {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    static final int SWEPT = 5_000;
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
    record Enqueued() {}

    /** A message still to be worded: what kind, and about what. */
    record Later(String kind, UUID about) {}

    /** Exactly one of {@code message} and {@code later} is there. */
    record Due(UUID id, @Nullable Message message, @Nullable Later later, Instant createdAt, int attempts) {}

    /** Messages to be worded when they are sent, many in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void later(String kind, List<UUID> about) {
        Instant now = clock.instant();
        ManyRows.insert(
                batch,
                "insert into notifications_outbox (id, dedupe, kind, about, state, attempts, next_at, created_at)",
                about.stream()
                        .map(each -> {
                            UUID id = Ids.next();
                            return new Object[] {id, kind + "/" + id, kind, each, "DUE", 0, now, now};
                        })
                        .toList());
        events.publishEvent(new Enqueued());
    }

    /** @param dedupe what makes this message one and the same; a second one is dropped */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(String dedupe, String kind, Message message) {
        UUID id = Ids.next();
        byte[] sealed = vault.seal(json.writeValueAsString(message).getBytes(StandardCharsets.UTF_8), "outbox/" + id);
        Instant now = clock.instant();
        jdbc.sql(
                        "insert ignore into notifications_outbox (id, dedupe, kind, message, state, attempts, next_at, created_at)"
                                + " values (?, ?, ?, ?, 'DUE', 0, ?, ?)")
                .params(id, dedupe, kind, sealed, now, now)
                .update();
        events.publishEvent(new Enqueued());
    }

    /** Takes up to five messages that are due; another node does not take the same for two minutes. */
    @Transactional
    public List<Due> lease() {
        Instant now = clock.instant();
        List<Due> due = jdbc
                .sql("select id, message, created_at, attempts, kind, about from notifications_outbox"
                        + " where state = 'DUE' and next_at <= ? order by next_at limit 5 for update skip locked")
                .param(now)
                .query((row, n) -> new Sealed(
                        row.getObject(1, UUID.class),
                        row.getBytes(2),
                        row.getObject(3, Instant.class),
                        row.getInt(4),
                        row.getString(5),
                        row.getObject(6, UUID.class)))
                .list()
                .stream()
                .flatMap(row -> open(row).stream())
                .toList();
        for (Due message : due) {
            jdbc.sql("update notifications_outbox set next_at = ?, attempts = attempts + 1 where id = ?")
                    .params(now.plus(LEASE), message.id())
                    .update();
        }
        return due;
    }

    private record Sealed(
            UUID id,
            byte @Nullable [] message,
            Instant createdAt,
            int attempts,
            String kind,
            @Nullable UUID about) {}

    /** A row that does not open is set aside, so that it does not hold up the others. */
    private Optional<Due> open(Sealed row) {
        UUID about = row.about();
        if (about != null) {
            return Optional.of(new Due(row.id(), null, new Later(row.kind(), about), row.createdAt(), row.attempts()));
        }
        try {
            byte[] sealed = java.util.Objects.requireNonNull(row.message());
            String body = new String(vault.open(sealed, "outbox/" + row.id()), StandardCharsets.UTF_8);
            return Optional.of(
                    new Due(row.id(), json.readValue(body, Message.class), null, row.createdAt(), row.attempts()));
        } catch (RuntimeException e) {
            jdbc.sql("update notifications_outbox set state = 'FAILED', last_error = 'unreadable' where id = ?")
                    .param(row.id())
                    .update();
            return Optional.empty();
        }
    }

    @Transactional
    public void sent(Due due) {
        jdbc.sql(
                        "update notifications_outbox set state = 'SENT', sent_at = ?, message = null, last_error = null where id = ?")
                .params(clock.instant(), due.id())
                .update();
    }

    /** Tries again after 5 s, 10 s, 20 s … at most 10 minutes; gives up after three days and says so in its state. */
    @Transactional
    public void failed(Due due, Exception problem) {
        Instant now = clock.instant();
        boolean over = due.createdAt().plus(GIVE_UP).isBefore(now);
        long pause = Math.min(600, 5L << Math.min(due.attempts(), 7));
        jdbc.sql("update notifications_outbox set state = ?, next_at = ?, last_error = ? where id = ?")
                .params(
                        over ? "FAILED" : "DUE",
                        now.plusSeconds(pause),
                        problem.getClass().getSimpleName(),
                        due.id())
                .update();
    }

    /**
     * Forgets what was sent and is older than a month, the oldest first: identifiers are in the order of time, so that no
     * more is read than goes.
     *
     * @return how many, at most {@value #SWEPT}
     */
    @Transactional
    public int sweep() {
        return jdbc.sql("delete from notifications_outbox where id < ? and state = 'SENT' order by id limit " + SWEPT)
                .param(Ids.first(clock.instant().minus(REMEMBERED).toEpochMilli()))
                .update();
    }
}
