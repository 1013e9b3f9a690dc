package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** What is typed while the session or the connection is gone is neither lost nor left without a word. */
class KeptTypingJourneyTest extends BrowserTest {
    private static final String WAITING =
            "Object.keys(sessionStorage).filter(name => name.startsWith('vez-typed:')).length";

    private Visitor atNewCase(Actor actor, String language) {
        Visitor ana = visitor(language).signIn(actor.accountId() + "@test.example");
        return ana.open("/new-case").at(ana.t("newcase.title"));
    }

    private static void endSession(Visitor ana) {
        ana.page.context().clearCookies();
        ana.page.context().addCookies(List.of(new Cookie("vez", "a-session-that-is-over").setUrl(ADDRESS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void theFieldTypedLastComesBackAfterTheSessionEnded(String language) {
        Actor actor = actor(Role.APPLICANT);
        Visitor ana = atNewCase(actor, language);
        ana.fill(ana.t("person.name"), "Sita Saved Before").answered();
        endSession(ana);
        // The request that carries the field finds the session gone: the page gives way to the sign-in.
        ana.fill(ana.t("person.name"), "Sita Typed After Expiry").at(ana.t("signin.title"));
        ana.enter(actor.accountId() + "@test.example").at(ana.t("newcase.title"));
        ana.page.waitForFunction(
                "name => [...document.querySelectorAll('input')].some(each => each.value === name)",
                "Sita Typed After Expiry");
        ana.answered();
        ana.page.waitForFunction(WAITING + " === 0");
        // The server has it now: a page made anew shows it without the device's help.
        ana.page.evaluate("sessionStorage.clear()");
        ana.open("/new-case");
        assertThat(ana.field(ana.t("person.name")).inputValue()).isEqualTo("Sita Typed After Expiry");
    }

    /** The framework would say in its own words, in English, that cookies are switched off. */
    @Test
    void aBrowserThatLostEveryCookieIsLedToTheSignIn() {
        Visitor ana = atNewCase(actor(Role.APPLICANT), "pt-PT");
        ana.page.context().clearCookies();
        ana.fill(ana.t("person.name"), "Sita Sem Sessão")
                .at(ana.t("signin.title"))
                .accessible();
    }

    @Test
    void aDateAndAChoiceComeBackToo() {
        Actor actor = actor(Role.APPLICANT);
        Visitor ana = atNewCase(actor, "en-GB");
        endSession(ana);
        Locator year = ana.page.locator(".date-parts").first().locator("input").nth(2);
        year.fill("1991");
        ana.page.reload();
        ana.at(ana.t("signin.title"));
        ana.enter(actor.accountId() + "@test.example").at(ana.t("newcase.title"));
        ana.page.waitForFunction(
                "() => [...document.querySelectorAll('.date-parts input')].some(each => each.value === '1991')");
        endSession(ana);
        ana.choose("Renewal").at(ana.t("signin.title"));
        ana.enter(actor.accountId() + "@test.example").at(ana.t("newcase.title"));
        ana.page.waitForFunction("() => document.querySelectorAll('input[type=radio]:checked').length === 1");
    }

    @Test
    void whatTheServerHasDoesNotStayOnTheDeviceAndAnotherAccountSeesNothingOfIt() {
        Actor actor = actor(Role.APPLICANT);
        Visitor ana = atNewCase(actor, "en-GB");
        ana.fill(ana.t("person.name"), "Sita Saved Before").answered();
        ana.page.waitForFunction(WAITING + " === 0");
        endSession(ana);
        ana.fill(ana.t("person.name"), "Sita Typed After Expiry").at(ana.t("signin.title"));
        ana.enter(actor(Role.APPLICANT).accountId() + "@test.example").at(ana.t("newcase.title"));
        ana.answered();
        assertThat(ana.field(ana.t("person.name")).inputValue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aLostConnectionIsSaidForAsLongAsItLastsAndLeadsToTheAppointment(String language) {
        Actor actor = actor(Role.APPLICANT);
        caseOf(actor);
        Visitor ana = visitor(language, 320, 640, false).signIn(actor.accountId() + "@test.example");
        Locator bar = ana.page.locator(".connection-bar");
        assertThat(bar.isVisible()).isFalse();
        ana.page.evaluate("localStorage.setItem('vez-appointment', JSON.stringify({when: '1', place: 'Porto',"
                + " address: '', code: '', closed: ''}))");
        ana.page.context().setOffline(true);
        bar.waitFor();
        ana.sees(ana.t("connection.lost")).accessible();
        assertThat(ana.page
                        .locator("vaadin-connection-indicator .v-status-message")
                        .isVisible())
                .isFalse();
        Locator link = bar.locator("a");
        assertThat(link.textContent()).isEqualTo(ana.t("connection.appointment"));
        assertThat(link.getAttribute("href")).isEqualTo("/offline");
        assertThat(link.boundingBox().height).isGreaterThanOrEqualTo(48);
        ana.page.context().setOffline(false);
        bar.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** As on a phone whose last word was "offline" although requests pass again. */
    @Test
    void theBarOfALostConnectionEndsByItselfOnceTheServerAnswers() {
        Actor actor = actor(Role.APPLICANT);
        caseOf(actor);
        Visitor ana = visitor("en-GB", 320, 640, false).signIn(actor.accountId() + "@test.example");
        Locator bar = ana.page.locator(".connection-bar");
        ana.page.evaluate("window.dispatchEvent(new Event('offline'))");
        bar.waitFor();
        bar.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
