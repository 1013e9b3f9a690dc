package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.associations.Agreements;
import pt.vez.associations.MediatorProfile;
import pt.vez.associations.Memberships;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.NewCase;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.mandates.Scope;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/**
 * Somebody just hired: every condition is missing once, the screen names it, it is mended, and the way goes on; then things
 * are withdrawn in the middle of the visit and the open screen says so by itself.
 */
class AuthorityJourneyTest extends BrowserTest {
    @Autowired
    private Memberships memberships;

    @Autowired
    private Agreements agreements;

    private UUID partner;
    private UUID account;

    @Test
    void eachMissingConditionIsNamedMendedAndWithdrawnInFrontOfAnOpenScreen() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        partner = Partners.partner(jdbc, "Zona da viagem " + UUID.randomUUID());
        UUID agreement = jdbc.sql("select id from associations_agreement where partner_id = ?")
                .param(partner)
                .query(UUID.class)
                .single();
        Actor coordinator = actor(Role.MEDIATOR, "Coordenadora da viagem");
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        String email = "n" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
        account =
                memberships.hire(coordinator, new Email(email), "Rahim Uddin", "pt-PT", MediatorProfile.NONE, Set.of());
        String theirs = "p" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
        var person = openConfirmed(actor(Role.APPLICANT), new NewCase("REN", person(null, theirs)));
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE' where id = ?")
                .param(person.id().value())
                .update();

        Visitor rahim = visitor("pt-PT").signIn(email);
        rahim.at(rahim.t("desk.title"))
                .sees(rahim.t(AuthorityRequirement.DECLARATION.key()))
                .accessible();
        rahim.follow(rahim.t("declaration.title"))
                .at(rahim.t("declaration.title"))
                .accessible();
        rahim.press(rahim.t("declaration.accept"))
                .sees(rahim.t("declaration.accepted"))
                .accessible();
        rahim.open("/desk").sees(rahim.t(AuthorityRequirement.SHIFT.key())).accessible();
        Partners.onShift(jdbc, account, partner);
        rahim.open("/desk").at(rahim.t("desk.title")).accessible();
        rahim.fill(rahim.t("desk.search"), new CaseNumber(person.number().value()).display());
        rahim.press(rahim.t("desk.find")).at(rahim.t("visit.title"));
        rahim.choose(rahim.label(Scope.BIOMETRICS));
        rahim.press(rahim.t("visit.text.go"));
        long before = count(theirs);
        rahim.press(rahim.t("visit.code.send")).at(rahim.t("visit.code"));
        rahim.fill(rahim.t("signin.code.label"), newest(theirs, before).code());
        rahim.press(rahim.t("visit.code.go")).at(rahim.t("home.of", "Ana Silva"));
        rahim.open("/biometrics")
                .sees(rahim.t(AuthorityRequirement.CERTIFICATE.key()))
                .accessible();
        Partners.certified(jdbc, account);
        rahim.open("/biometrics").at(rahim.t("biometrics.title"));
        rahim.page.getByText(rahim.t("biometrics.start.go")).first().waitFor();

        // Everything holds; now one thing after the other goes while the screen is open.
        agreements.suspend(administrator, agreement, "A verificar");
        stopped(rahim, rahim.t("authority.AGREEMENT.suspended", Zones.today(Clock.systemUTC()), "A verificar"));
        agreements.resume(administrator, agreement);
        goesOn(rahim);
        jdbc.sql("update training_certificate set revoked_at = now(6) where account_id = ?")
                .param(account)
                .update();
        rahim.open("/biometrics").sees(rahim.t(AuthorityRequirement.CERTIFICATE.key()));
        jdbc.sql("update rota_duty set state = 'ABSENT' where account_id = ?")
                .param(account)
                .update();
        rahim.open("/home");
        stopped(rahim, rahim.t(AuthorityRequirement.SHIFT.key()));
        jdbc.sql("update rota_duty set state = 'PLANNED' where account_id = ?")
                .param(account)
                .update();
        goesOn(rahim);
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where case_id = ?")
                .param(person.id().value())
                .update();
        stopped(rahim, rahim.t(AuthorityRequirement.MANDATE.key()));
        rahim.accessible();
        rahim.press(rahim.t("visit.end"));
        rahim.page.locator(".acting").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(rahim.page.content()).doesNotContain("Ana Silva");
    }

    /** The open screen says so by itself and nothing on it can be used. */
    private static void stopped(Visitor visitor, String why) {
        visitor.page
                .locator(".visit-over")
                .filter(new Locator.FilterOptions().setHasText(why))
                .waitFor();
        assertThat(visitor.page.locator("#main").isHidden()).isTrue();
    }

    private static void goesOn(Visitor visitor) {
        visitor.page
                .locator(".visit-over")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
