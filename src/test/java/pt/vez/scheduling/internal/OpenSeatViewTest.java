package pt.vez.scheduling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.VezTest;

/** What is asked through the views of seats costs what it would cost on the tables. */
class OpenSeatViewTest extends VezTest {
    @ParameterizedTest
    @ValueSource(strings = {"scheduling_seat_state", "scheduling_open_seat", "scheduling_served_seat"})
    void theDatabaseMergesTheViewIntoTheQuestionAndLooksUpBySlot(String view) {
        var plan = jdbc.sql("explain select seat from " + view + " where slot_id = uuid() and quota = 'PUBLIC'")
                .query((row, n) -> Map.entry(row.getString("select_type"), String.valueOf(row.getString("key"))))
                .list();
        assertThat(plan).allMatch(step -> step.getKey().equals("SIMPLE")).allMatch(step -> step.getValue()
                .equals("PRIMARY"));
    }
}
