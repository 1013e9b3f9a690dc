package pt.vez.notifications.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox knows about a message beside its words.
 *
 * @param dedupe makes this message one and the same, at most 120 ASCII characters; a second one is dropped
 * @param kind for counting and for finding out later, at most 40 ASCII characters
 * @param expires after this moment the message is worth nothing and is not sent; null when it always is
 */
record Envelope(
        String dedupe, String kind, Lane lane, @Nullable Instant expires) {
    static Envelope ordinary(String dedupe, String kind) {
        return new Envelope(dedupe, kind, Lane.ORDINARY, null);
    }

    /** About an appointment, worth nothing once it has begun. */
    static Envelope urgent(String dedupe, String kind, Instant expires) {
        return new Envelope(dedupe, kind, Lane.URGENT, expires);
    }

    static Envelope code(String dedupe, String kind, Instant expires) {
        return new Envelope(dedupe, kind, Lane.CODE, expires);
    }
}
