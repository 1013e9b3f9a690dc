package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.casework.NewCase;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** When a visit ends, nothing of the person stays on any page of the browser: not in another tab, not in a document. */
class VisitEndsJourneyTest extends BrowserTest {
    private record Person(String number, UUID id, String email) {}

    private Person person() {
        String email = "p" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
        var made = cases.open(actor(Role.APPLICANT), new NewCase("REN", person(null, email)));
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE' where id = ?")
                .param(made.id().value())
                .update();
        return new Person(made.number().value(), made.id().value(), email);
    }

    private Visitor mediatorSignedIn() {
        Actor mediator = mediator();
        return visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
    }

    private void begin(Visitor mediator, Person person) {
        mediator.open("/desk/visit/" + person.number()).at(mediator.t("visit.title"));
        mediator.press(mediator.t("visit.text.go"));
        long before = count(person.email());
        mediator.press(mediator.t("visit.code.send")).at(mediator.t("visit.code"));
        mediator.fill(
                mediator.t("signin.code.label"), newest(person.email(), before).code());
        mediator.press(mediator.t("visit.code.go")).at(mediator.t("home.of", "Ana Silva"));
    }

    private Page tab(Visitor mediator, String path) {
        Page tab = mediator.page.context().newPage();
        tab.navigate(ADDRESS + path);
        tab.locator(".acting").waitFor();
        return tab;
    }

    private static void cleared(Visitor mediator, Page tab) {
        tab.getByText(mediator.t("visit.ended.lead")).waitFor();
        assertThat(tab.content()).doesNotContain("Ana Silva");
        assertThat(tab.locator(".acting").count()).isZero();
    }

    @Test
    void theEndOfAVisitClearsEveryOtherTabAndEveryDocumentThatTabsOpened() {
        Person person = person();
        Visitor mediator = mediatorSignedIn();
        begin(mediator, person);
        Page tab = tab(mediator, "/documents/passport");
        tab.locator(".uploads vez-upload")
                .nth(1)
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("passport.pdf", "application/pdf", Papers.pdf(2)));
        Page document = mediator.page
                .context()
                .waitForPage(() -> tab.getByText(mediator.t("documents.view")).click());
        document.locator("iframe").waitFor();
        assertThat(document.url()).contains("/visit/file");
        String file = document.url().replaceFirst("^[^#]*#", "");
        Page paper = mediator.page.context().newPage();
        paper.navigate(ADDRESS + "/papers/visit/print");
        paper.getByText("Ana Silva").first().waitFor();
        mediator.press(mediator.t("visit.end")).press(mediator.t("summary.finish"));
        mediator.at(mediator.t("desk.title"));
        cleared(mediator, tab);
        gone(document);
        gone(paper);
        // Its address died with the visit.
        Page again = mediator.page.context().newPage();
        var answer = again.request().get(ADDRESS + file);
        assertThat(answer.status()).isNotEqualTo(200);
        again.navigate(ADDRESS + "/visit/file?visit=x#" + file);
        again.locator("iframe")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(again.content()).doesNotContain("blob:");
    }

    private static void gone(Page page) {
        org.awaitility.Awaitility.await()
                .until(() -> page.isClosed() || page.url().endsWith("/visit/ended"));
    }

    @Test
    void aTabOfAnEarlierVisitShowsNothingOnceAnotherPersonIsVisited() {
        Person first = person();
        Person second = person();
        Visitor mediator = mediatorSignedIn();
        begin(mediator, first);
        Page tab = tab(mediator, "/case");
        // A page that hears nothing from the others still asks for its own visit.
        tab.evaluate("BroadcastChannel.prototype.postMessage = () => {}");
        mediator.press(mediator.t("visit.end")).press(mediator.t("summary.finish"));
        mediator.at(mediator.t("desk.title"));
        begin(mediator, second);
        cleared(mediator, tab);
        assertThat(mediator.page.locator(".acting").textContent()).contains("Ana Silva");
    }

    @Test
    void signingOutInOneTabClearsTheOther() {
        Visitor mediator = mediatorSignedIn();
        begin(mediator, person());
        Page tab = tab(mediator, "/case");
        mediator.page.context().clearCookies();
        cleared(mediator, tab);
    }

    @Test
    void aRevokedMandateLeavesOnlyTheReasonAndOnePressEndsTheVisit() {
        Person person = person();
        Visitor mediator = mediatorSignedIn();
        begin(mediator, person);
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where case_id = ?")
                .param(person.id())
                .update();
        mediator.page.locator(".visit-over").waitFor();
        assertThat(mediator.page.locator(".acting").textContent())
                .contains(mediator.t("visit.over"))
                .doesNotContain("Ana Silva")
                .doesNotContain(mediator.t("visit.acting"));
        assertThat(mediator.page.locator("body").textContent()).doesNotContain("Ana Silva");
        mediator.press(mediator.t("visit.end")).at(mediator.t("desk.title"));
    }
}
