package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.associations.Agreements;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** The first day of a coordinator, and what coordinator and mediator read while their agreement is suspended. */
class CoordinatorDeskJourneyTest extends BrowserTest {
    @Autowired
    private Agreements agreements;

    private static String email(Actor actor) {
        return actor.accountId() + "@test.example";
    }

    private Actor coordinator(UUID partner) {
        Actor coordinator = actor(Role.MEDIATOR, "Coordenadora Nova");
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        return coordinator;
    }

    @Test
    void theFirstDayOfACoordinatorSaysWhatToDoAndNobodyIsSentToThemselves() {
        UUID partner = Partners.partner(jdbc, "Associação nova " + UUID.randomUUID());
        Visitor nova = visitor("pt-PT").signIn(email(coordinator(partner)));
        nova.at(nova.t("desk.title"))
                .sees(nova.t("desk.steps"))
                .sees(nova.t(AuthorityRequirement.DECLARATION.key()))
                .accessible();
        nova.follow(nova.t("declaration.title")).at(nova.t("declaration.title"));
        nova.press(nova.t("declaration.accept")).sees(nova.t("declaration.accepted"));
        nova.open("/desk").sees(nova.t("authority.SHIFT.coordinator")).accessible();
        assertThat(nova.page.locator("main").textContent())
                .contains(nova.t("desk.steps.done"))
                .doesNotContain(nova.t(AuthorityRequirement.SHIFT.key()));
        nova.follow(nova.t("desk.waits.open") + ": " + nova.t("desk.steps.people"))
                .at(nova.t("calls.title"));
        nova.open("/desk");
        nova.follow(nova.t("rota.plan.title")).at(nova.t("rota.plan.title"));

        Actor mediator = actor(Role.MEDIATOR, "Mediador da nova");
        Partners.member(jdbc, mediator.accountId(), partner, false);
        Partners.ready(jdbc, mediator.accountId(), partner);
        nova.open("/desk").sees(nova.t("authority.SHIFT.coordinator"));
        assertThat(nova.page.getByText(nova.t("desk.steps")).count())
                .as("all is done")
                .isZero();
    }

    @Test
    void aSuspendedAgreementSaysSinceWhenWhyAndWhoToSpeakTo() {
        UUID partner = Partners.partner(jdbc, "Associação suspensa " + UUID.randomUUID());
        Actor coordinator = coordinator(partner);
        Actor mediator = actor(Role.MEDIATOR, "Mediador suspenso");
        Partners.member(jdbc, mediator.accountId(), partner, false);
        Partners.ready(jdbc, mediator.accountId(), partner);
        UUID agreement = jdbc.sql("select id from associations_agreement where partner_id = ?")
                .param(partner)
                .query(UUID.class)
                .single();
        agreements.suspend(actor(Role.ADMINISTRATOR), agreement, "Falta o relatório");
        var today = Zones.today(Clock.systemUTC());
        Visitor rui = visitor("pt-PT").signIn(email(mediator));
        rui.sees(rui.t("authority.AGREEMENT.suspended", today, "Falta o relatório"))
                .accessible();
        Visitor nova = visitor("en-GB", 1280, 800, true).signIn(email(coordinator));
        nova.sees(nova.t("authority.AGREEMENT.suspended.coordinator", today, "Falta o relatório"))
                .accessible();
        nova.open("/hiring").sees(nova.t("authority.AGREEMENT.suspended.coordinator", today, "Falta o relatório"));
    }
}
