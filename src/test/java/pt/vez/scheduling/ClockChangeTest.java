package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;

/** Shifts across the nights in which the clocks change: an hour that is missing is missed, one that comes twice is used twice. */
class ClockChangeTest extends VezTest {
    private static final Duration LENGTH = Duration.ofMinutes(20);

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    private record Setting(Actor administrator, CentreId centre, UUID desk) {}

    private Setting setting(ZoneId zone, String municipality) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        CentreId centre = centres.create(
                administrator,
                new CentreData(
                        "Posto " + UUID.randomUUID(),
                        "Rua 1",
                        "9500-001",
                        municipality,
                        zone,
                        new GeoPoint(37.74, -25.67),
                        null,
                        new LocalText("", ""),
                        true));
        return new Setting(administrator, centre, centres.addDesk(administrator, centre, "Balcão 1", Set.of("BIO")));
    }

    private void shift(Setting setting, LocalDate day, LocalTime starts, LocalTime ends) {
        centres.addShift(
                setting.administrator(),
                setting.centre(),
                new ShiftData(setting.desk(), "BIO", day.getDayOfWeek(), starts, ends, day, day));
    }

    private List<Instant> published(Setting setting, LocalDate day) {
        publishing.publish(setting.administrator(), setting.centre(), day, day);
        return jdbc.sql("select starts_at from scheduling_slot where centre_id = ? order by starts_at")
                .param(setting.centre().value())
                .query(Instant.class)
                .list();
    }

    private static void follow(List<Instant> starts) {
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
                    .as("no two at once, no hole")
                    .isEqualTo(LENGTH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, lisboa, 2028-03-26, 00:00, 04:00, 9, 01:00",
        "Atlantic/Azores, ponta-delgada, 2028-03-26, 01:00, 04:00, 9, 00:00"
    })
    void inSpringNobodyIsOfferedTheHourThatIsMissing(
            ZoneId zone,
            String municipality,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            int slots,
            LocalTime gap) {
        Setting setting = setting(zone, municipality);
        shift(setting, day, starts, ends);
        List<Instant> published = published(setting, day);
        assertThat(published).hasSize(slots);
        follow(published);
        assertThat(published)
                .extracting(start -> start.atZone(zone).toLocalTime().getHour())
                .doesNotContain(gap.getHour());
        assertThat(published)
                .extracting(start -> start.atZone(zone).toLocalDate())
                .containsOnly(day);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, lisboa, 2027-10-31, 00:00, 03:00, 12, 01:00",
        "Atlantic/Azores, ponta-delgada, 2027-10-31, 00:00, 03:00, 12, 00:00"
    })
    void inAutumnTheHourThatComesTwiceIsUsedTwice(
            ZoneId zone,
            String municipality,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            int slots,
            LocalTime twice) {
        Setting setting = setting(zone, municipality);
        shift(setting, day, starts, ends);
        List<Instant> published = published(setting, day);
        assertThat(published).hasSize(slots).doesNotHaveDuplicates();
        follow(published);
        assertThat(published)
                .filteredOn(start -> start.atZone(zone).toLocalTime().equals(twice))
                .hasSize(2);
        assertThat(published(setting, day)).as("publishing again").isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, lisboa, 2028-03-26, 01:30, 04:00",
        "Europe/Lisbon, lisboa, 2028-03-26, 00:00, 01:20",
        "Atlantic/Azores, ponta-delgada, 2028-03-26, 00:00, 04:00"
    })
    void aShiftThatBeginsOrEndsInTheMissingHourIsRefused(
            ZoneId zone, String municipality, LocalDate day, LocalTime starts, LocalTime ends) {
        Setting setting = setting(zone, municipality);
        assertThatThrownBy(() -> shift(setting, day, starts, ends))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("calendar.gap");
        assertThat(published(setting, day)).isEmpty();
    }
}
