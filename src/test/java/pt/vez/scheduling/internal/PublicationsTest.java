package pt.vez.scheduling.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.platform.FailingWrites;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publications;
import pt.vez.scheduling.Publications.Publication;
import pt.vez.scheduling.Publications.State;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Half a year of several centres is counted and published by a job that goes on where it stopped. */
class PublicationsTest extends VezTest {
    private static final LocalDate FROM = Zones.today(Clock.systemUTC()).plusDays(1);
    private static final LocalDate TO = FROM.plusDays(Publishing.LONGEST_DAYS - 1);

    @Autowired
    private Centres centres;

    @Autowired
    private Publications publications;

    @Autowired
    private PublicationService service;

    @Autowired
    private PublicationRepository rows;

    private Actor administrator;

    @BeforeAll
    void signIn() {
        administrator = actor(Role.ADMINISTRATOR);
    }

    private CentreFixture centre() {
        var centre = new CentreFixture(centres, administrator, "lisboa", LISBON, 2);
        for (DayOfWeek day : CentreFixture.WEEK) {
            centre.shift(0, day, 9, 11, FROM, TO);
            centre.shift(1, day, 9, 10, FROM, TO);
        }
        return centre;
    }

    private Publication await(UUID id, State state) {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> publications.get(administrator, id).state() == state);
        return publications.get(administrator, id);
    }

    @Test
    void countsFirstPublishesThenAndDoingItAgainChangesNothing() {
        CentreFixture one = centre();
        CentreFixture other = centre();
        UUID id = publications.count(administrator, List.of(one.id, other.id), FROM, TO);
        Publication counted = await(id, State.COUNTED);
        assertThat(counted.centres()).hasSize(2);
        assertThat(counted.daysDone()).isEqualTo(counted.daysTotal()).isEqualTo(2 * Publishing.LONGEST_DAYS);
        assertThat(counted.added()).isGreaterThan(2 * 100 * 12);
        assertThat(one.seats(jdbc)).as("only counted").isZero();
        publications.publish(administrator, id);
        assertThatThrownBy(() -> publications.publish(administrator, id))
                .as("another administrator was faster")
                .isInstanceOf(ChangedMeanwhile.class);
        Publication published = await(id, State.PUBLISHED);
        assertThat(published.added()).isEqualTo(counted.added());
        assertThat(one.seats(jdbc) + other.seats(jdbc)).isEqualTo(counted.added());
        UUID again = publications.publishNow(administrator, List.of(one.id, other.id), FROM, TO);
        Publication nothing = await(again, State.PUBLISHED);
        assertThat(nothing.added() + nothing.removed()).isZero();
        assertThat(one.seats(jdbc) + other.seats(jdbc)).isEqualTo(counted.added());
        assertThat(publications.latest(administrator))
                .extracting(Publication::id)
                .contains(id, again);
    }

    @Test
    void whatWasBegunGoesOnWhereItStoppedAndCountsNothingTwice() {
        CentreFixture centre = centre();
        UUID id = publications.publishNow(administrator, List.of(centre.id), FROM, TO);
        // The first month, as a node would have left it that died then; the job of this node may be at it too.
        service.advance(new PublicationRepository.Left(id, State.PUBLISHING, centre.id, FROM, TO));
        assertThat(publications.get(administrator, id).daysDone()).isGreaterThanOrEqualTo(31);
        service.advance(new PublicationRepository.Left(id, State.PUBLISHING, centre.id, FROM, TO));
        Publication published = await(id, State.PUBLISHED);
        assertThat(published.added()).isEqualTo(centre.seats(jdbc)).isPositive();
        assertThat(rows.next().filter(left -> left.publication().equals(id))).isEmpty();
    }

    @Test
    void aStoppedPublicationKeepsWhatIsDoneAndDoesNoMore() {
        CentreFixture centre = centre();
        UUID id = publications.count(administrator, List.of(centre.id), FROM, TO);
        await(id, State.COUNTED);
        publications.publish(administrator, id);
        publications.stop(administrator, id);
        int seats = centre.seats(jdbc);
        service.advance(new PublicationRepository.Left(id, State.PUBLISHING, centre.id, FROM, TO));
        assertThat(centre.seats(jdbc)).isEqualTo(seats);
        assertThat(publications.get(administrator, id).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void aCentreThatFailsForAReasonNobodyForesawIsSetAsideTheOthersGoOnAndItCanBeTriedAgain() {
        CentreFixture failing = centre();
        CentreFixture other = centre();
        CentreFixture behind = centre();
        UUID first;
        try (var fault = new FailingWrites(jdbc, "scheduling_slot", "centre_id", failing.id.value())) {
            first = publications.publishNow(administrator, List.of(failing.id, other.id), FROM, FROM.plusDays(6));
            UUID second = publications.publishNow(administrator, List.of(behind.id), FROM, FROM.plusDays(6));
            await(second, State.PUBLISHED);
            Publication left = await(first, State.INCOMPLETE);
            assertThat(left.centres())
                    .filteredOn(each -> each.centre().equals(failing.id))
                    .singleElement()
                    .extracting(Publications.OfCentre::problem)
                    .isEqualTo("publishing.problem");
            assertThat(failing.seats(jdbc)).isZero();
            assertThat(other.seats(jdbc)).isPositive();
            assertThat(behind.seats(jdbc)).isPositive();
        }
        publications.retry(administrator, first);
        Publication whole = await(first, State.PUBLISHED);
        assertThat(failing.seats(jdbc)).isEqualTo(other.seats(jdbc));
        assertThat(whole.added()).isEqualTo(2 * other.seats(jdbc));
        assertThatThrownBy(() -> publications.retry(administrator, first)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void boundsAreEnforced() {
        CentreFixture centre = centre();
        List<CentreId> here = List.of(centre.id);
        refused("waves.centres.missing", List.of(), FROM, TO);
        refused("shifts.period", here, FROM, FROM.minusDays(1));
        refused("publish.range", here, FROM, TO.plusDays(1));
        refused("publish.past", here, FROM.minusDays(3), TO.minusDays(3));
    }

    private void refused(String key, List<CentreId> where, LocalDate from, LocalDate to) {
        assertThatThrownBy(() -> publications.count(administrator, where, from, to))
                .hasFieldOrPropertyWithValue("key", key);
    }
}
