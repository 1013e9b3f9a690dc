package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import pt.vez.shared.Role;

/** Addresses somebody types, keeps or gets by mail: what they answer, with which headers, and where they lead back to. */
class AddressesJourneyTest extends BrowserTest {
    private String address(Role role) {
        return (role == Role.MEDIATOR ? mediator() : actor(role)).accountId() + "@test.example";
    }

    @Test
    void screensRunUnderAPolicyThatAllowsNoScriptFromElsewhere() {
        Visitor rui = visitor("pt-PT");
        List<String> refused = new ArrayList<>();
        rui.page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
        List<Response> files = new ArrayList<>();
        rui.page.onResponse(answer -> {
            if (answer.url().contains("/VAADIN/build/")) {
                files.add(answer);
            }
        });
        rui.signIn(address(Role.APPLICANT));
        Response answer = rui.page.navigate(ADDRESS + "/new-case");
        rui.at(rui.t("newcase.title"));
        String policy = answer.headers().get("content-security-policy");
        assertThat(policy)
                .contains("default-src 'none'", "'nonce-", "frame-ancestors 'none'", "form-action 'self'")
                .contains("object-src 'none'");
        assertThat(policy.replaceAll(".*(script-src[^;]*);.*", "$1")).doesNotContain("unsafe-inline", "http", "*");
        assertThat(answer.headers())
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store");
        rui.open("/account").open("/home");
        assertThat(refused).isEmpty();
        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.headers().get("cache-control"))
                        .as(file.url())
                        .contains("immutable", "max-age=31536000"));
        // A script somebody smuggles in does not run.
        rui.page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.smuggled = 1';"
                + " document.body.append(s); }");
        assertThat(rui.page.evaluate("window.smuggled === undefined")).isEqualTo(true);
    }

    /** The browser's own bar takes the colour of the page's, by day and in the dark. */
    @Test
    void everyPageHasAColourForTheBrowsersBarInTheDark() {
        Visitor rui = visitor("pt-PT", 360, 760, true);
        rui.signIn(address(Role.MEDIATOR));
        for (String path : List.of("/", "/where", "/intake", "/home")) {
            rui.open(path);
            assertThat(rui.page.locator("meta[name=theme-color]").all())
                    .as(path)
                    .extracting(meta -> meta.getAttribute("media"), meta -> meta.getAttribute("content"))
                    .containsExactly(
                            tuple("(prefers-color-scheme: light)", "#0a5a66"),
                            tuple("(prefers-color-scheme: dark)", "#10191c"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAddressThatLeadsNowhereIsNotFound(boolean signedIn) {
        Visitor rui = visitor("en-GB");
        if (signedIn) {
            rui.signIn(address(Role.APPLICANT));
        }
        for (String address : List.of("/nothing", "/work/1/2/3", "/nothing?to=/home")) {
            Response answer = rui.page.navigate(ADDRESS + address);
            assertThat(answer.status()).as(address).isEqualTo(404);
            rui.at(rui.t("problem.title")).sees(rui.t("problem.404"));
        }
    }

    @Test
    void theWayBackKeepsWhatItAskedForThroughASwitchOfLanguages() {
        Visitor rui = visitor("pt-PT");
        String address = "/documents/passport?from=mail&day=2026-12-10";
        rui.open(address).at(rui.t("signin.title"));
        assertThat(rui.page.getByText(rui.t("signin.expired")).count())
                .as("signed out without ever having been in")
                .isZero();
        rui.page.locator("a.lang").click();
        rui.page.locator("html[lang^=en]").waitFor();
        assertThat(rui.page.locator("input[name=to]").inputValue()).isEqualTo(address);
        rui.page.context().addCookies(List.of(new Cookie("vez", "a-session-that-is-over").setUrl(ADDRESS)));
        rui.open(address);
        rui.page.locator("p.note[role=status]").waitFor();
        rui.page.locator("a.lang").click();
        rui.page.locator("p.note[role=status]").waitFor();
        assertThat(rui.page.locator("input[name=to]").inputValue()).isEqualTo(address);
        rui.enter(address(Role.APPLICANT));
        rui.page.waitForURL(ADDRESS + address);
    }

    @Test
    void aRoleTakenAwayIsToldInTheLanguageOfThePerson() {
        Visitor rita = visitor("pt-PT", 1280, 900, false);
        var officer = actor(Role.OFFICER);
        rita.signIn(officer.accountId() + "@test.example");
        rita.open("/work");
        jdbc.sql("delete from identity_account_role where account_id = ?")
                .param(officer.accountId())
                .update();
        rita.go("/work");
        rita.sees(rita.t("error.role")).accessible();
        assertThat(rita.page.locator(".table tbody tr").count()).isZero();
        assertThat(rita.page.content()).doesNotContain("xception", "error.role", "navigat");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPLICANT", "MEDIATOR", "OFFICER", "ADMINISTRATOR"})
    void everyScreenAnswersOddIdentifiersWithASentence(Role role) throws ClassNotFoundException {
        Visitor person = visitor("en-GB", 1280, 900, false);
        person.signIn(address(role));
        for (String route : routes(role)) {
            for (String odd : List.of("x", "São", "٣", UUID.randomUUID().toString())) {
                person.open("/" + route.replaceAll(":[a-z]+\\??", odd));
                assertThat(person.page.content())
                        .as(route + " with " + odd)
                        .doesNotContain("Exception", "at pt.vez", "We had a problem on our side");
            }
        }
    }

    private static List<String> routes(Role role) throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        List<String> routes = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("pt.vez")) {
            Class<?> screen = Class.forName(candidate.getBeanClassName());
            String route = screen.getAnnotation(Route.class).value();
            RolesAllowed roles = screen.getAnnotation(RolesAllowed.class);
            boolean theirs = roles == null
                    ? role == Role.APPLICANT
                    : List.of(roles.value()).contains(role.name());
            if (route.contains(":") && theirs) {
                routes.add(route);
            }
        }
        return routes;
    }
}
