package pt.vez.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.intake.IntakeState;
import pt.vez.shared.Actor;

/** A table on the street: prepared with a network, recorded without one, sent when it returns, decided when it is twice. */
class IntakeJourneyTest extends BrowserTest {
    /** Everything this origin keeps on the device, as far as a finder of the device could read it. */
    private static final String KEPT = """
            async () => {
              const found = [JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage))];
              const bytes = (value) => [new TextDecoder('latin1').decode(value), new TextDecoder('utf-16le').decode(value)];
              const walk = async (value) => {
                if (value instanceof ArrayBuffer) found.push(...bytes(value));
                else if (ArrayBuffer.isView(value)) found.push(...bytes(value));
                else if (value instanceof Blob) found.push(...bytes(await value.arrayBuffer()));
                else if (value instanceof CryptoKey) found.push(value.extractable && value.type !== 'public' ? 'EXTRACTABLE' : 'key');
                else if (value && typeof value === 'object') for (const part of Object.values(value)) await walk(part);
                else found.push(String(value));
              };
              for (const { name } of await indexedDB.databases()) {
                const db = await new Promise((resolve) => { const r = indexedDB.open(name); r.onsuccess = () => resolve(r.result); });
                for (const store of db.objectStoreNames) {
                  const all = await new Promise((resolve) => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => resolve(r.result); });
                  await walk(all);
                }
                db.close();
              }
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
              }
              return found.join('\\n');
            }""";

    private String w(Visitor visitor, String word, Object... args) {
        return visitor.t("intake.page." + word, args);
    }

    private Visitor prepared(String language, Actor mediator) {
        Visitor visitor = visitor(language).signIn(mediator.accountId() + "@test.example");
        return prepare(visitor.open("/intake"));
    }

    private Visitor prepare(Visitor visitor) {
        visitor.at(w(visitor, "title")).sees(w(visitor, "installed"));
        assertThat(visitor.page.locator("#planned")).isVisible();
        visitor.press(w(visitor, "prepare.go"));
        visitor.page.locator("#form").waitFor();
        return visitor;
    }

    private Visitor write(Visitor visitor, String name, String document) {
        visitor.page.locator("#procedure").selectOption("REN");
        visitor.page.locator("#nationality").selectOption("BR");
        visitor.fill(w(visitor, "name"), name)
                .fill(w(visitor, "day"), "17")
                .fill(w(visitor, "month"), "5")
                .fill(w(visitor, "year"), "1990")
                .fill(w(visitor, "document"), document)
                .fill(w(visitor, "phone"), "912 345 678");
        return visitor;
    }

    private String ticket(Visitor visitor) {
        visitor.page.locator("#given").waitFor();
        String ticket = visitor.page.locator("#given-number").textContent();
        assertThat(ticket).matches("[0-9A-Z]{3}-[0-9A-Z]{2}");
        assertThat(visitor.page.locator("#given-text").textContent()).contains(ticket);
        return ticket;
    }

    private int stored(Actor mediator) {
        return jdbc.sql("select count(*) from intake_record where account_id = ?")
                .param(mediator.accountId())
                .query(Integer.class)
                .single();
    }

    private static String name() {
        StringBuilder letters = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .forEach(digit -> letters.append((char) ('a' + Character.digit(digit, 16))));
        // Like nobody another test has entered with this birth date.
        return "Z" + letters.substring(0, 9) + " X" + letters.substring(9, 18);
    }

    @Test
    void whoIsNotOnDutyIsToldWhenTheShiftCanBePrepared() {
        Actor mediator = mediator();
        jdbc.sql("delete from rota_duty where account_id = ?")
                .param(mediator.accountId())
                .update();
        Visitor visitor = visitor("en-GB").signIn(mediator.accountId() + "@test.example");
        visitor.open("/intake").sees(w(visitor, "notOnDuty")).accessible();
        visitor.press(w(visitor, "prepare.go"))
                .sees(visitor.t("authority.SHIFT"))
                .accessible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void recordsReallyOfflineSendsOnceAndDecidesAboutTheSecondRecord(String language) {
        Actor mediator = mediator();
        String name = name();
        String document = "FX" + (1_000_000 + Math.floorMod(name.hashCode(), 1_000_000));
        Visitor street = visitor(language).signIn(mediator.accountId() + "@test.example");
        street.open("/intake").accessible();
        prepare(street).accessible();
        BrowserContext context = street.page.context();
        context.setOffline(true);
        street.page.reload();
        street.at(w(street, "title")).sees(w(street, "offline"));
        assertThat(street.page.evaluate("fetch('/robots.txt').then(() => 'network', () => 'none')"))
                .isEqualTo("none");
        street.go("/where");
        street.at(street.t("offline.title"));
        street.go("/intake");
        street.page.locator("#form").waitFor();
        // A mistake is told, and nothing is lost.
        street.fill(w(street, "name"), name).press(w(street, "save")).sees(street.t("field.date.incomplete"));
        write(street, name, document);
        street.page
                .locator("#photographs")
                .setInputFiles(new FilePayload("photo.png", "image/png", Papers.photograph("png")));
        street.page.locator("#pictures canvas").waitFor();
        street.accessible();
        street.press(w(street, "save"));
        String ticket = ticket(street);
        street.sees(w(street, "waiting.one")).accessible();
        String kept = (String) street.page.evaluate(KEPT);
        assertThat(kept)
                .contains(w(street, "title"))
                .doesNotContain(name, name.substring(0, 10), document, "912 345", "EXTRACTABLE");
        // Still there after a reload without a network; read again, corrected, sealed again.
        street.page.reload();
        street.press(w(street, "open.record") + " " + ticket);
        assertThat(street.field(w(street, "name"))).hasValue(name);
        assertThat(street.page.locator("#pictures canvas")).hasCount(1);
        street.fill(w(street, "note"), "volta amanhã").press(w(street, "save"));
        assertThat(ticket(street)).isEqualTo(ticket);
        assertThat(street.page.locator("#waiting li")).hasCount(1);
        street.press(w(street, "ticket.next"));
        assertThat(street.field(w(street, "name"))).hasValue("");
        assertThat(stored(mediator)).isZero();
        context.setOffline(false);
        street.page.locator("#sent li").waitFor();
        street.sees(w(street, "waiting.none")).accessible();
        assertThat(street.page.locator("#sent li").textContent()).contains(ticket);
        assertThat(stored(mediator)).isEqualTo(1);
        street.page.reload();
        street.sees(w(street, "waiting.none"));
        assertThat(stored(mediator)).isEqualTo(1);

        // The same person at the next table, from another device.
        Visitor table = prepared(language, mediator);
        write(table, name.toUpperCase(java.util.Locale.ROOT), document).press(w(table, "save"));
        ticket(table);
        assertThat(table.page.locator("#sent li")).containsText(conflict(table));
        assertThat(stored(mediator)).isEqualTo(2);
        decideAndOpen(table, ticket, name);
    }

    /** The sentence without its time. */
    private String conflict(Visitor visitor) {
        String text = w(visitor, "sent.conflict", "");
        return text.substring(text.indexOf(". ") + 2);
    }

    private void decideAndOpen(Visitor table, String ticket, String name) {
        table.open("/intakes").at(table.t("intakes.title")).sees(table.label(IntakeState.CONFLICT));
        table.accessible();
        table.follow(ticket).at(table.t("intakes.one.title", ticket)).sees(table.t("intakes.conflict"));
        table.accessible();
        table.press(table.t("intakes.same")).sees(table.t("intakes.same.done")).accessible();
        Locator picture = table.page.locator(".pages img").first();
        picture.scrollIntoViewIfNeeded();
        table.page.waitForFunction("() => document.querySelector('.pages img').naturalWidth > 100");
        // Whether the page is whole must be seen: nothing of it is cut.
        assertThat(picture).hasCSS("object-fit", "contain");
        table.press(table.t("intakes.person.go")).sees(table.t("intakes.person.none"));
        table.accessible();
        assertThat(table.field(table.t("person.name"))).hasValue(name);
        table.press(table.t("newcase.check.go")).sees(table.t("form.errors", 1));
        table.fillDate(table.t("person.passport.expires"), 1, 2, 2031);
        table.press(table.t("newcase.check.go"))
                .at(table.t("newcase.check.title"))
                .accessible();
        table.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(table.t("newcase.check.change") + ": " + table.t("person.name"))
                                .setExact(true))
                .click();
        assertThat(table.field(table.t("person.name"))).hasValue(name);
        assertThat(table.field(table.t("person.name"))).isFocused();
        table.press(table.t("newcase.check.go"))
                .press(table.t("intakes.case.go"))
                .sees(table.t("newcase.done.text"))
                .accessible();
        table.follow(table.t("newcase.done.visit")).at(table.t("visit.title")).sees(name);
    }

    /** @param zero the digit zero of the script: Arabic-Indic, Devanagari, bold mathematical beyond the basic plane */
    @ParameterizedTest
    @ValueSource(ints = {0x0660, 0x0966, 0x1D7CE})
    void digitsOfOtherScriptsAreTheSameDigits(int zero) {
        Actor mediator = mediator();
        Visitor street = prepared("en-GB", mediator);
        // A month there is none of is refused in any script, and nothing typed is lost.
        write(street, name(), "AB" + inScript("123456", zero))
                .fill(w(street, "day"), inScript("17", zero))
                .fill(w(street, "month"), inScript("13", zero))
                .fill(w(street, "year"), inScript("1990", zero))
                .fill(w(street, "phone"), inScript("912345678", zero))
                .press(w(street, "save"));
        street.sees(street.t("field.date.impossible"));
        assertThat(street.field(w(street, "year"))).hasValue(inScript("1990", zero));
        street.fill(w(street, "month"), inScript("5", zero)).press(w(street, "save"));
        String ticket = ticket(street);
        street.page.locator("#sent li").waitFor();
        street.open("/intakes").follow(ticket).at(street.t("intakes.one.title", ticket));
        assertThat(street.page.locator(".facts").first().textContent())
                .contains("17 May 1990", "AB123456", "+351912345678");
    }

    private static String inScript(String digits, int zero) {
        return digits.chars()
                .collect(
                        StringBuilder::new,
                        (text, digit) -> text.appendCodePoint(zero + Character.digit(digit, 10)),
                        StringBuilder::append)
                .toString();
    }

    @Test
    void aDeviceADayOffIsToldAndWinsNoTime() {
        Actor mediator = mediator();
        Visitor street = visitor("en-GB");
        street.page.context().addInitScript("""
                        const real = Date.now.bind(Date);
                        Date.now = () => real() + Number(localStorage.getItem('off') ?? 86400000);""");
        street.signIn(mediator.accountId() + "@test.example").open("/intake");
        prepare(street);
        assertThat(street.page.locator("#clock")).isVisible();
        street.accessible();
        write(street, name(), "A12345").press(w(street, "save"));
        ticket(street);
        street.page.locator("#sent li").waitFor();
        assertThat(jdbc.sql(
                                "select clock_off_seconds from intake_record where account_id = ? and made_at <= received_at")
                        .param(mediator.accountId())
                        .query(Long.class)
                        .single())
                .isBetween(86_000L, 86_800L);
        // Turned back by two days while there is no network: the key that reads dies, the record waits and is sent.
        street.page.context().setOffline(true);
        street.press(w(street, "ticket.next"));
        write(street, name(), "B12345").press(w(street, "save"));
        ticket(street);
        street.page.evaluate("localStorage.setItem('off', -86400000)");
        street.page.reload();
        street.sees(w(street, "waiting.one"));
        assertThat(street.page.locator("#form")).isHidden();
        // It is deleted by who recorded it, signed in; without a network that is not known.
        assertThat(street.page.locator("#waiting button")).hasCount(0);
        street.page.context().setOffline(false);
        street.page.locator("#sent li").nth(1).waitFor();
        assertThat(stored(mediator)).isEqualTo(2);
    }

    @Test
    void signingOutLeavesOnlyWhatCanBeSentAndASessionThatIsOverLosesNothing() {
        Actor mediator = mediator();
        Visitor street = prepared("pt-PT", mediator);
        BrowserContext context = street.page.context();
        context.setOffline(true);
        write(street, name(), "C12345").press(w(street, "save"));
        ticket(street);
        street.press(w(street, "ticket.next"));
        write(street, name(), "D12345").press(w(street, "save"));
        ticket(street);
        // One of the two is deleted, after a question.
        Locator second = street.page.locator("#waiting li").nth(1);
        second.locator("button.danger").click();
        street.sees(w(street, "delete.really")).accessible();
        second.getByText(w(street, "delete.keep")).click();
        assertThat(second).not().containsText(w(street, "delete.really"));
        second.locator("button.danger").click();
        assertThat(second).containsText(w(street, "delete.really"));
        second.locator("button.danger").click();
        assertThat(street.page.locator("#waiting li")).hasCount(1);
        context.clearCookies();
        context.setOffline(false);
        street.sees(w(street, "signedOut")).accessible();
        assertThat(stored(mediator)).isZero();
        street.go("/signed-out");
        street.at(street.t("signedout.title"));
        street.go("/intake");
        street.sees(w(street, "signedOut"));
        assertThat(street.page.locator("#form")).isHidden();
        street.follow(w(street, "signIn"));
        String email = mediator.accountId() + "@test.example";
        long before = count(email);
        street.page.getByLabel(street.t("signin.email")).fill(email);
        street.press(street.t("signin.send")).at(street.t("signin.code.title"));
        street.page
                .getByLabel(street.t("signin.code.label"))
                .fill(newest(email, before).code());
        street.press(street.t("signin.code.enter")).at(w(street, "title"));
        street.page.locator("#sent li").waitFor();
        assertThat(stored(mediator)).isEqualTo(1);
    }
}
