package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.shared.Actor;

/** Two mediators and one person: desk and banner say by themselves who is with whom, and that they left. */
class PresenceJourneyTest extends CaptureJourney {
    @Autowired
    private Assistance assistance;

    private static Locator row(Visitor visitor, String name) {
        return visitor.page.locator("li .row").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void theOtherMediatorIsToldWithoutReloadingThatSomebodyIsAlreadyServed() {
        Known person = known();
        Actor second = mediator();
        jdbc.sql("update identity_account set name = 'Rui Presente' where id = ?")
                .param(second.accountId())
                .update();
        UUID own = assistance
                .requestMandate(
                        second,
                        new CaseId(person.id()),
                        EnumSet.allOf(Scope.class),
                        Term.DAYS_30,
                        Consent.CODE_EMAIL,
                        null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 1 day where id = ?")
                .param(own)
                .update();
        Visitor rui = visitor("pt-PT", 820, 1180, false).signIn(second.accountId() + "@test.example");
        rui.open("/desk");
        row(rui, person.name()).waitFor();
        Locator busy = row(rui, person.name()).getByText(mediator.name());
        assertThat(busy.count()).isZero();
        Visitor aminata = visiting(person, "pt-PT", 360);
        busy.waitFor();
        rui.accessible();

        row(rui, person.name()).getByText(rui.t("desk.go")).click();
        rui.at(rui.t("home.of", person.name()));
        aminata.page
                .locator(".also-here")
                .filter(new Locator.FilterOptions().setHasText("Rui Presente"))
                .waitFor();
        aminata.accessible();
        rui.press(rui.t("visit.end")).at(rui.t("summary.title"));
        rui.press(rui.t("summary.finish")).at(rui.t("desk.title"));
        aminata.page
                .locator(".also-here")
                .filter(new Locator.FilterOptions().setHasText("Rui Presente"))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        busy.waitFor();
    }
}
