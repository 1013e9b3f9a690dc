package pt.vez.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import pt.vez.ModuleTest;
import pt.vez.Partners;
import pt.vez.associations.MembershipEvents.MemberLeft;
import pt.vez.associations.MembershipEvents.MemberRestored;
import pt.vez.associations.NoCoverage;
import pt.vez.rota.Duties.Request;
import pt.vez.rota.RotaEvents.DutyLost;
import pt.vez.rota.RotaEvents.DutyPlanned;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Who is on duty, by itself. */
@Import({RotaModuleTest.Town.class, NoCoverage.class})
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
class RotaModuleTest extends ModuleTest {
    private static final Places.Place POST = new Places.Place(UUID.randomUUID(), "Posto", Zones.LISBON, false);

    /** The one centre there is, told by the module of centres in the whole application. */
    static class Town {
        @Bean
        Places places() {
            return new Places() {
                @Override
                public List<Place> all() {
                    return List.of(POST);
                }

                @Override
                public Optional<Place> find(UUID id) {
                    return all().stream().filter(place -> place.id().equals(id)).findFirst();
                }
            };
        }
    }

    @Autowired
    private Duties duties;

    @Autowired
    private WorkTimes times;

    private record Team(UUID partner, Actor coordinator, Actor mediator) {}

    private Team team() {
        UUID partner = Partners.partner(jdbc, "Sozinha " + UUID.randomUUID());
        jdbc.sql("insert into associations_agreement_centre (agreement_id, centre_id)"
                        + " select id, ? from associations_agreement where partner_id = ?")
                .params(POST.id(), partner)
                .update();
        Actor coordinator = actor(Role.MEDIATOR);
        Actor mediator = actor(Role.MEDIATOR);
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        Partners.member(jdbc, mediator.accountId(), partner, false);
        Partners.certified(jdbc, mediator.accountId());
        RotaFixture.always(times, mediator);
        return new Team(partner, coordinator, mediator);
    }

    private static LocalDate monday(LocalDate today) {
        return today.plusWeeks(3).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private Request duty(Team team, int day) {
        return Request.once(
                team.mediator().accountId(),
                POST.id(),
                monday(Zones.today(clock)).plusDays(day),
                LocalTime.of(9, 0),
                LocalTime.of(13, 0));
    }

    private List<DutyState> states(Team team) {
        LocalDate monday = monday(Zones.today(clock));
        return duties.ofAssociation(team.coordinator(), POST.id(), monday, monday.plusDays(6)).stream()
                .map(Duty::state)
                .toList();
    }

    @Test
    void whatIsPlannedIsSaidToWhoIsOnDuty(Scenario scenario) {
        Team team = team();
        scenario.stimulate(() -> duties.plan(team.coordinator(), duty(team, 0)))
                .andWaitForEventOfType(DutyPlanned.class)
                .matchingMappedValue(DutyPlanned::to, team.mediator().accountId())
                .toArriveAndVerify(planned -> assertThat(planned.duties()).hasSize(1));
        assertThat(states(team)).containsExactly(DutyState.PLANNED);
    }

    @Test
    void dutiesOfWhoLeavesAreLostAndComeBackWithThePerson(Scenario scenario) {
        Team team = team();
        duties.plan(team.coordinator(), duty(team, 0));
        duties.plan(team.coordinator(), duty(team, 2));
        scenario.publish(new MemberLeft(team.mediator().accountId(), team.partner()))
                .andWaitForEventOfType(DutyLost.class)
                .toArriveAndVerify(lost -> {
                    assertThat(lost.to()).containsExactly(team.coordinator().accountId());
                    assertThat(lost.duties()).hasSize(2);
                });
        assertThat(states(team)).containsOnly(DutyState.ABSENT).hasSize(2);
        scenario.publish(new MemberRestored(team.mediator().accountId(), team.partner()))
                .andWaitForStateChange(() -> states(team), states -> !states.contains(DutyState.ABSENT))
                .andVerify(states -> assertThat(states).containsExactly(DutyState.PLANNED, DutyState.PLANNED));
    }

    @Test
    void whoLeavesOneAssociationLosesNothingOfAnothersDuties(Scenario scenario) {
        Team team = team();
        Team neighbour = team();
        duties.plan(team.coordinator(), duty(team, 0));
        duties.plan(neighbour.coordinator(), duty(neighbour, 0));
        scenario.publish(new MemberLeft(team.mediator().accountId(), team.partner()))
                .andWaitForEventOfType(DutyLost.class)
                .toArriveAndVerify(lost -> assertThat(lost.duties()).hasSize(1));
        assertThat(states(neighbour)).containsExactly(DutyState.PLANNED);
    }
}
