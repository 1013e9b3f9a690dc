package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.shared.Role;

/** The switch on the account's page, and what the device shows, in a real browser. */
class PushJourneyTest extends BrowserTest {
    private Visitor applicant(String language) {
        var person = actor(Role.APPLICANT);
        caseOf(person);
        Visitor visitor = visitor(language);
        visitor.signIn(person.accountId() + "@test.example");
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void theSwitchSaysHowThisDeviceStands(String language) {
        Visitor person = applicant(language);
        person.page.context().grantPermissions(List.of("notifications"));
        person.open("/account").sees(person.t("push.off")).accessible();
        person.page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(java.nio.file.Path.of("target", "push-" + language + ".png")));
        person.press(person.t("push.turnOn"));
        // This browser has no push service behind it: the person is told so, and may try again.
        person.page
                .getByText(person.t("push.unreachable"))
                .or(person.page.getByText(person.t("push.denied")))
                .or(person.page.getByText(person.t("push.on")))
                .first()
                .waitFor();
        person.accessible();
    }

    /** Whoever comes back by a kept address passes none of the pages before the sign-in. */
    @Test
    void theWorkerIsRegisteredFromAScreenBehindTheSignInToo() {
        Visitor person = applicant("pt-PT");
        person.page.waitForFunction("navigator.serviceWorker.getRegistrations().then(all => Promise.all("
                + "all.map(each => each.unregister()))).then(() => true)");
        person.open("/account").sees(person.t("push.off"));
        person.page.waitForFunction(
                "navigator.serviceWorker.getRegistrations().then(all => all.some(each => each.active))");
    }

    @Test
    void whoRefusesLeaveIsToldHowToGiveIt() {
        Visitor person = applicant("en-GB");
        person.open("/account").press(person.t("push.turnOn")).sees(person.t("push.denied"));
        assertThat(person.page
                        .getByRole(AriaRole.BUTTON)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText(person.t("push.turnOn")))
                        .count())
                .isZero();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDeviceShowsTheMessageAndKnowsWhereItLeads() {
        Visitor person = visitor("pt-PT");
        person.page.context().grantPermissions(List.of("notifications"));
        person.open("/");
        person.page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        CDPSession session = person.page.context().newCDPSession(person.page);
        var registration = new CompletableFuture<String>();
        session.on("ServiceWorker.workerRegistrationUpdated", event -> {
            JsonArray all = event.getAsJsonArray("registrations");
            for (var each : all) {
                if (each.getAsJsonObject().get("scopeURL").getAsString().startsWith(ADDRESS)) {
                    registration.complete(
                            each.getAsJsonObject().get("registrationId").getAsString());
                }
            }
        });
        session.send("ServiceWorker.enable");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            person.page.evaluate("1");
            return registration.isDone();
        });
        var message = new JsonObject();
        message.addProperty("origin", ADDRESS);
        message.addProperty("registrationId", registration.join());
        message.addProperty(
                "data",
                "{\"title\":\"Chegou a sua vez\",\"body\":\"Abra a Vez\",\"language\":\"pt-PT\",\"link\":\"/i/x\"}");
        session.send("ServiceWorker.deliverPushMessage", message);
        Map<String, Object> shown = (Map<String, Object>) Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> person.page.evaluate(
                                "navigator.serviceWorker.ready.then((r) => r.getNotifications())"
                                        + ".then((all) => all.map((n) => ({ title: n.title, body: n.body, link: n.data.link }))[0] ?? null)"),
                        java.util.Objects::nonNull);
        assertThat(shown)
                .containsEntry("title", "Chegou a sua vez")
                .containsEntry("body", "Abra a Vez")
                .containsEntry("link", "/i/x");
    }
}
