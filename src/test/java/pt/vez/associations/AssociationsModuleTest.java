package pt.vez.associations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import pt.vez.ModuleTest;
import pt.vez.Partners;
import pt.vez.associations.MembershipEvents.MemberJoined;
import pt.vez.associations.MembershipEvents.MemberLeft;
import pt.vez.associations.MembershipEvents.MemberRestored;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** Partner bodies by themselves. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
@Import(NoCoverage.class)
class AssociationsModuleTest extends ModuleTest {
    @Autowired
    private Memberships memberships;

    @Autowired
    private Associations associations;

    private UUID partner() {
        return Partners.partner(jdbc, "Sozinha " + UUID.randomUUID());
    }

    private Actor member(UUID partner) {
        Actor member = actor(Role.MEDIATOR);
        Partners.member(jdbc, member.accountId(), partner, false);
        return member;
    }

    @Test
    void whoJoinsIsAMemberAndThatIsSaidOnce(Scenario scenario) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID partner = partner();
        Email address = Email.of("m" + UUID.randomUUID() + "@test.example");
        scenario.stimulate(() -> memberships.addMediator(administrator, partner, address, "Rosa Nova"))
                .andWaitForEventOfType(MemberJoined.class)
                .matchingMappedValue(MemberJoined::partnerId, partner)
                .toArriveAndVerify(
                        joined -> assertThat(associations.everybodyOf(partner)).hasSize(1));
        assertThatThrownBy(() -> memberships.addMediator(administrator, partner(), address, "Rosa Nova"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("partners.elsewhere");
    }

    @Test
    void aDepartureIsUndoneForADay(Scenario scenario) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID partner = partner();
        Actor early = member(partner);
        scenario.stimulate(() -> memberships.leave(administrator, early.accountId()))
                .andWaitForEventOfType(MemberLeft.class)
                .matchingMappedValue(MemberLeft::accountId, early.accountId())
                .toArrive();
        clock.forward(Memberships.UNDO.minusMinutes(1));
        scenario.stimulate(() -> memberships.restore(administrator, partner, early.accountId()))
                .andWaitForEventOfType(MemberRestored.class)
                .matchingMappedValue(MemberRestored::accountId, early.accountId())
                .toArrive();
        Actor late = member(partner);
        memberships.leave(administrator, late.accountId());
        clock.forward(Memberships.UNDO.plusSeconds(1));
        assertThatThrownBy(() -> memberships.restore(administrator, partner, late.accountId()))
                .isInstanceOf(InvalidInput.class);
    }
}
