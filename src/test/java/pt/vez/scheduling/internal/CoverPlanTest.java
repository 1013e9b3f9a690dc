package pt.vez.scheduling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.Staffing.Stint;
import pt.vez.rota.Staffing.Window;
import pt.vez.scheduling.internal.CoverPlan.Demand;

/** Who stands behind which seat. */
class CoverPlanTest {
    private static Instant at(int minutes) {
        return Instant.parse("2026-11-24T09:00:00Z").plusSeconds(minutes * 60L);
    }

    private static Stint stint(int from, int until) {
        var duty = new Duty(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Rosa",
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Posto",
                ZoneId.of("Europe/Lisbon"),
                at(from),
                at(until),
                DutyState.PLANNED,
                null,
                null,
                false);
        return new Stint(duty, "Zona", List.of(new Window(at(-1000), at(1000))), true);
    }

    private static Demand demand(String course, int from, int until, Integer... wanted) {
        return new Demand(course, at(from), at(until), List.of(wanted));
    }

    @Test
    void whatIsBookedComesBeforeWhatIsFreeAtAnyTime() {
        var served = CoverPlan.served(
                List.of(demand("BIO", 0, 20, 0, 1), demand("BIO", 10, 30, 1, 0)), Map.of("BIO", List.of(stint(0, 60))));
        assertThat(served.get(0)).containsExactly(0, 0);
        assertThat(served.get(1)).containsExactly(1, 0);
    }

    @Test
    void nobodyIsAtTwoDesksAtOnceWhateverTheyAreCertifiedFor() {
        Stint rosa = stint(0, 60);
        var served = CoverPlan.served(
                List.of(demand("BIO", 0, 20, 1), demand("LAW", 0, 20, 1), demand("LAW", 20, 40, 1)),
                Map.of("BIO", List.of(rosa), "LAW", List.of(rosa)));
        assertThat(served.stream().mapToInt(each -> each[0]).toArray()).containsExactly(1, 0, 1);
    }

    @Test
    void whoGoesHomeFirstTakesTheSeatSoThatTheOthersAreThereLater() {
        var served = CoverPlan.served(
                List.of(demand("BIO", 0, 20, 1), demand("BIO", 10, 40, 1)),
                Map.of("BIO", List.of(stint(0, 60), stint(0, 20))));
        assertThat(served.stream().mapToInt(each -> each[0]).toArray()).containsExactly(1, 1);
    }
}
