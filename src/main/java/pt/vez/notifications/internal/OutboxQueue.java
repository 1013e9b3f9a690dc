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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.notifications.internal.OutboxRepository.Row;
import pt.vez.platform.Transactions;
import pt.vez.platform.Vault;
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
    private final OutboxRepository messages;
    private final Transactions transactions;
    private final Vault vault;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    OutboxQueue(OutboxRepository messages, Transactions transactions, Vault vault, Clock clock) {
        this.messages = messages;
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

    /** Takes what is due in the lane, at most one batch; another sender or node does not take the same meanwhile. */
    List<Due> lease(Lane lane) {
        return transactions.run(() -> {
            Instant now = clock.instant();
            List<Row> rows = messages.lockDue(lane, now);
            if (rows.isEmpty()) {
                return List.<Due>of();
            }
            messages.end(
                    "EXPIRED",
                    "expired",
                    rows.stream().filter(Row::expired).map(Row::id).toList());
            List<Due> due = rows.stream()
                    .filter(row -> !row.expired())
                    .flatMap(row -> open(row, lane).stream())
                    .toList();
            messages.taken(due.stream().map(Due::id).toList(), now.plus(LEASE));
            return due;
        });
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
            messages.end("FAILED", "unreadable", List.of(row.id()));
            return Optional.empty();
        }
    }

    void sent(Due due) {
        transactions.run(() -> messages.sent(due.id(), clock.instant()));
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
            messages.end(state, why, List.of(due.id()));
            return due;
        });
    }

    /** Taken and not tried: as if it had not been taken. */
    void release(List<Due> untouched) {
        transactions.run(() -> messages.release(untouched.stream().map(Due::id).toList(), clock.instant()));
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
        transactions.run(() -> messages.tryAgain(due.id(), now.plusSeconds(pause), why));
    }

    /**
     * Forgets what was sent, expired or dropped and is older than a month, the oldest first: identifiers are in the order
     * of time, so that no more is read than goes. What failed stays for administrators.
     *
     * @return how many, at most {@value #SWEPT}
     */
    @Transactional
    public int sweep() {
        return messages.forget(clock.instant().minus(REMEMBERED), SWEPT);
    }
}
