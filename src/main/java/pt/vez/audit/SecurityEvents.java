package pt.vez.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.ErrorTraces;
import pt.vez.platform.LimitReached;
import pt.vez.platform.Secrets;
import pt.vez.shared.Ids;

/**
 * Records refused attempts and exports of data for the administrators who watch over security. Each event is a row,
 * written in a transaction of its own that survives a rollback of the caller's, and a line of the log for a collector.
 * Neither holds anything a person typed; the network is a keyed hash in the row and is not in the log.
 */
@Component
public class SecurityEvents {
    /** Kinds of events; the names are stored. */
    public enum Kind {
        /** A service refused an act: not the role, not the case, not the centre. */
        REFUSED,
        /** More attempts than a limit allows. */
        LIMIT,
        /** A table went out of the application as a file. */
        EXPORT
    }

    private static final Logger log = LoggerFactory.getLogger(SecurityEvents.class);
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int LONGEST_DETAIL = 200;
    private static final int MOST_EACH = 100;
    private static final int MOST_SENDERS = 10_000;
    private final JdbcClient beside;
    private final Secrets secrets;
    private final Clock clock;
    private final ConcurrentHashMap<String, Integer> told = new ConcurrentHashMap<>();

    SecurityEvents(@Qualifier("beside") DataSource beside, Secrets secrets, Clock clock) {
        this.beside = JdbcClient.create(beside);
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @param account the signed-in account, null before the sign-in
     * @param detail a code of this product: a key, a name of a limit or of a file; other signs are left out
     */
    public void record(Kind kind, @Nullable UUID account, String detail) {
        String code = detail.replaceAll("[^A-Za-z0-9._/ -]", "");
        String shortened = code.substring(0, Math.min(code.length(), LONGEST_DETAIL));
        String network = ClientAddress.current();
        if (isTooMany(kind + "/" + shortened + "/" + (account == null ? network : account))) {
            return;
        }
        log.info("Security event {} {} account {}", kind, shortened, account == null ? "-" : account);
        try {
            insert(kind, account, network, shortened);
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

    private void insert(Kind kind, @Nullable UUID account, String network, String detail) {
        beside.sql("insert into audit_security_event (id, at, kind, account_id, network, detail)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(clock.instant())
                .param(kind.name())
                .param(account)
                .param(secrets.hash("security-network", network))
                .param(detail)
                .update();
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
        return beside.sql("delete from audit_security_event where at < ?")
                .param(clock.instant().minus(KEPT))
                .update();
    }
}
