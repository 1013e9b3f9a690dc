package pt.vez.visits;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import pt.vez.platform.RecentValue;

/**
 * Versions by which the screen of a mediator notices an offer of a handover, or its end. A node reads all waiting
 * offers at most once a second, independent of the number of screens.
 */
@Service
public class HandoverSigns {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RecentValue<Map<UUID, String>> waiting;

    HandoverSigns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.waiting = new RecentValue<>(clock, Duration.ofSeconds(1), this::read);
    }

    private Map<UUID, String> read() {
        Map<UUID, String> offers = new HashMap<>();
        jdbc.sql("select to_account, id from visits_handover where waiting and offered_at >= ? order by id")
                .param(clock.instant().minus(Handovers.WAITS))
                .query(row -> {
                    String id = row.getString(2);
                    offers.merge(row.getObject(1, UUID.class), id, (one, other) -> one + "," + other);
                });
        return offers;
    }

    /** Another text whenever the offers to this account are others; empty while there is none. At most a second old. */
    public String of(UUID accountId) {
        return waiting.get().getOrDefault(accountId, "");
    }
}
