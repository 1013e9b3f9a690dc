package pt.vez.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.NewCase;
import pt.vez.intake.Device;
import pt.vez.intake.IntakePeople;
import pt.vez.intake.IntakePost;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.NewPersonReason;
import pt.vez.shared.Actor;

/** In the visit, what was photographed at the table becomes a paper of the case. */
class IntakePapersJourneyTest extends BrowserTest {
    @Autowired
    private IntakePost post;

    @Autowired
    private IntakePeople people;

    @Autowired
    private Assistance assistance;

    @Test
    void photographsOfTheTableBecomePapersInTheVisit() {
        Actor mediator = mediator();
        Device device = new Device(post, mediator);
        var record = device.seal(Device.person("Zulmira " + UUID.randomUUID(), ""), Papers.photograph("jpeg"));
        device.send(record);
        NewCase command = new NewCase("REN", person(null, "ana" + UUID.randomUUID() + "@test.example"));
        String number = people.enter(
                        mediator,
                        record.id(),
                        people.compare(mediator, record.id(), command).searchId(),
                        command,
                        NewPersonReason.OTHER_PERSON)
                .value();
        var caseId = new CaseId(jdbc.sql("select id from casework_case where number = ?")
                .param(number)
                .query(UUID.class)
                .single());
        var mandate = assistance.requestMandate(
                mediator, caseId, Set.of(Scope.DOCUMENTS), Term.VISIT, Consent.CODE_EMAIL, null);
        jdbc.sql(
                        "update mandates_mandate set state = 'ACTIVE', granted_at = now(6), expires_at = now(6) + interval 1 hour where id = ?")
                .param(mandate.id())
                .update();
        Visitor visit = visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
        visit.press(visit.t("desk.go")).sees(visit.t("intakes.papers.home")).accessible();
        // Nothing of other people during a visit.
        visit.open("/intakes").sees(visit.t("intakes.papers.home"));
        visit.follow(visit.t("intakes.papers.go")).at(visit.t("intakes.papers")).accessible();
        visit.page.waitForFunction("() => document.querySelector('.pages img').naturalWidth > 100");
        visit.press(visit.t("intakes.papers.attach") + " 1").sees(visit.t("intakes.papers.choose"));
        visit.page.locator("vaadin-select").click();
        visit.page.locator("vaadin-select-item").first().click();
        visit.press(visit.t("intakes.papers.attach") + " 1")
                .sees(visit.t("intakes.papers.done"))
                .accessible();
        visit.follow(visit.t("shell.documents"));
        visit.open("/intake-papers").sees(visit.t("intakes.papers.none"));
        assertThat(visit.page.locator(".pages img")).hasCount(0);
    }
}
