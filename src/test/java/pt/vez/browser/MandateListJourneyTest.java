package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The person's own list of authorisations: of several buttons each says which one it ends. */
class MandateListJourneyTest extends BrowserTest {
    @Autowired
    private Assistance assistance;

    private void authorises(CaseId id) {
        Actor mediator = mediator(Partners.partner(jdbc, "Associação " + UUID.randomUUID()));
        UUID mandate = assistance
                .requestMandate(mediator, id, Set.of(Scope.DOCUMENTS), Term.DAYS_30, Consent.CODE_EMAIL, null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 30 day where id = ?")
                .param(mandate)
                .update();
    }

    private static List<String> buttons(Visitor person) {
        return person.page.locator("vaadin-button[theme~=error]").all().stream()
                .map(button -> button.getAttribute("aria-label"))
                .filter(name -> name != null && name.startsWith(person.t("mandate.revoke")))
                .toList();
    }

    @Test
    void eachAuthorisationIsTakenBackByAButtonThatNamesIt() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        authorises(id);
        authorises(id);
        Visitor person = visitor("pt-PT").signIn(owner.accountId() + "@test.example");
        person.open("/case").sees(person.t("mandate.revoke")).accessible();
        assertThat(buttons(person)).hasSize(2).doesNotHaveDuplicates();
        person.page.getByText(person.t("mandate.revoke")).first().click();
        person.press(person.t("mandate.revoke.yes")).sees(person.t("mandate.revoked"));
        assertThat(buttons(person)).hasSize(1);
    }
}
