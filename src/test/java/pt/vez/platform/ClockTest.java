package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;

/** The application's moments fit the columns they are compared with. */
class ClockTest extends VezTest {
    @Autowired
    private Clock clock;

    private List<String> plan(Instant since) {
        return jdbc.sql("explain select slot_id from scheduling_freed where at >= ?")
                .param(since)
                .query((row, n) -> row.getString("type"))
                .list();
    }

    @Test
    void whatIsAskedByTheClockIsReadFromAPartOfTheIndex() {
        jdbc.sql(
                        "insert into scheduling_freed (slot_id, at) select ?, utc_timestamp(6) - interval 1 day from seq_1_to_5000")
                .param(UUID.randomUUID())
                .update();
        Instant now = clock.instant();
        assertThat(now.getNano() % 1_000).isZero();
        assertThat(plan(now)).containsExactly("range");
        assertThat(plan(now.plusNanos(1))).as("why the clock is not finer").doesNotContain("range");
    }
}
