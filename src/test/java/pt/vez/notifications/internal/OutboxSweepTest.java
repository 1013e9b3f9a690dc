package pt.vez.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.shared.Ids;

class OutboxSweepTest extends VezTest {
    @Autowired
    private OutboxQueue outbox;

    private UUID message(String state, int days) {
        UUID id = Ids.next(Instant.now().minus(Duration.ofDays(days)).toEpochMilli());
        jdbc.sql("insert into notifications_outbox (id, dedupe, kind, state, attempts, next_at, created_at, sent_at)"
                        + " values (?, ?, 'test', ?, 1, now(6), now(6), now(6))")
                .params(id, id.toString(), state)
                .update();
        return id;
    }

    private boolean isThere(UUID id) {
        return jdbc.sql("select count(*) from notifications_outbox where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void onlyWhatWasSentAMonthAgoIsForgotten() {
        UUID old = message("SENT", 31);
        UUID recent = message("SENT", 29);
        UUID neverSent = message("FAILED", 31);
        UUID expired = message("EXPIRED", 31);
        outbox.sweep();
        assertThat(isThere(old)).isFalse();
        assertThat(isThere(recent)).isTrue();
        assertThat(isThere(neverSent)).isTrue();
        assertThat(isThere(expired)).isFalse();
    }
}
