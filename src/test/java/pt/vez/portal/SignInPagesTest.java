package pt.vez.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Email;

/** Sign-in as it goes over the wire: pages by HTTP, codes by SMTP. */
class SignInPagesTest extends VezTest {
    private static final Pattern HEADLINE = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    @Autowired
    private Texts texts;

    /** One browser with its cookies and without script. */
    private static final class Browser {
        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        String page(String path) throws IOException, InterruptedException {
            return page(path, "en");
        }

        String page(String path, String language) throws IOException, InterruptedException {
            return http.send(
                            HttpRequest.newBuilder(URI.create(ADDRESS + path))
                                    .header("Accept-Language", language)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }

        HttpResponse<String> post(String path, String field, String value) throws IOException, InterruptedException {
            var token = CSRF.matcher(page("/sign-in"));
            assertThat(token.find()).isTrue();
            String form = "_csrf=" + encoded(token.group(1)) + "&" + field + "=" + encoded(value);
            return http.send(
                    HttpRequest.newBuilder(URI.create(ADDRESS + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept-Language", "en")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        List<String> cookieNames() {
            return cookies.getCookieStore().getCookies().stream()
                    .map(HttpCookie::getName)
                    .toList();
        }
    }

    private Caught mailTo(String address, long before) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> mails.caughtFor(address).stream()
                                .filter(mail -> !mail.code().isEmpty())
                                .toList(),
                        list -> list.size() > before)
                .getFirst();
    }

    private long codesTo(String address) {
        return mails.caughtFor(address).stream()
                .filter(mail -> !mail.code().isEmpty())
                .count();
    }

    private UUID account(String email) {
        return jdbc.sql("select id from identity_account where email = ?")
                .param(email)
                .query(UUID.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u1d48min@vez.example",
                "\u00e1dmin@vez.example",
                "\u1d52fficer@vez.example",
                "admin\u0301@vez.example",
                "\uff41dmin@vez.example",
                "admin@v\u1d49z.example",
                "\u00e7\u00e3o@mail.example"
            })
    void anAddressWithLettersNoMailCanBeSentToIsRefusedAtTheField(String typed) throws Exception {
        HttpResponse<String> answer = new Browser().post("/sign-in", "email", typed);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("We cannot send to this e-mail").contains("aria-invalid=\"true\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin@v\u00e9z.example", "officer@vez.ex\u00e1mple"})
    void anAccentedDomainIsAnAccountOfItsOwn(String typed) throws Exception {
        String canonical = Email.of(typed).value();
        var browser = new Browser();
        long before = codesTo(canonical);
        assertThat(browser.post("/sign-in", "email", typed).statusCode()).isEqualTo(302);
        Caught mail = mailTo(canonical, before);
        assertThat(mail.to()).as("the address on the wire").isEqualTo(canonical);
        HttpResponse<String> entered = browser.post("/sign-in/code", "code", mail.code());
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(jdbc.sql("select role from identity_account_role where account_id = ?")
                        .param(account(canonical))
                        .query(String.class)
                        .list())
                .containsExactly("APPLICANT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200eofficer2@vez.example", "officer2\u200b@vez.example", "OFFICER2@Vez.Example"})
    void invisibleSignsAndCapitalsReachTheMailboxOfTheAccountItself(String typed) throws Exception {
        var browser = new Browser();
        long before = codesTo("officer2@vez.example");
        assertThat(browser.post("/sign-in", "email", typed).statusCode()).isEqualTo(302);
        assertThat(mailTo("officer2@vez.example", before).code()).hasSize(6);
        assertThat(browser.page("/sign-in/code")).contains("officer2@vez.example");
    }

    @Test
    void onePersonHasOneAccountInEverySpellingAndTwoHaveTwo() throws Exception {
        String name = "rui" + UUID.randomUUID().toString().replace("-", "");
        for (String typed : List.of("@b\u00fccher.example", "@xn--bcher-kva.example", "@bucher.example")) {
            String canonical = Email.of(name + typed).value();
            var browser = new Browser();
            long before = codesTo(canonical);
            browser.post("/sign-in", "email", name + typed);
            assertThat(browser.post(
                                    "/sign-in/code",
                                    "code",
                                    mailTo(canonical, before).code())
                            .statusCode())
                    .isEqualTo(302);
            assertThat(browser.cookieNames()).contains("vez-device");
        }
        assertThat(jdbc.sql("select email from identity_account where email like concat(?, '%') order by email")
                        .param(name)
                        .query(String.class)
                        .list())
                .containsExactly(name + "@bucher.example", name + "@xn--bcher-kva.example");
    }

    @Test
    void theCodePageNamesTheAddressAndSaysWhatIsMissingAtTheField() throws Exception {
        String email = "code" + UUID.randomUUID().toString().replace("-", "") + "@test.example";
        var browser = new Browser();
        browser.post("/sign-in", "email", email);
        String code = mailTo(email, 0).code();
        assertThat(browser.page("/sign-in/code"))
                .contains("We sent the code to " + email)
                .contains("autocomplete=\"one-time-code\"")
                .contains("autofocus");
        for (int i = 0; i < 6; i++) {
            assertThat(browser.post("/sign-in/code", "code", "").body()).contains("Type the six digits of the code.");
            assertThat(browser.post("/sign-in/code", "code", "12").body()).contains("six digits; you typed 2");
        }
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (String left : List.of("4 more times", "3 more times", "2 more times", "once more")) {
            assertThat(browser.post("/sign-in/code", "code", wrong).body()).contains(left);
        }
        assertThat(browser.post("/sign-in/code", "code", code).statusCode()).isEqualTo(302);
    }

    @Test
    void aTelephoneGetsItsCodeByTextMessageAndALandlineIsToldThatItCannot() throws Exception {
        var browser = new Browser();
        assertThat(browser.post("/sign-in", "email", "212 345 678").body())
                .contains("This number cannot get text messages");
        String number = "9" + (10_000_000 + ThreadLocalRandom.current().nextInt(29_999_999));
        assertThat(browser.post("/sign-in", "email", number).statusCode()).isEqualTo(302);
        Caught message = mailTo("351" + number + "@sms.vez.example", 0);
        assertThat(browser.post("/sign-in/code", "code", message.code()).statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from identity_account where phone = ? and email is null")
                        .param("+351" + number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** That a turn has come is said to the people who were invited. */
    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void theLandingPageTellsNobodyThatTheirTurnHasCome(String language) throws Exception {
        var locale = Languages.of(language);
        var headline = HEADLINE.matcher(new Browser().page("/", language));
        assertThat(headline.find()).isTrue();
        for (String key : List.of("notice.invited", "mail.invitation.heading")) {
            assertThat(headline.group(1)).doesNotContain(texts.get(locale, key));
        }
    }
}
