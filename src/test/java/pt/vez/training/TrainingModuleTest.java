package pt.vez.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import pt.vez.ModuleTest;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.training.TrainingEvents.SeatGiven;
import pt.vez.training.TrainingEvents.SessionCancelled;
import pt.vez.training.TrainingSessions.Plan;

/** Training by itself. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
class TrainingModuleTest extends ModuleTest {
    @Autowired
    private TrainingSessions sessions;

    @Autowired
    private Enrolments enrolments;

    private UUID session(Actor administrator, int places) {
        LocalDate day = Zones.today(clock).plusDays(10);
        return sessions.plan(
                administrator,
                Course.BIOMETRICS,
                SessionKind.FULL,
                new Plan(day, LocalTime.of(9, 30), LocalTime.of(12, 30), false, "Rua 1", places));
    }

    private UUID enrolment(Actor person, UUID session) {
        return jdbc.sql("select id from training_enrolment where account_id = ? and session_id = ?")
                .params(person.accountId(), session)
                .query(UUID.class)
                .single();
    }

    @Test
    void aPlaceThatComesFreeGoesToWhoWaitsLongestAndThatIsSaid(Scenario scenario) {
        UUID session = session(actor(Role.ADMINISTRATOR), 1);
        Actor first = actor(Role.MEDIATOR);
        Actor second = actor(Role.MEDIATOR);
        Actor third = actor(Role.MEDIATOR);
        scenario.stimulate(() -> enrolments.enrol(first, session))
                .andWaitForEventOfType(SeatGiven.class)
                .matchingMappedValue(given -> given.about().accountId(), first.accountId())
                .toArriveAndVerify(given -> assertThat(given.fromWaitingList()).isFalse());
        assertThat(enrolments.enrol(second, session)).isEqualTo(EnrolmentState.WAITING);
        assertThat(enrolments.enrol(third, session)).isEqualTo(EnrolmentState.WAITING);
        scenario.stimulate(() -> enrolments.withdraw(first, enrolment(first, session)))
                .andWaitForEventOfType(SeatGiven.class)
                .matching(SeatGiven::fromWaitingList)
                .toArriveAndVerify(
                        given -> assertThat(given.about().accountId()).isEqualTo(second.accountId()));
    }

    @Test
    void whoHasAPlaceOrWaitsIsToldOfACancellation(Scenario scenario) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID session = session(administrator, 1);
        Actor seated = actor(Role.MEDIATOR);
        Actor waiting = actor(Role.MEDIATOR);
        enrolments.enrol(seated, session);
        enrolments.enrol(waiting, session);
        scenario.stimulate(() -> sessions.cancel(administrator, session))
                .andWaitForStateChange(() -> enrolments.own(seated).isEmpty() ? null : true)
                .andVerifyEvents(events -> assertThat(events.ofType(SessionCancelled.class))
                        .extracting(event -> event.about().accountId())
                        .containsExactlyInAnyOrder(seated.accountId(), waiting.accountId()));
    }
}
