package pt.vez.notifications.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages on their way: written in the transaction that caused them, sealed, sent after it, erased once sent. A mail
 * server that is down delays them and loses none. {@link OutboxQueue} hands them to the senders.
 */
@Component
class Outbox {
    private final OutboxRepository messages;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Outbox(OutboxRepository messages, Vault vault, ApplicationEventPublisher events, Clock clock) {
        this.messages = messages;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** There is something to send. */
    record Enqueued(Lane lane) {}

    /** Messages to be worded when they are sent, many in one statement; each is a message of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void later(String kind, Lane lane, List<UUID> about) {
        later(about.stream()
                .map(each -> new LaterMessage(new Envelope(kind + "/" + Ids.next(), kind, lane, null), each))
                .toList());
    }

    /** Messages to be worded when they are sent; one whose key is there already is dropped. */
    @Transactional(propagation = Propagation.MANDATORY)
    void later(List<LaterMessage> later) {
        if (later.isEmpty()) {
            return;
        }
        messages.insert(later, clock.instant());
        events.publishEvent(new Enqueued(later.getFirst().envelope().lane()));
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
        messages.insert(id, envelope, sealed, now.plus(wait), now);
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
        messages.withdraw(dedupe);
    }
}
