package pt.vez.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import pt.vez.audit.SecurityEvents;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.ErrorTraces;
import pt.vez.platform.LimitReached;
import pt.vez.platform.Secrets;

/** Events as rows and as lines of the log. */
@Component
class SecurityEventLog implements SecurityEvents {
    private static final Logger log = LoggerFactory.getLogger(SecurityEvents.class);
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int LONGEST_DETAIL = 200;
    private static final int MOST_EACH = 100;
    private static final int MOST_SENDERS = 10_000;
    private final SecurityEventRepository events;
    private final Secrets secrets;
    private final Clock clock;
    private final ConcurrentHashMap<String, Integer> told = new ConcurrentHashMap<>();

    SecurityEventLog(SecurityEventRepository events, Secrets secrets, Clock clock) {
        this.events = events;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public void record(Kind kind, @Nullable UUID account, String detail) {
        String code = detail.replaceAll("[^A-Za-z0-9._/ -]", "");
        String shortened = code.substring(0, Math.min(code.length(), LONGEST_DETAIL));
        String network = ClientAddress.current();
        if (isTooMany(kind + "/" + shortened + "/" + (account == null ? network : account))) {
            return;
        }
        log.info("Security event {} {} account {}", kind, shortened, account == null ? "-" : account);
        try {
            events.insert(clock.instant(), kind, account, secrets.hash("security-network", network), shortened);
        } catch (DataAccessException e) {
            log.warn("A security event was not stored: {}", ErrorTraces.rootType(e));
        }
    }

    /**
     * What one account, or one network before the sign-in, does again and again is told a hundred times an hour: an
     * attack does not fill the disk.
     */
    private boolean isTooMany(String what) {
        long hour = clock.millis() / Duration.ofHours(1).toMillis();
        if (told.size() > MOST_SENDERS) {
            told.clear();
        }
        return told.merge(hour + "/" + what, 1, Integer::sum) > MOST_EACH;
    }

    @EventListener
    void limitReached(LimitReached limit) {
        record(Kind.LIMIT, null, limit.what());
    }

    /**
     * Forgets events older than a year.
     *
     * @return how many
     */
    int sweep() {
        return events.deleteBefore(clock.instant().minus(KEPT));
    }
}
