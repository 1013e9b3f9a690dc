package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Days begin at each centre's own midnight: in the night to a new year, and in the night in which an hour is missing. */
class MidnightTest extends VezTest {
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private WalkIns walkIns;

    private CentreFixture centre(Actor administrator, String municipality, ZoneId zone) {
        return new CentreFixture(centres, administrator, municipality, zone, 1);
    }

    private int number(Actor officer, CentreFixture centre) {
        return walkIns.issue(officer, centre.id, "REN", Ground.NONE).number();
    }

    @Test
    void ticketsBeginAnewAtTheCentresOwnNewYear() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor officer = actor(Role.OFFICER);
        CentreFixture lisbon = centre(administrator, "lisboa", Zones.LISBON);
        CentreFixture azores = centre(administrator, "ponta-delgada", AZORES);
        clock.set(Instant.parse("2026-12-31T23:59:00Z"));
        assertThat(List.of(number(officer, lisbon), number(officer, lisbon))).containsExactly(1, 2);
        assertThat(number(officer, azores)).isEqualTo(1);
        clock.forward(Duration.ofMinutes(1));
        assertThat(number(officer, lisbon)).as("2027 has begun in Lisbon").isEqualTo(1);
        assertThat(walkIns.waiting(officer, lisbon.id))
                .extracting(Ticket::number)
                .containsExactly(1);
        assertThat(number(officer, azores)).as("and not in the Azores").isEqualTo(2);
        assertThat(walkIns.waiting(officer, azores.id)).hasSize(2);
        clock.forward(Duration.ofHours(1));
        assertThat(number(officer, azores)).isEqualTo(1);
    }

    /** In Lisbon 2028-03-26 has no hour from one to two. */
    @Test
    void theHourThatIsMissingIsNoneOfTheHalfHourASeatIsOfferedAhead() {
        LocalDate day = LocalDate.of(2028, 3, 26);
        Actor administrator = actor(Role.ADMINISTRATOR);
        CentreFixture centre = centre(administrator, "lisboa", Zones.LISBON);
        centres.addShift(
                administrator,
                centre.id,
                new ShiftData(
                        centre.desks.getFirst(),
                        "REN",
                        day.getDayOfWeek(),
                        LocalTime.of(2, 0),
                        LocalTime.of(2, 15),
                        day,
                        day));
        publishing.publish(administrator, centre.id, day, day);
        Actor person = actor(Role.APPLICANT);
        CaseId caseId = readyCaseOf(person);
        clock.set(Instant.parse("2028-03-26T00:29:00Z"));
        List<OfferedTime> times = booking.times(person, caseId, centre.id, day);
        assertThat(times).hasSize(1);
        assertThat(times.getFirst().start())
                .as("two o'clock is a minute after 0:59")
                .isEqualTo(Instant.parse("2028-03-26T01:00:00Z"));
        UUID slot = times.getFirst().slotId();
        clock.forward(Duration.ofMinutes(2));
        assertThat(booking.times(person, caseId, centre.id, day)).isEmpty();
        clock.set(Instant.parse("2028-03-26T01:00:01Z"));
        assertThatThrownBy(() -> booking.hold(person, caseId, slot)).isInstanceOf(NotFound.class);
    }

    @Test
    void aDayThatIsOverAtTheCentreIsNotPublishedThere() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        CentreFixture lisbon = centre(administrator, "lisboa", Zones.LISBON);
        CentreFixture azores = centre(administrator, "ponta-delgada", AZORES);
        LocalDate last = LocalDate.of(2026, 12, 31);
        clock.set(Instant.parse("2027-01-01T00:30:00Z"));
        assertThatThrownBy(() -> publishing.publish(administrator, lisbon.id, last, last))
                .isInstanceOf(InvalidInput.class);
        assertThat(publishing.publish(administrator, azores.id, last, last)).isNotNull();
    }
}
