package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.State;
import pt.vez.platform.FailingWrites;
import pt.vez.platform.FaultIsolation;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** A plan or a wave that fails for a reason nobody foresaw is set aside; those behind it go on, and it can be tried again. */
class SetAsideTest extends VezTest {
    @Autowired
    private ApplicationContext application;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Booking booking;

    private Actor administrator;
    private ClosureFixture house;

    @BeforeAll
    void open() {
        administrator = actor(Role.ADMINISTRATOR);
        ClosureFixture.jobs(jdbc, false);
        house = new ClosureFixture(application, administrator, 1, 2);
    }

    @AfterAll
    void leave() {
        house.leave();
        ClosureFixture.jobs(jdbc, true);
    }

    private UUID close(int place) {
        CentreId centre = house.places.get(place);
        Actor person = actor(Role.APPLICANT);
        CaseId id = house.wants(caseOf(person).id(), allocation);
        UUID slot = jdbc.sql("select id from scheduling_slot where centre_id = ? and local_date = ? limit 1")
                .params(centre.value(), house.days.getFirst())
                .query(UUID.class)
                .single();
        booking.confirm(person, id, booking.hold(person, id, slot).id());
        return disruptions.propose(
                administrator,
                new Disruptions.Scope(
                        List.of(centre.value()),
                        List.of(),
                        List.of(ClosureFixture.SERVICE),
                        house.days.getFirst().atStartOfDay(),
                        house.days.getFirst().plusDays(1).atStartOfDay(),
                        false,
                        house.days.getLast()),
                "Obras");
    }

    @Test
    void aFailingPlanIsSetAsideAndCanBeTriedAgain() {
        UUID failing = close(0);
        UUID behind = close(1);
        try (var fault = new FailingWrites(jdbc, "invitations_plan_item", "plan_id", failing)) {
            for (int i = 0; i < FaultIsolation.ATTEMPTS; i++) {
                disruptions.step();
            }
            assertThat(disruptions.plan(administrator, behind).state()).isEqualTo(State.PROPOSED);
            Disruptions.Plan stopped = disruptions.plan(administrator, failing);
            assertThat(stopped.state()).isEqualTo(State.COMPUTING);
            assertThat(stopped.setAside()).isTrue();
        }
        assertThat(disruptions.step())
                .as("nothing is done before somebody says so")
                .isZero();
        disruptions.retry(administrator, failing);
        disruptions.step();
        assertThat(disruptions.plan(administrator, failing).state()).isEqualTo(State.PROPOSED);
        assertThat(disruptions.plan(administrator, failing).setAside()).isFalse();
        assertThatThrownBy(() -> disruptions.retry(administrator, failing)).isInstanceOf(InvalidInput.class);
        disruptions.undo(administrator, failing);
        disruptions.undo(administrator, behind);
        disruptions.step();
    }

    @Test
    void aFailingWaveIsSetAsideAndCanBeTriedAgain() {
        jdbc.sql("update scheduling_service set open_booking = false where code = ?")
                .param(ClosureFixture.SERVICE)
                .update();
        house.wants(caseOf(actor(Role.APPLICANT)).id(), allocation);
        UUID failing = release();
        UUID behind = release();
        try (var fault = FailingWrites.ofColumn(jdbc, "invitations_wave", "round_planned", failing)) {
            for (int i = 0; i < FaultIsolation.ATTEMPTS; i++) {
                invitations.work();
            }
            assertThat(wave(failing).setAside()).isTrue();
            assertThat(wave(behind).nextAt())
                    .as("its round was done")
                    .isAfter(wave(failing).nextAt());
            assertThat(invitations.rounds(administrator))
                    .extracting(Invitations.Round::wave)
                    .doesNotContain(failing);
        }
        invitations.retry(administrator, failing);
        invitations.work();
        assertThat(wave(failing).setAside()).isFalse();
        assertThat(wave(failing).nextAt()).isAfterOrEqualTo(wave(behind).nextAt());
        assertThatThrownBy(() -> invitations.retry(administrator, failing))
                .as("only what is set aside is tried again")
                .isInstanceOf(InvalidInput.class);
        invitations.end(administrator, failing);
        invitations.end(administrator, behind);
        assertThatThrownBy(() -> invitations.pause(administrator, behind, true))
                .as("what another administrator ended does not seem to be paused")
                .isInstanceOf(InvalidInput.class);
        jdbc.sql("update scheduling_service set open_booking = true where code = ?")
                .param(ClosureFixture.SERVICE)
                .update();
    }

    private UUID release() {
        return invitations.release(
                administrator,
                new Invitations.Release(
                        ClosureFixture.SERVICE,
                        List.of(house.places.getFirst().value()),
                        house.days.getFirst(),
                        house.days.getLast(),
                        24,
                        72));
    }

    private Invitations.Wave wave(UUID id) {
        return invitations.waves(administrator, 0, 200).rows().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
