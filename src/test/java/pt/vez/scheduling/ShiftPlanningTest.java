package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pt.vez.shared.Zones.LISBON;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.calendar.LocalTimes;
import pt.vez.scheduling.ShiftPlanning.Copy;
import pt.vez.scheduling.ShiftPlanning.Effect;
import pt.vez.scheduling.ShiftPlanning.Pattern;
import pt.vez.scheduling.ShiftPlanning.Proposal;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

class ShiftPlanningTest extends VezTest {
    private static final LocalDate FIRST = LocalDate.of(2031, 2, 3);
    private static final LocalDate LAST = LocalDate.of(2031, 7, 25);

    @Autowired
    private Centres centres;

    @Autowired
    private ShiftPlanning planning;

    @Autowired
    private Publishing publishing;

    private final Actor[] administrator = new Actor[1];

    private Actor administrator() {
        if (administrator[0] == null) {
            administrator[0] = actor(Role.ADMINISTRATOR);
        }
        return administrator[0];
    }

    private CentreFixture centre(int desks) {
        return new CentreFixture(centres, administrator(), "lisboa", LISBON, desks);
    }

    private static Pattern pattern(List<UUID> desks, int from, int until) {
        return new Pattern(
                desks, "REN", CentreFixture.WEEK, LocalTime.of(from, 0), LocalTime.of(until, 0), FIRST, LAST);
    }

    private static List<ShiftData> possible(List<Proposal> all) {
        return all.stream().filter(Proposal::isPossible).map(Proposal::data).toList();
    }

    @Test
    void onePatternMakesTheShiftsOfSeveralDesksWeekdaysAndCentres() {
        CentreFixture here = centre(12);
        CentreFixture there = centre(3);
        List<UUID> desks = new java.util.ArrayList<>(here.desks);
        desks.addAll(there.desks);
        List<Proposal> proposals = planning.propose(administrator(), pattern(desks, 9, 13));
        assertThat(proposals).hasSize(15 * 5).allMatch(Proposal::isPossible);
        assertThat(proposals.stream()
                        .filter(each -> each.centre().equals(here.id))
                        .map(Proposal::desk)
                        .distinct())
                .as("desk 2 before desk 10")
                .startsWith("Balcão 1", "Balcão 2", "Balcão 3")
                .endsWith("Balcão 10", "Balcão 11", "Balcão 12");
        assertThat(planning.add(administrator(), possible(proposals))).hasSize(75);
        assertThat(centres.shifts(administrator(), here.id)).hasSize(60);
        assertThat(centres.shifts(administrator(), there.id)).hasSize(15);
        assertThat(centres.desks(administrator(), here.id).stream().map(Desk::label))
                .endsWith("Balcão 10", "Balcão 11", "Balcão 12");
    }

    @Test
    void whatCannotBeMadeIsToldAndTheRestIsMadeTogetherOrNotAtAll() {
        CentreFixture here = centre(2);
        here.shift(0, DayOfWeek.WEDNESDAY, 11, 12, FIRST, LAST);
        List<Proposal> proposals = planning.propose(administrator(), pattern(here.desks, 9, 13));
        assertThat(proposals.stream().filter(each -> !each.isPossible()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.data().day()).isEqualTo(DayOfWeek.WEDNESDAY);
                    assertThat(each.problem()).hasFieldOrPropertyWithValue("key", "shifts.overlap");
                });
        List<ShiftData> rest = possible(proposals);
        assertThat(rest).hasSize(9);
        here.shift(1, DayOfWeek.FRIDAY, 12, 14, FIRST, LAST);
        assertThatThrownBy(() -> planning.add(administrator(), rest))
                .as("a colleague was faster")
                .isInstanceOf(InvalidInput.class);
        assertThat(centres.shifts(administrator(), here.id)).as("none of them").hasSize(2);
    }

    @Test
    void aMistakeOfAllIsThrownSoThatItStandsAtItsField() {
        CentreFixture here = centre(1);
        assertThatThrownBy(() -> planning.propose(administrator(), pattern(here.desks, 13, 9)))
                .hasFieldOrPropertyWithValue("key", "shifts.order");
        assertThatThrownBy(() -> planning.propose(administrator(), pattern(List.of(), 9, 13)))
                .hasFieldOrPropertyWithValue("key", "shifts.desk.missing");
        assertThatThrownBy(() -> planning.propose(
                        administrator(),
                        new Pattern(here.desks, "REN", Set.of(), LocalTime.of(9, 0), LocalTime.NOON, FIRST, LAST)))
                .hasFieldOrPropertyWithValue("key", "shifts.days.missing");
        List<UUID> tooMany =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(401).toList();
        assertThatThrownBy(() -> planning.propose(administrator(), pattern(tooMany, 9, 13)))
                .hasFieldOrPropertyWithValue("key", "shifts.tooMany");
    }

    @Test
    void theWeekOfADeskIsCopiedToDesksOfOtherCentresWithoutWhatIsOver() {
        CentreFixture here = centre(2);
        CentreFixture there = centre(1);
        here.shift(0, DayOfWeek.MONDAY, 9, 13, FIRST, LAST);
        here.shift(0, DayOfWeek.MONDAY, 14, 17, FIRST, LAST);
        here.shift(0, DayOfWeek.TUESDAY, 9, 13, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 6, 1));
        List<Proposal> proposals = planning.propose(
                administrator(), new Copy(here.desks.getFirst(), List.of(here.desks.get(1), there.desks.getFirst())));
        assertThat(proposals).hasSize(4).allMatch(Proposal::isPossible);
        planning.add(administrator(), possible(proposals));
        assertThat(centres.shifts(administrator(), there.id))
                .extracting(shift -> shift.data().starts())
                .containsExactly(LocalTime.of(9, 0), LocalTime.of(14, 0));
        assertThatThrownBy(() -> planning.propose(
                        administrator(), new Copy(here.desks.getFirst(), List.of(here.desks.getFirst()))))
                .hasFieldOrPropertyWithValue("key", "shifts.desk.missing");
    }

    @Test
    void theEffectOfAChangeCountsFreeAndTakenTimesBeforeItIsSaved() {
        CentreFixture here = centre(2);
        LocalDate monday =
                Zones.today(java.time.Clock.systemUTC()).plusDays(30).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        while (new pt.vez.calendar.Holidays().isHoliday(monday, null)) {
            monday = monday.plusWeeks(1);
        }
        UUID shift = here.shift(0, DayOfWeek.MONDAY, 9, 11, monday, monday);
        assertThat(planning.effectOfChange(administrator(), here.id, here.shift(shift), null))
                .as("nothing is published")
                .isEqualTo(Effect.NONE);
        publishing.publish(administrator(), here.id, monday, monday);
        here.take(jdbc, monday, 0);
        Shift seen = here.shift(shift);
        Effect away = planning.effectOfChange(administrator(), here.id, seen, null);
        assertThat(away).isEqualTo(new Effect(0, 7, 1, monday, monday, monday));
        ShiftData later = new ShiftData(
                here.desks.getFirst(),
                "REN",
                DayOfWeek.MONDAY,
                LocalTime.of(10, 0),
                LocalTime.of(13, 0),
                monday,
                monday);
        assertThat(planning.effectOfChange(administrator(), here.id, seen, later))
                .isEqualTo(new Effect(8, 3, 1, monday, monday, monday));
        assertThat(planning.effectOfException(
                        administrator(), here.id, new ShiftException(null, null, monday, null, null, "Obras")))
                .isEqualTo(new Effect(0, 7, 1, monday, monday, monday));
        assertThat(planning.effectOfAdding(
                        administrator(),
                        List.of(new ShiftData(
                                here.desks.get(1),
                                "REN",
                                DayOfWeek.MONDAY,
                                LocalTime.of(9, 0),
                                LocalTime.of(10, 0),
                                monday,
                                monday))))
                .isEqualTo(new Effect(4, 0, 0, null, null, monday));
        centres.removeShift(administrator(), here.id, seen);
        assertThat(publishing.publish(administrator(), here.id, monday, monday).getFirst())
                .as("publishing does what the effect said")
                .satisfies(day -> {
                    assertThat(day.removed()).isEqualTo(7);
                    assertThat(day.keptBooked()).isEqualTo(1);
                });
        assertThatThrownBy(() -> centres.updateShift(administrator(), here.id, seen, later))
                .isInstanceOf(NotFound.class)
                .hasFieldOrPropertyWithValue("key", "shifts.removedMeanwhile");
    }

    @Test
    void aDayThatDiffersIsNeverInThePastOfItsCentre() {
        CentreFixture here = centre(1);
        LocalDate yesterday = Zones.today(java.time.Clock.systemUTC()).minusDays(1);
        assertThatThrownBy(() -> centres.addException(
                        administrator(), here.id, new ShiftException(null, null, yesterday, null, null, "Obras")))
                .hasFieldOrPropertyWithValue("key", "shifts.exception.past");
        assertThat(centres.exceptions(administrator(), here.id)).isEmpty();
    }

    @Test
    void aShiftStandsAtADeskOfItsOwnCentre() {
        CentreFixture here = centre(1);
        CentreFixture there = centre(1);
        assertThatThrownBy(() -> centres.addShift(
                        administrator(),
                        here.id,
                        new ShiftData(
                                there.desks.getFirst(),
                                "REN",
                                DayOfWeek.MONDAY,
                                LocalTime.of(9, 0),
                                LocalTime.NOON,
                                FIRST,
                                LAST)))
                .isInstanceOf(NotFound.class);
    }

    /** Any pattern of a period with a clock change: what can be planned is published without a hole, a double or a shift. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, lisboa, 2031-03-30",
        "Europe/Lisbon, lisboa, 2031-10-26",
        "Atlantic/Azores, horta, 2031-03-30",
        "Atlantic/Azores, horta, 2031-10-26"
    })
    void patternsAcrossAClockChangeNeverMoveOrDoubleATime(ZoneId zone, String municipality, LocalDate change) {
        var random = new Random(change.toEpochDay());
        var here = new CentreFixture(centres, administrator(), municipality, zone, 3);
        int made = 0;
        for (int i = 0; i < 25; i++) {
            LocalTime starts = LocalTime.of(random.nextInt(5), 15 * random.nextInt(4));
            LocalTime ends = starts.plusMinutes(30 + 15L * random.nextInt(8));
            var pattern = new Pattern(
                    here.desks,
                    random.nextBoolean() ? "REN" : "BIO",
                    EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                    starts,
                    ends,
                    change.minusDays(random.nextInt(4)),
                    change.plusDays(random.nextInt(4)));
            try {
                List<ShiftData> possible = possible(planning.propose(administrator(), pattern));
                if (!possible.isEmpty()) {
                    made += planning.add(administrator(), possible).size();
                }
            } catch (InvalidInput e) {
                assertThat(e.key()).isIn("shifts.overlap", "calendar.gap");
            }
        }
        assertThat(made).isPositive();
        publishing.publish(administrator(), here.id, change.minusDays(3), change.plusDays(3));
        requireSound(here, zone);
    }

    private void requireSound(CentreFixture here, ZoneId zone) {
        record Seat(UUID desk, String service, Instant start, Instant end, LocalDate date) {}
        List<Seat> seats = jdbc.sql("""
                        select t.desk_id, s.service_code, s.starts_at, s.ends_at, s.local_date from scheduling_slot s
                        join scheduling_seat t on t.slot_id = s.id where s.centre_id = ? order by s.starts_at
                        """)
                .param(here.id.value())
                .query((row, n) -> new Seat(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, Instant.class),
                        row.getObject(4, Instant.class),
                        row.getObject(5, LocalDate.class)))
                .list();
        assertThat(seats).isNotEmpty();
        Map<UUID, Instant> busy = new HashMap<>();
        List<Shift> shifts = centres.shifts(administrator(), here.id);
        for (Seat seat : seats) {
            assertThat(Duration.between(seat.start(), seat.end()).toMinutes())
                    .isEqualTo(seat.service().equals("REN") ? 15 : 20);
            assertThat(seat.start()).isAfterOrEqualTo(busy.getOrDefault(seat.desk(), Instant.EPOCH));
            busy.put(seat.desk(), seat.end());
            assertThat(seat.start().atZone(zone).toLocalDate()).isEqualTo(seat.date());
            assertThat(shifts)
                    .as("a shift stands behind every time")
                    .anyMatch(shift -> shift.data().deskId().equals(seat.desk())
                            && shift.data().service().equals(seat.service())
                            && shift.data().day() == seat.date().getDayOfWeek()
                            && !seat.start()
                                    .isBefore(LocalTimes.start(
                                            seat.date().atTime(shift.data().starts()), zone))
                            && !seat.end()
                                    .isAfter(LocalTimes.end(
                                            seat.date().atTime(shift.data().ends()), zone)));
        }
    }
}
