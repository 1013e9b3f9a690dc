package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Cache of invitations that are over although their address has not expired, so that opening an address costs no
 * query. At most a second old; the booking itself checks again in the database.
 */
@Component
class EndedInvitations {
    private static final Duration FRESH = Duration.ofMillis(700);
    private static final Duration OVERLAP = Duration.ofSeconds(5);
    private static final Duration LONGEST_TERM = Duration.ofDays(60);
    private final InvitationRepository invitations;
    private final Clock clock;
    private final Map<UUID, Instant> ended = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> read = new AtomicReference<>(Instant.EPOCH);

    EndedInvitations(InvitationRepository invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /** Known here at once; the other nodes learn it within the second. */
    void add(UUID id, Instant expires) {
        ended.put(id, expires);
    }

    boolean contains(UUID id) {
        Instant now = clock.instant();
        Instant last = Objects.requireNonNull(read.get());
        // The first request after the cache went stale renews it; the others read the old state meanwhile.
        if (last.plus(FRESH).isBefore(now) && read.compareAndSet(last, now)) {
            Instant since = last.equals(Instant.EPOCH) ? now.minus(LONGEST_TERM) : last.minus(OVERLAP);
            invitations.eachEnded(since, now, ended::put);
            ended.values().removeIf(expires -> expires.isBefore(now));
        }
        return ended.containsKey(id);
    }
}
