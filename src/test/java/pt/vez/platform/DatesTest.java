package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static pt.vez.platform.Languages.ENGLISH;
import static pt.vez.platform.Languages.PORTUGUESE;
import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DatesTest {
    private static final Instant AT = Instant.parse("2026-12-09T10:30:00Z");
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");

    @Test
    void aTimeThatIsNotOfTheMainlandSaysWhoseClockItIs() {
        assertThat(Dates.dayAndTime(AT, AZORES, PORTUGUESE))
                .isEqualTo("quarta-feira, 9 de dezembro, 09:30 (hora dos Açores)");
        assertThat(Dates.dayAndTime(AT, AZORES, ENGLISH)).isEqualTo("Wednesday, 9 December, 09:30 (Azores time)");
        assertThat(Dates.dayAndTimes(AT, AT.plusSeconds(3_600), AZORES, ENGLISH))
                .isEqualTo("Wednesday, 9 December, 09:30–10:30 (Azores time)");
        assertThat(Dates.time(AT, AZORES, PORTUGUESE)).isEqualTo("09:30 (hora dos Açores)");
        assertThat(Dates.times(AT, AT.plusSeconds(3_600), AZORES, ENGLISH)).isEqualTo("09:30–10:30 (Azores time)");
        assertThat(Dates.dayAndTime(AT, ZoneId.of("America/New_York"), ENGLISH)).endsWith("(America/New_York)");
    }

    @Test
    void whatIsKeptOnPaperHasItsYearBeforeTheTimeAndTheNameOfItsClock() {
        assertThat(Dates.fullDayAndTime(AT, AZORES, PORTUGUESE))
                .isEqualTo("quarta-feira, 9 de dezembro de 2026, 09:30 (hora dos Açores)");
        assertThat(Dates.fullDayAndTime(AT, AZORES, ENGLISH))
                .isEqualTo("Wednesday, 9 December 2026, 09:30 (Azores time)");
        assertThat(Dates.fullDayAndTime(AT, LISBON, PORTUGUESE))
                .isEqualTo("quarta-feira, 9 de dezembro de 2026, 10:30");
    }

    @Test
    void aTimeReadOnOtherClocksSaysThatItIsOfLisbon() {
        assertThat(Dates.lisbonTime(AT, PORTUGUESE)).isEqualTo("10:30 (hora de Lisboa)");
        assertThat(Dates.dayAndLisbonTimes(AT, AT.plusSeconds(3_600), ENGLISH))
                .isEqualTo("Wednesday, 9 December, 10:30–11:30 (Lisbon time)");
    }

    @Test
    void aTimeOfTheMainlandOrOfTheSameClockNeedsNoName() {
        assertThat(Dates.dayAndTime(AT, LISBON, PORTUGUESE)).isEqualTo("quarta-feira, 9 de dezembro, 10:30");
        assertThat(Dates.dayAndTime(AT, ZoneId.of("Atlantic/Madeira"), ENGLISH))
                .isEqualTo("Wednesday, 9 December, 10:30");
    }
}
