package pt.vez.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pt.vez.shared.Actor;

/** What a device does to an intake: reloads, wrong clocks, a full disk, a slow network, a person who signs out too early. */
class IntakeDeviceJourneyTest extends BrowserTest {
    /** Whether something half typed is kept, sealed. */
    private static final String DRAFT = """
            async () => {
              const db = await new Promise((resolve) => { const r = indexedDB.open('vez-intake'); r.onsuccess = () => resolve(r.result); });
              const kept = await new Promise((resolve) => { const r = db.transaction('state').objectStore('state').get('draft'); r.onsuccess = () => resolve(r.result); });
              db.close();
              return kept !== undefined;
            }""";

    private static final Page.WaitForFunctionOptions PATIENT = new Page.WaitForFunctionOptions().setTimeout(30_000);

    private static String w(Visitor visitor, String word, Object... args) {
        return visitor.t("intake.page." + word, args);
    }

    private static String email(Actor mediator) {
        return mediator.accountId() + "@test.example";
    }

    private Visitor prepared(Visitor visitor, Actor mediator) {
        visitor.signIn(email(mediator)).open("/intake").at(w(visitor, "title")).sees(w(visitor, "installed"));
        visitor.press(w(visitor, "prepare.go"));
        visitor.page.locator("#form").waitFor();
        return visitor;
    }

    private static Visitor write(Visitor visitor, String name) {
        visitor.page.locator("#procedure").selectOption("REN");
        visitor.page.locator("#nationality").selectOption("BR");
        return visitor.fill(w(visitor, "name"), name)
                .fill(w(visitor, "day"), "17")
                .fill(w(visitor, "month"), "5")
                .fill(w(visitor, "year"), "1990");
    }

    @Test
    void whatIsHalfTypedIsThereAgainAfterTheBrowserClosedThePage() {
        Visitor street = prepared(visitor("pt-PT"), mediator());
        street.fill(w(street, "name"), "Amina Meio").fill(w(street, "phone"), "912 345 678");
        street.page.waitForFunction(DRAFT, null, PATIENT);
        street.page.reload();
        street.sees(w(street, "restored")).accessible();
        assertThat(street.field(w(street, "name"))).hasValue("Amina Meio");
        assertThat(street.field(w(street, "phone"))).hasValue("912 345 678");
    }

    @Test
    void aNameATelephoneAndAnAddressAreLookedAtWhileThePersonIsThere() {
        Visitor street = prepared(visitor("en-GB"), mediator());
        write(street, "X").fill(w(street, "phone"), "12").fill(w(street, "email"), "a@@b");
        street.press(w(street, "save"));
        for (String field : List.of("name", "phone", "email")) {
            assertThat(street.page.locator("#" + field)).hasAttribute("aria-invalid", "true");
        }
        street.sees(street.t("field.name.short"))
                .sees(street.t("field.phone.invalid"))
                .sees(street.t("field.email.invalid"))
                .accessible();
        assertThat(street.page.locator("#given")).isHidden();
        street.fill(w(street, "name"), "Xavier Silva")
                .fill(w(street, "phone"), "912 345 678")
                .fill(w(street, "email"), "x@test.example");
        street.press(w(street, "save"));
        street.page.locator("#given").waitFor();
    }

    @Test
    void aFullDeviceSaysThatNothingWasKeptAndLosesNothingThatWasTyped() {
        Visitor street = prepared(visitor("pt-PT"), mediator());
        write(street, "Cheia Memória");
        street.page.evaluate("""
                () => {
                  window.realPut = IDBObjectStore.prototype.put;
                  IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError'); };
                }""");
        street.press(w(street, "save")).sees(w(street, "full")).accessible();
        assertThat(street.field(w(street, "name"))).hasValue("Cheia Memória");
        assertThat(street.page.locator("#given")).isHidden();
        street.page.evaluate("() => { IDBObjectStore.prototype.put = window.realPut; }");
        street.press(w(street, "save"));
        street.page.locator("#given").waitFor();
    }

    @Test
    void preparingSaysThatItWorksAndIsNotOfferedWithoutANetwork() {
        Visitor street = visitor("pt-PT").signIn(email(mediator()));
        street.open("/intake").sees(w(street, "installed"));
        List<Route> held = new ArrayList<>();
        street.page.route("**/intake/grants", held::add);
        street.press(w(street, "prepare.go"));
        assertThat(street.page.locator("#prepare-go")).hasText(w(street, "preparing"));
        assertThat(street.page.locator("#prepare-go")).isDisabled();
        assertThat(street.page.locator("#prepare-progress")).isVisible();
        street.page.waitForCondition(() -> !held.isEmpty());
        held.getFirst().resume();
        street.page.locator("#form").waitFor();

        // An answer that was on its way when the network went is no sign of a network.
        Visitor away = visitor("pt-PT").signIn(email(mediator()));
        List<Route> late = new ArrayList<>();
        away.page.route("**/intake/session", late::add);
        away.open("/intake").sees(w(away, "installed"));
        away.page.waitForCondition(() -> !late.isEmpty());
        away.page.context().setOffline(true);
        assertThat(away.page.locator("#prepare-go")).isDisabled();
        late.getFirst().fulfill(new Route.FulfillOptions().setBody("{}"));
        away.sees(w(away, "notOnDuty"));
        assertThat(away.page.locator("#prepare-go")).isDisabled();
        assertThat(away.page.locator("#prepare-offline")).isVisible();
    }

    @Test
    void aClockThatLeapsADayAheadEndsNoShiftWhenItIsPutRight() {
        Visitor street = visitor("pt-PT");
        street.page.context().addInitScript("""
                const real = Date.now.bind(Date);
                Date.now = () => real() + Number(localStorage.getItem('off') ?? 0);""");
        prepared(street, mediator());
        street.page.context().setOffline(true);
        street.fill(w(street, "name"), "Salta Relógio");
        street.page.waitForFunction(DRAFT, null, PATIENT);
        street.page.evaluate("localStorage.setItem('off', 86400000)");
        String leapt = w(street, "leapt", "").split("\\(")[0].strip();
        street.page
                .locator("#status")
                .filter(new Locator.FilterOptions().setHasText(leapt))
                .waitFor(new Locator.WaitForOptions().setTimeout(30_000));
        assertThat(street.page.locator("#form")).isHidden();
        assertThat(street.page.locator("#clock")).isHidden();
        street.page.evaluate("localStorage.setItem('off', 0)");
        street.page.locator("#form").waitFor(new Locator.WaitForOptions().setTimeout(30_000));
        assertThat(street.field(w(street, "name"))).hasValue("Salta Relógio");
    }

    @Test
    void whoSignsOutWhileSomethingWaitsIsAskedFirst() {
        Actor mediator = mediator();
        Visitor street = prepared(visitor("pt-PT"), mediator);
        street.page.context().route("**/intake/records", Route::abort);
        write(street, "Fica Aqui").press(w(street, "save"));
        street.page.locator("#given").waitFor();
        street.sees(w(street, "waiting.one"));
        street.open("/account").press(street.t("account.leave"));
        street.sees(street.t("shell.leave.waiting", 1))
                .sees(street.t("shell.leave.waiting.text"))
                .accessible();
        street.follow(street.t("shell.leave.send")).at(w(street, "title"));
        street.sees(w(street, "waiting.one"));
        street.open("/account").press(street.t("account.leave"));
        street.press(street.t("shell.leave.anyway"));
        street.at(street.t("signedout.title"));
        assertThat(jdbc.sql("select count(*) from intake_record where account_id = ?")
                        .param(mediator.accountId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoSignsOutWithNothingWaitingIsNotAsked() {
        Visitor street = prepared(visitor("pt-PT"), mediator());
        street.open("/account").press(street.t("account.leave")).at(street.t("signedout.title"));
        street.page
                .getByText(street.t("shell.leave.waiting.text"))
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
