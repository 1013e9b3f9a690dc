package pt.vez.scheduling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.VezTest;

/** What is asked through the views of seats costs what it would cost on the tables. */
class OpenSeatViewTest extends VezTest {
    @ParameterizedTest
    @ValueSource(strings = {"scheduling_seat_state", "scheduling_open_seat", "scheduling_served_seat"})
    void theDatabaseMergesTheViewIntoTheQuestion(String view) {
        Map<String, String> plan = jdbc
                .sql("explain select s.starts_at, f.seat from scheduling_slot s straight_join " + view
                        + " f on f.slot_id = s.id where f.quota = 'PUBLIC'")
                .query((row, n) -> Map.entry(row.getString("table"), row.getString("select_type")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(plan).containsKey("s").hasSizeGreaterThan(1);
        assertThat(plan.keySet()).noneMatch(table -> table.startsWith("<derived"));
        assertThat(plan.values()).containsOnly("SIMPLE");
    }
}
