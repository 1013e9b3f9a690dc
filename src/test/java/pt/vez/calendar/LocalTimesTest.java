package pt.vez.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import pt.vez.shared.InvalidInput;

class LocalTimesTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");

    @Test
    void refusesTheHourThatDoesNotExistInSpring() {
        assertThatThrownBy(() -> LocalTimes.start(LocalDateTime.of(2027, 3, 28, 1, 30), LISBON))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> LocalTimes.start(LocalDateTime.of(2027, 3, 28, 0, 30), AZORES))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theHourThatHappensTwiceInAutumnIsTwoHoursLong() {
        var start = LocalTimes.start(LocalDateTime.of(2027, 10, 31, 1, 0), LISBON);
        var end = LocalTimes.end(LocalDateTime.of(2027, 10, 31, 1, 59), LISBON);
        assertThat(Duration.between(start, end)).isEqualTo(Duration.ofMinutes(119));
    }

    @Test
    void theSameWallClockIsAnHourLaterInTheAzores() {
        var time = LocalDate.of(2026, 11, 26).atTime(LocalTime.of(9, 30));
        assertThat(Duration.between(LocalTimes.start(time, LISBON), LocalTimes.start(time, AZORES)))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void knowsTheMovingHolidaysOfTheNationAndTheMunicipalOnes() {
        var holidays = new Holidays();
        var lisbon =
                new Municipalities.Municipality("lisboa", "Lisboa", LISBON, new pt.vez.shared.GeoPoint(0, 0), "11/LSB");
        assertThat(holidays.isHoliday(LocalDate.of(2026, 4, 3), null))
                .as("Good Friday")
                .isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 6, 4), null))
                .as("Corpus Christi")
                .isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 12, 8), null)).isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 6, 13), lisbon)).isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 6, 13), null)).isFalse();
        assertThat(holidays.isWorkingDay(LocalDate.of(2026, 11, 28), null))
                .as("Saturday")
                .isFalse();
    }
}
