package pt.vez.associations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Joining, leaving and coordinating: in the journal, told, undone for a day; the role goes and comes with the membership. */
class MembershipsTest extends VezTest {
    @Autowired
    private Memberships memberships;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Associations associations;

    @Autowired
    private Accounts accounts;

    private final String tail = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whoLeavesLosesTheRoleAndTheDutiesAndTheUndoGivesBothBack() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID partner = Partners.partner(jdbc, "Saída " + tail);
        Actor coordinator = actor(Role.MEDIATOR, "Coordenadora");
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        Actor mediator = mediator(partner);
        memberships.leave(administrator, mediator.accountId());
        assertThat(roles(mediator)).containsExactly(Role.APPLICANT);
        assertThat(duties(mediator)).isEqualTo("ABSENT");
        assertThat(journalled("member.left", mediator)).isEqualTo(1);
        told(mediator, 1);
        told(coordinator, 1);
        assertThat(memberships.departed(administrator, partner))
                .extracting(Memberships.Departed::accountId)
                .containsExactly(mediator.accountId());
        memberships.restore(administrator, partner, mediator.accountId());
        assertThat(roles(mediator)).contains(Role.MEDIATOR);
        assertThat(duties(mediator)).isEqualTo("PLANNED");
        assertThat(journalled("member.restored", mediator)).isEqualTo(1);
        assertThat(memberships.departed(administrator, partner)).isEmpty();
        memberships.leave(administrator, mediator.accountId());
        clock.forward(Memberships.UNDO.plusSeconds(1));
        assertThatThrownBy(() -> memberships.restore(administrator, partner, mediator.accountId()))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void anApplicantWhoBecomesMediatorStaysApplicantAndKeepsTheirName() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor applicant = actor(Role.APPLICANT, "Oksana " + tail);
        Email address = Email.of(applicant.accountId() + "@test.example");
        assertThat(accounts.byEmail(administrator, address).orElseThrow().name())
                .isEqualTo("Oksana " + tail);
        assertThatThrownBy(() -> accounts.byEmail(applicant, address)).isInstanceOf(NotAuthorised.class);
        memberships.addMediator(administrator, Partners.partner(jdbc, "Entrada " + tail), address, "Outro nome");
        assertThat(roles(applicant)).containsExactlyInAnyOrder(Role.APPLICANT, Role.MEDIATOR);
        assertThat(journalled("member.joined", applicant)).isEqualTo(1);
        told(applicant, 1);
        memberships.leave(administrator, applicant.accountId());
        assertThat(roles(applicant)).containsExactly(Role.APPLICANT);
    }

    @Test
    void coordinatingIsInTheJournalOnceForEveryChange() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor mediator = mediator(Partners.partner(jdbc, "Coordenação " + tail));
        memberships.coordinate(administrator, mediator.accountId(), true);
        memberships.coordinate(administrator, mediator.accountId(), true);
        assertThat(journalled("member.coordinates", mediator)).isEqualTo(1);
        told(mediator, 1);
        memberships.coordinate(administrator, mediator.accountId(), false);
        assertThat(journalled("member.coordinatesNoMore", mediator)).isEqualTo(1);
    }

    @Test
    void anAgreementAllowsForEverybodyWhoWorksForThePartnerAlready() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID partner = memberships.register(administrator, "Pequena " + tail, Associations.Kind.NGO, "Lisboa");
        for (int i = 0; i < 3; i++) {
            Partners.member(jdbc, actor(Role.MEDIATOR).accountId(), partner, false);
        }
        assertThatThrownBy(() -> agreements.conclude(administrator, partner, terms(1)))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("agreement.mediators.fewer");
        UUID agreement = agreements.conclude(administrator, partner, terms(3));
        assertThatThrownBy(() -> agreements.change(administrator, agreement, terms(3), terms(2)))
                .isInstanceOf(InvalidInput.class);
        assertThat(agreements.of(administrator, partner).getFirst().terms().mediators())
                .isEqualTo(3);
    }

    private Agreement.Terms terms(int mediators) {
        UUID centre = jdbc.sql("select id from scheduling_centre limit 1")
                .query(UUID.class)
                .single();
        LocalDate today = Zones.today(Clock.systemUTC());
        return new Agreement.Terms(
                "A-" + tail, today, today.plusYears(1), mediators, Set.of("REN"), Set.of(centre), "");
    }

    private Set<Role> roles(Actor of) {
        return accounts.actor(of.accountId(), null).orElseThrow().roles();
    }

    private String duties(Actor of) {
        return jdbc.sql("select state from rota_duty where account_id = ?")
                .param(of.accountId())
                .query(String.class)
                .single();
    }

    private int journalled(String action, Actor about) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and detail = ?")
                .params(action, about.accountId().toString())
                .query(Integer.class)
                .single();
    }

    private void told(Actor whom, int atLeast) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> mails.caughtFor(whom.accountId() + "@test.example").size() >= atLeast);
    }
}
