package pt.vez.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Zones;

/** A clock that stands still at night, at weekends and on holidays of the place. */
class WorkingHoursTest {
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");
    private static final Municipality LISBON =
            new Municipality("lisboa", "Lisboa", Zones.LISBON, new GeoPoint(0, 0), "11/LSB");

    private final WorkingHours hours = new WorkingHours(new Holidays());

    private LocalDateTime plus(LocalDateTime from, Duration term, ZoneId zone, @Nullable Municipality municipality) {
        return hours.plus(from.atZone(zone).toInstant(), term, zone, municipality)
                .atZone(zone)
                .toLocalDateTime();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00, PT2H, 2026-11-25T12:00, within a day",
        "2026-11-25T09:00, PT9H, 2026-11-25T18:00, a whole day ends with it",
        "2026-11-25T09:00, PT9H1M, 2026-11-26T09:01, and a minute more on the next",
        "2026-11-25T06:00, PT1H, 2026-11-25T10:00, before it opens",
        "2026-11-25T18:00, PT1H, 2026-11-26T10:00, once it has closed",
        "2026-11-27T17:00, PT2H, 2026-11-30T10:00, over a weekend",
        "2026-11-28T12:00, PT1H, 2026-11-30T10:00, from a Saturday",
        "2026-12-07T17:00, PT2H, 2026-12-09T10:00, over the Immaculate Conception",
        "2026-12-31T17:30, PT1H, 2027-01-04T09:30, over New Year and the weekend after it",
        "2028-03-24T17:00, PT2H, 2028-03-27T10:00, over the night in which an hour is missing",
        "2028-02-28T17:00, PT2H, 2028-02-29T10:00, into a leap day"
    })
    void onlyWorkingTimeCounts(LocalDateTime from, Duration term, LocalDateTime end, String why) {
        assertThat(plus(from, term, Zones.LISBON, null)).as(why).isEqualTo(end);
        assertThat(plus(from, term, AZORES, null))
                .as("on the wall of the Azores: " + why)
                .isEqualTo(end);
    }

    @Test
    void theHolidayOfAMunicipalityCountsThereAlone() {
        LocalDateTime before = LocalDateTime.of(2028, 6, 12, 17, 0);
        assertThat(plus(before, Duration.ofHours(2), Zones.LISBON, LISBON))
                .isEqualTo(LocalDateTime.of(2028, 6, 14, 10, 0));
        assertThat(plus(before, Duration.ofHours(2), Zones.LISBON, null))
                .isEqualTo(LocalDateTime.of(2028, 6, 13, 10, 0));
    }

    @Test
    void aTermThatNeverEndsIsRefused() {
        assertThatThrownBy(
                        () -> plus(LocalDateTime.of(2026, 11, 25, 9, 0), Duration.ofHours(9 * 400), Zones.LISBON, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T08:59:59.999, false",
        "2026-11-25T09:00, true",
        "2026-11-25T17:59:59.999, true",
        "2026-11-25T18:00, false",
        "2026-11-28T12:00, false",
        "2026-12-08T12:00, false"
    })
    void itRunsFromNineToSixOfWorkingDays(LocalDateTime at, boolean runs) {
        assertThat(hours.isRunning(at.atZone(AZORES).toInstant(), AZORES, null)).isEqualTo(runs);
        assertThat(hours.isRunning(at.atZone(Zones.LISBON).toInstant(), Zones.LISBON, null))
                .isEqualTo(runs);
    }
}
