package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Invitations.Capacity;
import pt.vez.invitations.Invitations.Plan;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.internal.Tokens;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Hold;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** Seats of a neighbour for people of a full centre, and people who must not be invited. */
class NeighbourWavesTest extends VezTest {
    @Autowired
    private ApplicationContext application;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Booking booking;

    private static final String EARLIER = "EARLIER";

    private Actor administrator;
    private ClosureFixture house;
    private List<UUID> others;

    @BeforeAll
    void onlyThese() {
        administrator = actor(Role.ADMINISTRATOR);
        ClosureFixture.jobs(jdbc, false);
        house = new ClosureFixture(application, administrator, 1, 2);
        others = jdbc.sql("select id from scheduling_centre where active and id not in (:own)")
                .param("own", house.places.stream().map(CentreId::value).toList())
                .query(UUID.class)
                .list();
        active(false);
        // What other tests invited to says nothing here.
        renamed(ClosureFixture.SERVICE, EARLIER);
    }

    @AfterAll
    void everybodyAgain() {
        active(true);
        renamed(EARLIER, ClosureFixture.SERVICE);
        house.leave();
        ClosureFixture.jobs(jdbc, true);
    }

    private void renamed(String from, String to) {
        jdbc.sql(
                        "update invitations_invitation set service_code = :to where service_code = :from and ended_at is not null")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void active(boolean active) {
        jdbc.sql("update scheduling_centre set active = :active where id in (:ids)")
                .param("active", active)
                .param("ids", others)
                .update();
    }

    @Test
    void peopleOfAFullCentreAreInvitedToTheNearestNeighbourWithRoomInTheOrderOfTheirRank() {
        CentreId home = house.places.get(0);
        CentreId near = house.places.get(1);
        CentreId far = house.places.get(2);
        Actor booked = actor(Role.APPLICANT);
        CaseId has = house.wants(caseOf(booked).id(), allocation);
        Hold hold = booking.hold(booked, has, house.slots().getLast());
        booking.confirm(booked, has, hold.id());
        // As an appointment taken over from elsewhere leaves it.
        jdbc.sql("update invitations_priority set state = 'WAITING', score = 100000 where case_id = ?")
                .param(has.value())
                .update();
        jdbc.sql("update scheduling_service set open_booking = false where code = ?")
                .param(ClosureFixture.SERVICE)
                .update();
        List<UUID> waiting = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            CaseId id = house.wants(caseOf(actor(Role.APPLICANT)).id(), allocation);
            jdbc.sql("update invitations_priority set score = ? where case_id = ?")
                    .params(1_000 - i, id.value())
                    .update();
            waiting.add(id.value());
        }
        var release = new Release(
                ClosureFixture.SERVICE,
                List.of(far.value(), near.value(), home.value()),
                house.days.getFirst(),
                house.days.getLast(),
                24,
                72);
        Plan plan = invitations.preview(administrator, release);
        assertThat(plan.invite()).isEqualTo(12);
        assertThat(plan.observed()).as("nothing is known about take-up yet").isFalse();
        Capacity full = plan.centres().get(2);
        assertThat(List.of(full.waiting(), full.invite(), full.away())).containsExactly(12L, 8L, 4L);
        assertThat(plan.centres().get(1).neighbours()).isEqualTo(4);
        assertThat(plan.centres().get(0).neighbours()).as("too far to be shown").isZero();
        UUID wave = invitations.release(administrator, release);
        Tokens.run(application, wave);
        assertThat(invitedTo(wave, home, false)).containsExactlyInAnyOrderElementsOf(waiting.subList(0, 8));
        assertThat(invitedTo(wave, near, true)).containsExactlyInAnyOrderElementsOf(waiting.subList(8, 12));
        assertThat(invitedTo(wave, far, true)).isEmpty();
        assertThat(jdbc.sql("select count(*) from invitations_invitation where case_id = ?")
                        .param(has.value())
                        .query(Integer.class)
                        .single())
                .as("who has an appointment is not invited")
                .isZero();
        allocation.compute(List.of(has));
        assertThat(allocation.explain(booked, has).orElseThrow().state()).isEqualTo(Allocation.State.BOOKED);
        jdbc.sql("update scheduling_service set open_booking = true where code = ?")
                .param(ClosureFixture.SERVICE)
                .update();
    }

    private List<UUID> invitedTo(UUID wave, CentreId centre, boolean fromElsewhere) {
        return jdbc.sql("select case_id from invitations_invitation where wave_id = ? and centre_id = ?"
                        + " and (home_centre_id is not null) = ?")
                .params(wave, centre.value(), fromElsewhere)
                .query(UUID.class)
                .list();
    }

    @Test
    void aPeriodThatIsPastOrEndsBeforeItBeginsSaysSo() {
        List<UUID> where = List.of(house.places.getFirst().value());
        var past = new Release(
                ClosureFixture.SERVICE, where, house.days.getFirst().minusDays(60), house.days.getLast(), 24, 72);
        assertThatThrownBy(() -> invitations.preview(administrator, past))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("publish.past");
        var turned = new Release(ClosureFixture.SERVICE, where, house.days.getLast(), house.days.getFirst(), 24, 72);
        assertThatThrownBy(() -> invitations.preview(administrator, turned))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("shifts.period");
    }
}
