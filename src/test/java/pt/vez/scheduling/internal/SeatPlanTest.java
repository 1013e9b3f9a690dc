package pt.vez.scheduling.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.calendar.LocalTimes;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;
import pt.vez.shared.InvalidInput;

/** Every pair of night shifts one desk can have on the days of 2027 on which the clocks change. */
class SeatPlanTest {
    private static final Map<String, Integer> MINUTES = Map.of("REN", 15, "BIO", 20);
    private static final UUID DESK = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, 2027-03-28",
        "Europe/Lisbon, 2027-10-31",
        "Atlantic/Azores, 2027-03-28",
        "Atlantic/Azores, 2027-10-31"
    })
    void noDeskIsEverInTwoPlacesAndNoTimeIsMoved(ZoneId zone, LocalDate day) {
        List<LocalTime> times = new ArrayList<>();
        for (LocalTime time = LocalTime.MIDNIGHT; time.isBefore(LocalTime.of(4, 1)); time = time.plusMinutes(20)) {
            times.add(time);
        }
        int plans = 0;
        for (int a = 0; a < times.size(); a++) {
            for (int b = a + 1; b < times.size(); b++) {
                for (int c = b; c < times.size(); c++) {
                    for (int d = c + 1; d < times.size(); d++) {
                        Shift one = shift("REN", day, times.get(a), times.get(b));
                        Shift other = shift("BIO", day, times.get(c), times.get(d));
                        check(zone, day, plans % 2 == 0 ? List.of(one, other) : List.of(other, one));
                        plans++;
                    }
                }
            }
        }
        assertThat(plans).isGreaterThan(500);
    }

    private static Shift shift(String service, LocalDate day, LocalTime from, LocalTime to) {
        return new Shift(UUID.randomUUID(), new ShiftData(DESK, service, day.getDayOfWeek(), from, to, day, day));
    }

    private static void check(ZoneId zone, LocalDate day, List<Shift> shifts) {
        boolean inGap = shifts.stream()
                .map(Shift::data)
                .anyMatch(shift -> LocalTimes.isInGap(day.atTime(shift.starts()), zone)
                        || LocalTimes.isInGap(day.atTime(shift.ends()), zone));
        if (inGap) {
            assertThatThrownBy(() -> SeatPlan.of(day, zone, shifts, List.of(), MINUTES))
                    .isInstanceOf(InvalidInput.class)
                    .extracting("key")
                    .isEqualTo("calendar.gap");
            return;
        }
        List<PlannedSeat> seats = new ArrayList<>(SeatPlan.of(day, zone, shifts, List.of(), MINUTES));
        seats.sort(Comparator.comparing(PlannedSeat::start));
        Instant busy = Instant.MIN;
        for (PlannedSeat seat : seats) {
            assertThat(seat.start()).as("%s in %s", seat, shifts).isAfterOrEqualTo(busy);
            busy = seat.end();
        }
        for (Shift shift : shifts) {
            ShiftData data = shift.data();
            Instant from = day.atTime(data.starts())
                    .atZone(zone)
                    .withEarlierOffsetAtOverlap()
                    .toInstant();
            Instant again = day.atTime(data.starts())
                    .atZone(zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
            Instant until = day.atTime(data.ends())
                    .atZone(zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
            List<PlannedSeat> own = seats.stream()
                    .filter(seat -> seat.service().equals(data.service()))
                    .toList();
            long minutes = MINUTES.get(data.service());
            if (own.isEmpty()) {
                assertThat(Duration.between(again, until).toMinutes()).isLessThan(minutes);
            } else {
                assertThat(own.getFirst().start()).isIn(from, again);
                assertThat(own.getLast().end()).isBeforeOrEqualTo(until);
                long fits = Duration.between(own.getFirst().start(), until).toMinutes() / minutes;
                assertThat(own).as("every seat that fits").hasSize((int) fits);
            }
        }
    }
}
