package pt.vez.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import pt.vez.ModuleTest;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.NoCoverage;
import pt.vez.casework.NoTakeovers;
import pt.vez.hiring.HiringEvents.AssociationNews;
import pt.vez.hiring.HiringEvents.AssociationTold;
import pt.vez.hiring.HiringEvents.CandidateTold;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.scheduling.NoInvitations;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Public calls and applications with what they rest on, and without messages or screens. */
@Import({NoTakeovers.class, NoInvitations.class, NoCoverage.class})
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
class HiringModuleTest extends ModuleTest {
    @Autowired
    private Calls calls;

    @Autowired
    private Applications applications;

    private OwnCall published(Actor coordinator, LocalDate deadline) {
        var data = new CallData(
                new LocalText("Mediadores", "Mediators"),
                new LocalText("Venha trabalhar connosco.", "Come and work with us."),
                Set.of(MediatorLanguage.BENGALI),
                "lisboa",
                "Rua da Palma 1",
                1,
                deadline);
        UUID id = calls.draft(coordinator, data);
        calls.measureBy(coordinator, id, List.of(), List.of(HiringFixture.criterion("Línguas", 3)));
        calls.publish(coordinator, id);
        return calls.get(coordinator, id);
    }

    private Actor coordinator() {
        Actor coordinator = actor(Role.MEDIATOR);
        HiringData.coordinates(jdbc, coordinator, "Sozinha");
        return coordinator;
    }

    private String apply(OwnCall call, String email) {
        return applications.apply(
                call.slug(), HiringFixture.form(UUID.randomUUID(), email, HiringFixture.pdf()), "net-" + email);
    }

    @Test
    void anApplicationIsConfirmedToTheCandidateAndItsWithdrawalToTheAssociation(Scenario scenario) {
        Actor coordinator = coordinator();
        OwnCall call = published(coordinator, Zones.today(clock).plusDays(20));
        String email = HiringFixture.address();
        String[] token = new String[1];
        scenario.stimulate(() -> token[0] = apply(call, email))
                .andWaitForEventOfType(CandidateTold.class)
                .matchingMappedValue(CandidateTold::email, email)
                .toArriveAndVerify(told -> assertThat(told.news()).isEqualTo(News.RECEIVED));
        scenario.stimulate(() -> applications.withdraw(token[0]))
                .andWaitForEventOfType(AssociationTold.class)
                .matchingMappedValue(AssociationTold::call, call.id())
                .toArriveAndVerify(told -> {
                    assertThat(told.news()).isEqualTo(AssociationNews.WITHDRAWN);
                    assertThat(told.to()).containsExactly(coordinator.accountId());
                });
    }

    @Test
    void aCallTakesApplicationsUntilTheEndOfItsLastDayInLisbon() {
        LocalDate last = Zones.today(clock).plusDays(20);
        OwnCall call = published(coordinator(), last);
        clock.set(last.atTime(23, 59).atZone(Zones.LISBON).toInstant());
        assertThat(apply(call, HiringFixture.address())).isNotBlank();
        clock.set(last.plusDays(1).atStartOfDay(Zones.LISBON).toInstant());
        assertThatThrownBy(() -> apply(call, HiringFixture.address())).isInstanceOf(NotFound.class);
    }
}
