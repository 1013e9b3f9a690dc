package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.people.ApplicantData;
import pt.vez.people.NewPersonReason;
import pt.vez.shared.Actor;

/** The person is found and not entered twice, a colleague takes over, the person takes a summary home, nothing remains. */
class DeskJourneyTest extends BrowserTest {
    private static final String NAME = "Ketevan Lortkipanidze";
    private static final String NATIVE = "ქეთევან ლორთქიფანიძე";

    private static void look(Visitor visitor, String name) {
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "desk-" + name + ".png"))
                .setFullPage(true));
    }

    private static String email(Actor actor) {
        return actor.accountId() + "@test.example";
    }

    private CaseOutline known(String name, LocalDate birth, String document, String email) {
        return cases.intake(
                mediator(),
                new NewCase(
                        "REN",
                        new ApplicantData(
                                name,
                                null,
                                birth,
                                "GE",
                                null,
                                null,
                                document,
                                LocalDate.of(2031, 1, 1),
                                null,
                                email,
                                "lisboa",
                                null,
                                "en-GB")));
    }

    private void consents(Visitor mediator, String email) {
        long before = count(email);
        mediator.press(mediator.t("visit.text.go")).at(mediator.t("visit.text"));
        mediator.press(mediator.t("visit.code.send")).at(mediator.t("visit.code"));
        mediator.fill(mediator.t("signin.code.label"), newest(email, before).code());
        mediator.press(mediator.t("visit.code.go"));
    }

    @Test
    void fromTheSearchToTheColleagueToTheCleanSlate() {
        String address = "ketevan" + UUID.randomUUID().toString().substring(0, 8) + "@test.example";
        known(NAME, LocalDate.of(1958, 3, 12), "GE5803120", address);
        Actor first = mediator();
        Actor second = mediator();
        jdbc.sql("update identity_account set name = 'Rui Colega' where id = ?")
                .param(second.accountId())
                .update();
        Visitor aminata = visitor("pt-PT").signIn(email(first));
        aminata.at(aminata.t("desk.title")).accessible();
        // The day of the centre comes before what is the same every day.
        List<String> parts = aminata.page.locator("main h2").allTextContents();
        assertThat(parts)
                .containsSubsequence(
                        aminata.t("desk.start"),
                        aminata.t("desk.day"),
                        aminata.t("desk.live"),
                        aminata.t("desk.intake"));
        aminata.fill(aminata.t("desk.search"), "ninguém").press(aminata.t("desk.find"));
        aminata.sees(aminata.t("desk.search.unclear"));
        // In her own script, day and month swapped.
        aminata.fill(aminata.t("desk.search"), NATIVE + " 03/12/1958").press(aminata.t("desk.find"));
        aminata.sees(aminata.t("match.title"))
                .sees("K. L.")
                .sees(aminata.t("enum.MatchReason.SWAPPED_BIRTH"))
                .accessible();
        assertThat(aminata.page.content()).as("no name before the mandate").doesNotContain(NAME);
        aminata.page.locator(".choice vaadin-button").first().click();
        aminata.at(aminata.t("visit.title"));
        consents(aminata, address);
        aminata.at(aminata.t("home.of", NAME));
        aminata.follow(aminata.t("visit.tools")).at(aminata.t("visit.tools.title"));
        aminata.press(aminata.t("notes.add")).sees(aminata.t("note.missing"));
        aminata.fill(aminata.t("notes.write"), "Traz a prova de morada na sexta-feira.");
        aminata.press(aminata.t("notes.add")).sees(aminata.t("notes.added")).accessible();
        aminata.page.locator("vaadin-select").first().click();
        aminata.page
                .locator("vaadin-select-item")
                .getByText("Rui Colega")
                .first()
                .click();
        aminata.press(aminata.t("handover.go"))
                .sees(aminata.t("handover.waits", "Rui Colega"))
                .accessible();
        Visitor rui = visitor("en-GB", 1280, 800, true).signIn(email(second));
        rui.sees(rui.t("handover.offer.title", first.name())).accessible();
        rui.press(rui.t("handover.accept")).at(rui.t("home.of", NAME)).accessible();
        // The first visit ends by itself, and nothing of the person is left there.
        aminata.at(aminata.t("desk.title")).sees(aminata.t("desk.live.empty"));
        assertThat(aminata.page.content()).doesNotContain(NAME);
        rui.open("/visit").sees("Traz a prova de morada na sexta-feira.").accessible();
        rui.press(rui.t("visit.end")).at(rui.t("summary.title")).accessible();
        assertThat(rui.page.locator(".summary").textContent())
                .contains(NAME, rui.t("summary.next.documents"), rui.t("journal.handover.accepted"));
        rui.choose("Português").sees("Envie os documentos que faltam.");
        rui.choose("English").sees(rui.t("summary.next.documents"));
        Page paper = rui.page.context().waitForPage(() -> rui.follow(rui.t("summary.print")));
        paper.locator("h1").waitFor();
        assertThat(paper.locator("main").textContent()).contains(NAME, rui.t("summary.next.documents"));
        paper.close();
        long before = count(address);
        rui.page
                .locator("vaadin-button")
                .getByText(rui.t("summary.send", "k•••@test.example"))
                .click();
        var mail = newest(address, before);
        assertThat(mail.subject()).isEqualTo("The summary of your visit");
        rui.press(rui.t("summary.finish")).at(rui.t("desk.title"));
        remainsNothing(rui, second);
        remainsNothing(aminata, first);
    }

    private void remainsNothing(Visitor visitor, Actor mediator) {
        visitor.sees(visitor.t("desk.live.empty"));
        String kept = (String) visitor.page.evaluate(
                "JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie + location.href");
        for (String trace : new String[] {NAME, NATIVE, "GE5803120", "prova de morada"}) {
            assertThat(visitor.page.content()).doesNotContain(trace);
            assertThat(kept).doesNotContain(trace);
        }
        assertThat(jdbc.sql("select count(*) from platform_draft where owner_id = ?")
                        .param(mediator.accountId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void describes(Visitor mediator, String name, String document) {
        mediator.open("/new-case");
        mediator.choose("Renewal");
        mediator.fill(mediator.t("person.name"), name);
        mediator.fillDate(mediator.t("person.birth"), 20, 4, 1957);
        mediator.pick(mediator.t("person.nationality"), "Georgia");
        mediator.fill(mediator.t("person.passport"), document);
        mediator.fillDate(
                mediator.t("person.passport.expires"), 1, 1, LocalDate.now().getYear() + 2);
    }

    @Test
    void anIntakeFirstShowsWhomTheRegisterKnows() {
        String document = "GE" + (6_000_000 + (int) (Math.random() * 999_999));
        CaseOutline before =
                known("Manana Kobakhidze", LocalDate.of(1957, 4, 20), document, "m" + document + "@test.example");
        Visitor aminata = visitor("en-GB").signIn(email(mediator()));
        describes(aminata, "Manana Kobahidze", document.replace("GE", "GX"));
        aminata.press(aminata.t("newcase.check.go"))
                .press(aminata.t("newcase.go"))
                .at(aminata.t("match.title"));
        aminata.sees("M. K.").sees(aminata.t("enum.MatchReason.OTHER_DOCUMENT")).accessible();
        aminata.press(aminata.t("match.new.go")).sees(aminata.t("match.reason.missing"));
        aminata.press(aminata.t("match.back")).at(aminata.t("newcase.title"));
        assertThat(aminata.field(aminata.t("person.name")).inputValue()).isEqualTo("Manana Kobahidze");
        aminata.press(aminata.t("newcase.check.go"))
                .press(aminata.t("newcase.go"))
                .at(aminata.t("match.title"));
        aminata.page.locator(".choice .rows vaadin-button").first().click();
        aminata.at(aminata.t("visit.title"));
        aminata.page.waitForURL("**/desk/visit/" + before.number().value());
        assertThat(jdbc.sql("select count(*) from people_applicant where birth_date = '1957-04-20'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // Somebody else after all: with a reason a person of their own is entered.
        describes(aminata, "Manana Kobakhidze", document.replace("GE", "GZ"));
        aminata.press(aminata.t("newcase.check.go"))
                .press(aminata.t("newcase.go"))
                .at(aminata.t("match.title"));
        aminata.choose(aminata.label(NewPersonReason.RELATIVE));
        aminata.press(aminata.t("match.new.go")).at(aminata.t("newcase.done")).accessible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aNewCaseIsCheckedBeforeAnythingIsStoredAndEveryAnswerLeadsBackToItsField(String language) {
        boolean portuguese = language.startsWith("pt");
        String document = "GE" + ThreadLocalRandom.current().nextInt(7_000_000, 7_999_999);
        LocalDate birth =
                LocalDate.of(1931, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(3_000));
        Visitor aminata = visitor(language).signIn(email(mediator()));
        aminata.open("/new-case");
        aminata.choose(portuguese ? "Renovação" : "Renewal");
        aminata.fill(aminata.t("person.name"), "Nana Gelashvili");
        aminata.fillDate(aminata.t("person.birth"), birth.getDayOfMonth(), birth.getMonthValue(), birth.getYear());
        aminata.pick(aminata.t("person.nationality"), portuguese ? "Geórgia" : "Georgia");
        aminata.fill(aminata.t("person.passport"), document);
        aminata.fillDate(aminata.t("person.passport.expires"), 1, 2, 2033);
        aminata.fill(aminata.t("person.phone"), "912345678");
        aminata.press(aminata.t("newcase.check.go"))
                .at(aminata.t("newcase.check.title"))
                .accessible();
        look(aminata, "new-case-check-360-" + language);
        assertThat(applicants(birth)).isZero();
        aminata.page.reload();
        aminata.at(aminata.t("newcase.check.title")).untranslated("Nana Gelashvili");
        assertThat(aminata.page.locator(".answers").textContent())
                .contains(
                        "Nana Gelashvili",
                        String.valueOf(birth.getYear()),
                        portuguese ? "1 de fevereiro de 2033" : "1 February 2033",
                        "+351 912 345 678",
                        aminata.t("newcase.check.none"));
        assertThat(aminata.page
                        .locator(".answers a")
                        .evaluateAll("links => Math.min(...links.map(link => link.getBoundingClientRect().height))"))
                .satisfies(height -> assertThat(((Number) height).doubleValue()).isGreaterThanOrEqualTo(44));
        aminata.follow(aminata.t("newcase.check.change") + ": " + aminata.t("person.passport"))
                .at(aminata.t("newcase.title"));
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(aminata.field(aminata.t("person.passport")))
                .isFocused();
        aminata.page.reload();
        aminata.at(aminata.t("newcase.title"));
        assertThat(aminata.field(aminata.t("person.phone")).inputValue()).isEqualTo("912345678");
        assertThat(aminata.field(aminata.t("person.name")).inputValue()).isEqualTo("Nana Gelashvili");
        aminata.fill(aminata.t("person.passport"), document + "9");
        aminata.press(aminata.t("newcase.check.go")).sees(document + "9");
        assertThat(applicants(birth)).isZero();
        aminata.press(aminata.t("newcase.go")).at(aminata.t("newcase.done"));
        assertThat(applicants(birth)).isEqualTo(1);
        // The draft is gone with what was opened: the way back shows an empty form, not the answers.
        aminata.open("/new-case?open=check").at(aminata.t("newcase.title"));
        assertThat(aminata.field(aminata.t("person.name")).inputValue()).isEmpty();
    }

    private int applicants(LocalDate birth) {
        return jdbc.sql("select count(*) from people_applicant where birth_date = ? and name like 'Nana %'")
                .param(birth)
                .query(Integer.class)
                .single();
    }
}
