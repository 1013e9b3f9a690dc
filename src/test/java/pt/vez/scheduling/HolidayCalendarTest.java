package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.calendar.CalendarDay;
import pt.vez.calendar.CalendarDay.Kind;
import pt.vez.calendar.Holidays;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.calendar.WorkingHours;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Holidays of country, region and municipality; added and corrected days, what they touch, and who is asked about them. */
class HolidayCalendarTest extends VezTest {
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");
    private static final LocalText NAME = new LocalText("Tolerância", "Day off");

    @Autowired
    private Centres centres;

    @Autowired
    private HolidayCalendar calendar;

    @Autowired
    private Publications publications;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Holidays holidays;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private WorkingHours hours;

    private Municipality place(String code) {
        return municipalities.find(code).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-17, ponta-delgada, true, Whit Monday of the Azores",
        "2027-05-17, lisboa, false, which is a working day on the mainland",
        "2027-07-01, funchal, true, day of Madeira",
        "2027-04-02, funchal, true, day of autonomy",
        "2027-12-26, funchal, true, first octave",
        "2027-05-06, beja, true, Ascension day moves",
        "2027-06-24, porto, true, a municipal day that does not",
        "2027-06-24, lisboa, false, which is Porto's",
        "2027-06-13, lisboa, true, Saint Anthony",
        "2027-02-09, lisboa, false, Carnival is no holiday of the law",
        "2027-03-26, lisboa, true, Good Friday"
    })
    void theComputedCalendarKnowsCountryRegionsAndMunicipalities(
            LocalDate day, String municipality, boolean holiday, String why) {
        assertThat(new Holidays().isHoliday(day, place(municipality))).as(why).isEqualTo(holiday);
    }

    @Test
    void everyMunicipalityHasItsPlaceInTheCalendarAndADayOfItsOwn() {
        assertThat(municipalities.all()).hasSizeGreaterThan(40).allSatisfy(each -> {
            String calendarOf = each.calendar();
            assertThat(calendarOf).as(each.code()).isNotNull();
            var own = new java.util.HashMap<>(Holidays.computed(2027, calendarOf));
            own.keySet()
                    .removeAll(
                            Holidays.computed(2027, calendarOf.substring(0, 2)).keySet());
            assertThat(own).as(each.code()).hasSizeLessThanOrEqualTo(1);
        });
    }

    private static LocalDate workday(int ahead) {
        LocalDate day =
                Zones.today(Clock.systemUTC()).plusDays(ahead).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        while (new Holidays().isHoliday(day, null)) {
            day = day.plusWeeks(1);
        }
        return day;
    }

    private static CalendarDay day(LocalDate date, Kind kind, String scope) {
        return new CalendarDay(Ids.next(), date, kind, scope, NAME);
    }

    private void await(List<UUID> ids, Actor actor) {
        ids.forEach(id -> Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> publications.get(actor, id).state() == Publications.State.PUBLISHED));
    }

    @Test
    void aDecreedDayTakesFreeTimesAwayKeepsTakenOnesAndGivesThemBack() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate date = workday(40);
        var here = new CentreFixture(centres, administrator, "horta", AZORES, 2);
        here.shift(0, DayOfWeek.WEDNESDAY, 9, 11, date, date);
        publishing.publish(administrator, here.id, date, date);
        here.take(jdbc, date, 0);
        CalendarDay off = day(date, Kind.DECREED_CLOSED, "horta");
        assertThat(calendar.effect(administrator, null, off).centres())
                .filteredOn(each -> each.centre().equals(here.id))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.seats().removed()).isEqualTo(7);
                    assertThat(each.seats().keptBooked()).isEqualTo(1);
                });
        assertThat(here.seats(jdbc)).as("looked at, not saved").isEqualTo(8);
        await(calendar.save(administrator, null, off), administrator);
        assertThat(here.seats(jdbc)).as("the booked one stays").isEqualTo(1);
        assertThat(publishing
                        .preview(administrator, here.id, date, date)
                        .getFirst()
                        .holiday())
                .isEqualTo(NAME);
        assertThat(holidays.asStored().isWorkingDay(date, place("horta"))).isFalse();
        assertThat(holidays.asStored().isWorkingDay(date, place("lisboa"))).isTrue();
        CalendarDay working = new CalendarDay(off.id(), date, Kind.DECREED_OPEN, "horta", NAME);
        await(calendar.save(administrator, off, working), administrator);
        assertThat(here.seats(jdbc))
                .as("the agency decided that the centres work")
                .isEqualTo(8);
        assertThat(calendar.year(administrator, date.getYear(), "horta"))
                .filteredOn(each -> each.date().equals(date) && each.added() != null)
                .extracting(each -> each.added().kind())
                .containsExactly(Kind.DECREED_OPEN);
        assertThatThrownBy(() -> calendar.save(administrator, off, day(date, Kind.HOLIDAY, "horta")))
                .as("another administrator changed it since")
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> calendar.save(administrator, null, day(date, Kind.HOLIDAY, "horta")))
                .hasFieldOrPropertyWithValue("key", "holidays.taken");
        calendar.save(administrator, working, null);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'holidays.changed' and detail like ?")
                        .param("%" + date + " horta%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aMovedMunicipalDayIsCorrectedAndTheWorkingClockFollows() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Municipality angra = place("angra");
        LocalDate computed = LocalDate.of(2033, 6, 24);
        LocalDate moved = LocalDate.of(2033, 6, 23);
        assertThat(holidays.asStored().isHoliday(computed, angra)).isTrue();
        CalendarDay no = day(computed, Kind.WORKING, "angra");
        CalendarDay yes = day(moved, Kind.HOLIDAY, "angra");
        calendar.save(administrator, null, no);
        calendar.save(administrator, null, yes);
        assertThat(holidays.asStored().isHoliday(computed, angra)).isFalse();
        assertThat(holidays.asStored().nameOf(moved, angra)).contains(NAME);
        assertThat(calendar.year(administrator, 2033, "angra"))
                .filteredOn(each -> each.date().equals(computed) && each.added() == null)
                .singleElement()
                .matches(HolidayCalendar.Entry::overruled);
        var wednesday = LocalDate.of(2033, 6, 22).atTime(LocalTime.of(17, 0)).atZone(angra.zone());
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(hours.plus(wednesday.toInstant(), Duration.ofHours(2), angra.zone(), angra))
                                .isEqualTo(LocalDate.of(2033, 6, 24)
                                        .atTime(10, 0)
                                        .atZone(angra.zone())
                                        .toInstant()));
        calendar.save(administrator, no, null);
        calendar.save(administrator, yes, null);
    }

    @Test
    void anEntryNeedsNamesAPlaceAndAYear() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate date = LocalDate.of(2034, 1, 2);
        refused(administrator, "holidays.scope.missing", day(date, Kind.HOLIDAY, "nowhere"));
        refused(
                administrator,
                "holidays.name.missing",
                new CalendarDay(Ids.next(), date, Kind.HOLIDAY, "angra", new LocalText("", "x")));
        refused(administrator, "holidays.year.wrong", day(LocalDate.of(1999, 1, 1), Kind.HOLIDAY, "angra"));
        refused(
                administrator,
                "field.tooLong",
                new CalendarDay(Ids.next(), date, Kind.HOLIDAY, "angra", new LocalText("x".repeat(121), "x")));
    }

    private void refused(Actor administrator, String key, CalendarDay day) {
        assertThatThrownBy(() -> calendar.save(administrator, null, day)).hasFieldOrPropertyWithValue("key", key);
    }
}
