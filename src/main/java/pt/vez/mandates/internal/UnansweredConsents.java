package pt.vez.mandates.internal;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends requests for consent that wait for a code that is too old. */
@Component
public class UnansweredConsents {
    private final JdbcClient jdbc;
    private final Clock clock;

    UnansweredConsents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how many ended; at most a thousand at a time */
    @Transactional
    public int end() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update mandates_mandate
                           set state = 'EXPIRED', ended_by = 'TIME', ended_at = code_expires_at, code_hash = null,
                               version = version + 1
                         where state = 'PENDING' and code_expires_at < ? limit 1000
                        """).param(now).update();
    }
}
