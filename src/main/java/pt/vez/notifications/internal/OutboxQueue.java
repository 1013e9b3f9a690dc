package pt.vez.notifications.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.Transactions;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * The senders' side of the outbox: takes what is due, lane by lane, and writes how it went. A message ends as {@code SENT};
 * {@code EXPIRED}, its moment passed; {@code DROPPED}, no longer true or nowhere to go; {@code REFUSED}, the server or the
 * form of the address says never; {@code FAILED}, tried for three days. Its words are erased with any of these.
 */
@Component
class OutboxQueue {
    /** For so long another sender does not take the same; nothing is sent in its last part. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    static final int SWEPT = 5_000;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Transactions transactions;
    private final Vault vault;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    OutboxQueue(JdbcClient jdbc, JdbcTemplate batch, Transactions transactions, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /** A message still to be worded: what kind, and about what. */
    record Later(String kind, UUID about) {}

    /**
     * A message in a sender's hands. Exactly one of {@code message} and {@code later} is there.
     *
     * @param attempts earlier ones
     */
    record Due(
            UUID id,
            Lane lane,
            @Nullable Message message,
            @Nullable Later later,
            Instant createdAt,
            int attempts) {}

    private record Row(
            UUID id,
            byte @Nullable [] message,
            Instant createdAt,
            int attempts,
            String kind,
            @Nullable UUID about,
            boolean expired) {}

    /** Takes what is due in the lane, at most one batch; another sender or node does not take the same meanwhile. */
    List<Due> lease(Lane lane) {
        return transactions.run(() -> {
            Instant now = clock.instant();
            List<Row> rows = rows(lane, now);
            if (rows.isEmpty()) {
                return List.<Due>of();
            }
            end(
                    "EXPIRED",
                    "expired",
                    rows.stream().filter(Row::expired).map(Row::id).toList());
            List<Due> due = rows.stream()
                    .filter(row -> !row.expired())
                    .flatMap(row -> open(row, lane).stream())
                    .toList();
            BatchInsert.in(
                    batch,
                    "update notifications_outbox set next_at = ?, attempts = attempts + 1 where id in",
                    due.stream().map(Due::id).toList(),
                    now.plus(LEASE));
            return due;
        });
    }

    private List<Row> rows(Lane lane, Instant now) {
        return jdbc.sql("""
                        select id, message, created_at, attempts, kind, about, coalesce(expires_at <= :now, false)
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
                        row.getObject(1, UUID.class),
                        row.getBytes(2),
                        row.getObject(3, Instant.class),
                        row.getInt(4),
                        row.getString(5),
                        row.getObject(6, UUID.class),
                        row.getBoolean(7)))
                .list();
    }

    /** A row that does not open is set aside, so that it does not hold up the others. */
    private Optional<Due> open(Row row, Lane lane) {
        UUID about = row.about();
        if (about != null) {
            return Optional.of(
                    new Due(row.id(), lane, null, new Later(row.kind(), about), row.createdAt(), row.attempts()));
        }
        try {
            byte[] sealed = Objects.requireNonNull(row.message());
            String body = new String(vault.open(sealed, "outbox/" + row.id()), StandardCharsets.UTF_8);
            Message message = json.readValue(body, Message.class);
            return Optional.of(new Due(row.id(), lane, message, null, row.createdAt(), row.attempts()));
        } catch (RuntimeException e) {
            end("FAILED", "unreadable", List.of(row.id()));
            return Optional.empty();
        }
    }

    private void end(String state, String why, List<UUID> ids) {
        BatchInsert.in(
                batch,
                "update notifications_outbox set state = ?, last_error = ?, message = null where id in",
                ids,
                state,
                why);
    }

    void sent(Due due) {
        transactions.run(() -> jdbc.sql("""
                        update notifications_outbox
                        set state = 'SENT', sent_at = :now, message = null, last_error = null
                        where id = :id
                        """)
                .param("now", clock.instant())
                .param("id", due.id())
                .update());
    }

    /**
     * It is no longer true, or there is nowhere to send it.
     *
     * @param why a word for administrators
     */
    void dropped(Due due, String why) {
        over("DROPPED", why, due);
    }

    /**
     * It will never go.
     *
     * @param why the server's code or a word, without anything of the message
     */
    void refused(Due due, String why) {
        over("REFUSED", why, due);
    }

    private void over(String state, String why, Due due) {
        transactions.run(() -> {
            end(state, why, List.of(due.id()));
            return due;
        });
    }

    /** Taken and not tried: as if it had not been taken. */
    void release(List<Due> untouched) {
        transactions.run(() -> BatchInsert.in(
                batch,
                "update notifications_outbox set next_at = ?, attempts = attempts - 1 where state = 'DUE' and id in",
                untouched.stream().map(Due::id).toList(),
                clock.instant()));
    }

    /** Tries again after 5 s, 10 s, 20 s … at most what the lane allows; gives up after three days. */
    void failed(Due due, Exception problem) {
        String why = problem.getClass().getSimpleName();
        Instant now = clock.instant();
        if (due.createdAt().plus(GIVE_UP).isBefore(now)) {
            over("FAILED", why, due);
            return;
        }
        long pause = Math.min(due.lane().longestPause().toSeconds(), 5L << Math.min(due.attempts(), 7));
        transactions.run(
                () -> jdbc.sql("update notifications_outbox set next_at = :next, last_error = :why where id = :id")
                        .param("next", now.plusSeconds(pause))
                        .param("why", why)
                        .param("id", due.id())
                        .update());
    }

    /**
     * Forgets what was sent, expired or dropped and is older than a month, the oldest first: identifiers are in the order
     * of time, so that no more is read than goes. What failed stays for administrators.
     *
     * @return how many, at most {@value #SWEPT}
     */
    @Transactional
    public int sweep() {
        return jdbc.sql("""
                        delete from notifications_outbox
                        where id < :before and state in ('SENT', 'EXPIRED', 'DROPPED')
                        order by id
                        limit %d
                        """.formatted(SWEPT))
                .param("before", Ids.first(clock.instant().minus(REMEMBERED).toEpochMilli()))
                .update();
    }
}
