package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.casework.CaseNumber;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.scheduling.CancelReason;

/** An applicant on a phone: signs in, opens or finds a case, sends documents, books, moves, cancels. */
class ApplicantJourneyTest extends BrowserTest {
    private static String address() {
        return "a" + UUID.randomUUID().toString().substring(0, 8) + "@test.example";
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void opensACaseSendsDocumentsAndBooks(String language) throws IOException {
        Visitor ana = visitor(language);
        ana.open("/").accessible();
        ana.follow(ana.t("door.enter")).at(ana.t("signin.title")).accessible();
        String email = address();
        ana.enter(email).at(ana.t("home.welcome")).accessible();
        openCase(ana);
        sendDocuments(ana);
        book(ana, email);
        ana.open("/case")
                .at(ana.t("case.title"))
                .sees(ana.t("journal.document.received"))
                .accessible();
        ana.open("/home").sees(ana.t("home.come")).accessible();
        ana.open("/account").accessible().press(ana.t("account.leave"));
        ana.at(ana.t("signedout.title")).accessible();
        assertThat(ana.page.evaluate("localStorage.getItem('vez-appointment')")).isNull();
        ana.go("/documents");
        ana.at(ana.t("signin.title")).sees(ana.t("signin.expired"));
    }

    private void openCase(Visitor ana) {
        ana.follow(ana.t("home.new.go")).at(ana.t("newcase.title")).accessible();
        ana.press(ana.t("newcase.check.go"))
                .sees(ana.t("newcase.procedure.missing"))
                .accessible();
        ana.choose(ana.language.getLanguage().equals("pt") ? "Renovação" : "Renewal");
        ana.fill(ana.t("person.name"), "Ana Clara Souza Lima");
        ana.fillDate(ana.t("person.birth"), 31, 2, 1991);
        ana.pick(ana.t("person.nationality"), ana.language.getLanguage().equals("pt") ? "Brasil" : "Brazil");
        ana.fill(ana.t("person.passport"), "FX" + (100_000 + (int) (Math.random() * 899_999)));
        ana.fillDate(ana.t("person.passport.expires"), 1, 1, LocalDate.now().getYear() + 4);
        ana.fill(ana.t("person.phone"), "912345678");
        ana.fill(ana.t("person.nif"), "123456780");
        ana.press(ana.t("newcase.check.go")).sees(ana.t("field.nif.check")).sees(ana.t("field.date.impossible"));
        // Signed out half-way: what was typed is still there after signing in again.
        ana.page.context().clearCookies();
        ana.page.context().addCookies(List.of(new Cookie("vez", "a-session-that-is-over").setUrl(ADDRESS)));
        ana.go("/new-case");
        ana.at(ana.t("signin.title")).sees(ana.t("signin.expired"));
        String email = jdbc.sql("select email from identity_account order by created_at desc limit 1")
                .query(String.class)
                .single();
        ana.enter(email).at(ana.t("newcase.title")).sees(ana.t("form.restored"));
        assertThat(ana.field(ana.t("person.name")).inputValue()).isEqualTo("Ana Clara Souza Lima");
        ana.fill(ana.t("person.nif"), "123456789");
        ana.fillDate(ana.t("person.birth"), 28, 2, 1991);
        ana.press(ana.t("newcase.check.go")).at(ana.t("newcase.check.title")).accessible();
        ana.press(ana.t("newcase.go")).at(ana.t("newcase.done")).accessible();
        ana.follow(ana.t("newcase.done.go")).sees(ana.t("home.documents")).accessible();
    }

    private void sendDocuments(Visitor ana) {
        ana.follow(ana.t("home.documents.go")).at(ana.t("documents.title")).accessible();
        ana.open("/documents/permit").accessible();
        upload(ana, 1, "passport.pdf", "application/pdf", Papers.program());
        ana.sees(ana.t("upload.type"));
        upload(ana, 1, "nothing.pdf", "application/pdf", new byte[0]);
        ana.sees(ana.t("upload.empty"));
        upload(ana, 0, "front.jpg", "image/jpeg", Papers.photograph("jpg"));
        ana.sees(ana.t("documents.send.one")).accessible();
        upload(ana, 0, "back.png", "image/png", Papers.photograph("png"));
        ana.press(ana.t("documents.send", 2)).sees(ana.t("documents.sent")).accessible();
        for (String item : new String[] {"passport", "nif", "niss", "address", "means"}) {
            ana.open("/documents/" + item);
            upload(ana, 1, "paper.pdf", "application/pdf", Papers.pdf(1));
            ana.sees(ana.t(item.equals("means") ? "documents.sent.all" : "documents.sent"));
        }
        ana.accessible();
        ana.open("/documents").sees(ana.t("documents.lead.complete")).accessible();
    }

    /** @param which 0 is the camera, 1 the file chooser */
    private void upload(Visitor visitor, int which, String name, String type, byte[] content) {
        Locator input = visitor.page.locator(".uploads vez-upload").nth(which).locator("input[type=file]");
        input.setInputFiles(new FilePayload(name, type, content));
    }

    private void book(Visitor ana, String email) throws IOException {
        ana.follow(ana.t("documents.book")).at(ana.t("appointment.title")).accessible();
        ana.follow(ana.t("home.book.go")).at(ana.t("choose.title")).accessible();
        ana.pick(ana.t("choose.near"), "Porto");
        ana.page
                .locator(".rows .row")
                .first()
                .filter(new Locator.FilterOptions().setHasText("Porto Bonfim"))
                .click();
        ana.at("Porto Bonfim").untranslated("Porto Bonfim").accessible();
        assertThat((Boolean) ana.page.evaluate("""
                        () => {
                          const strip = document.querySelector('.days');
                          const edge = strip.getBoundingClientRect().right;
                          const cut = ([...strip.children].map((day) => day.getBoundingClientRect()))
                              .some((day) => day.left < edge - 8 && day.right > edge + 8);
                          return cut || strip.scrollWidth <= strip.clientWidth;
                        }"""))
                .as("a day is cut at the edge where there are more")
                .isTrue();
        chosenIsSeenInContrastThemesAndTimesAreNamed(ana);
        long before = count(email);
        ana.page.locator(".times vaadin-button").first().click();
        ana.at(ana.t("hold.title")).untranslated("Porto Bonfim").accessible();
        assertThat(ana.page.locator("vez-countdown b").textContent()).matches("4:5\\d|5:00");
        ana.press(ana.t("hold.confirm")).sees(ana.t("appointment.confirmed")).accessible();
        Caught mail = newest(email, before);
        assertThat(mail.calendar()).isTrue();
        assertThat(mail.subject()).isEqualTo(ana.t("mail.booked.subject"));
        assertThat((String) ana.page.evaluate("localStorage.getItem('vez-appointment')"))
                .contains("Porto Bonfim");
        Download calendar = ana.page.waitForDownload(() -> ana.follow(ana.t("appointment.calendar")));
        assertThat(Files.readString(calendar.path())).contains("BEGIN:VEVENT").contains("SEQUENCE:0");
        // A reload and the back button show the appointment, not a second hold.
        ana.page.goBack();
        ana.at(ana.t("appointment.title"));
        ana.open("/appointment").sees(ana.t("appointment.code"));
        ana.open("/appointment/hold").at(ana.t("appointment.title"));
        ana.follow(ana.t("paper.print")).at(ana.t("paper.title")).accessible();
        ana.open("/appointment").follow(ana.t("appointment.move")).at(ana.t("choose.title"));
        ana.page.locator(".rows .row").first().click();
        ana.page.locator(".times vaadin-button").last().click();
        ana.at(ana.t("hold.title")).sees(ana.t("hold.before")).press(ana.t("hold.move"));
        ana.sees(ana.t("appointment.history")).accessible();
    }

    private static void chosenIsSeenInContrastThemesAndTimesAreNamed(Visitor ana) {
        ana.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertThat(ana.page.evaluate("getComputedStyle(document.querySelector('.day[aria-current]')).borderTopWidth"))
                .isEqualTo("4px");
        assertThat(ana.page.evaluate(
                        "getComputedStyle(document.querySelector('.day:not([aria-current])')).borderTopWidth"))
                .isNotEqualTo("4px");
        ana.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        assertThat(ana.page.locator(".times vaadin-button").first().getAttribute("aria-label"))
                .as("a time is named with its day")
                .matches("\\d{2}:\\d{2}, .*\\d.*");
        assertThat(ana.page.locator(".times").first().getAttribute("aria-label"))
                .matches(".*\\d.*, .+");
    }

    @Test
    void cancelsWithAReasonAndCanBookAgain() {
        Visitor ana = visitor("pt-PT").signIn("applicant@vez.example");
        jdbc.sql(
                        "update casework_case set stage = 'APPOINTMENT' where account_id = (select id from identity_account where email ="
                                + " 'applicant@vez.example')")
                .update();
        ana.open("/appointment/choose");
        ana.page.locator(".rows .row").first().click();
        ana.page.locator(".times vaadin-button").first().click();
        ana.at(ana.t("hold.title")).press(ana.t("hold.confirm")).sees(ana.t("appointment.confirmed"));
        ana.press(ana.t("appointment.cancel")).sees(ana.t("appointment.cancel.title"));
        ana.page
                .locator("vaadin-dialog [slot=footer] vaadin-button, vaadin-dialog-overlay vaadin-button")
                .last()
                .click();
        ana.sees(ana.t("appointment.cancel.missing"));
        ana.choose(ana.label(CancelReason.CANNOT_COME));
        ana.page
                .locator("vaadin-dialog [slot=footer] vaadin-button, vaadin-dialog-overlay vaadin-button")
                .last()
                .click();
        ana.sees(ana.label(pt.vez.scheduling.AppointmentView.State.CANCELLED))
                .sees(ana.t("home.book.go"))
                .accessible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void findsTheirCaseByNumberBirthDateAndACode(String language) {
        record Known(String number, LocalDate birth, String email) {}
        Known known = jdbc.sql(
                        "select c.number, a.birth_date, a.email from casework_case c join people_applicant a on a.id ="
                                + " c.applicant_id where c.account_id is null and a.email is not null and a.phone is null limit 1")
                .query((row, n) -> new Known(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .single();
        Visitor joao = visitor(language).signIn(address());
        joao.follow(joao.t("home.claim.go")).at(joao.t("claim.title")).accessible();
        joao.fill(joao.t("claim.number"), "7K4M");
        joao.press(joao.t("claim.go"))
                .sees(joao.t("field.caseNumber.length", 4))
                .accessible();
        joao.fill(joao.t("claim.number"), new CaseNumber(known.number()).display());
        LocalDate wrong = known.birth().plusDays(1);
        joao.fillDate(joao.t("person.birth"), wrong.getDayOfMonth(), wrong.getMonthValue(), wrong.getYear());
        joao.press(joao.t("claim.go")).sees(joao.t("claim.noMatch"));
        joao.fillDate(
                joao.t("person.birth"),
                known.birth().getDayOfMonth(),
                known.birth().getMonthValue(),
                known.birth().getYear());
        long before = count(known.email());
        joao.press(joao.t("claim.go")).at(joao.t("claim.code.title")).accessible();
        String code = newest(known.email(), before).code();
        joao.fill(joao.t("signin.code.label"), code.equals("111111") ? "222222" : "111111");
        joao.press(joao.t("claim.code.go")).sees(joao.t("claim.code.wrong", 4));
        joao.fill(joao.t("signin.code.label"), code);
        joao.press(joao.t("claim.code.go")).sees(joao.t("home.now")).accessible();
    }

    @Test
    void aCaseWithoutContactsIsShownInOutlineOnly() {
        record Known(String number, LocalDate birth) {}
        Known known = jdbc.sql("select c.number, a.birth_date from casework_case c join people_applicant a on a.id ="
                        + " c.applicant_id where c.account_id is null and a.email is null and a.phone is null limit 1")
                .query((row, n) -> new Known(row.getString(1), row.getObject(2, LocalDate.class)))
                .single();
        Visitor joao = visitor("en-GB").signIn(address());
        joao.follow(joao.t("home.claim.go"));
        joao.fill(joao.t("claim.number"), known.number());
        joao.fillDate(
                joao.t("person.birth"),
                known.birth().getDayOfMonth(),
                known.birth().getMonthValue(),
                known.birth().getYear());
        joao.press(joao.t("claim.go")).sees(joao.t("claim.provisional.done")).accessible();
        joao.follow(joao.t("problem.home")).sees(joao.t("home.provisional")).accessible();
        joao.open("/documents")
                .sees(joao.t("home.provisional.text"))
                .sees(joao.t("help.passport"))
                .accessible();
        joao.open("/case").sees(joao.t("home.provisional.text")).accessible();
        assertThat(joao.page.content()).doesNotContain(joao.t("case.person"));
    }

    @Test
    void theMailLinkSignsInOnlyWhenItsButtonIsPressed() {
        String email = address();
        Visitor rui = visitor("pt-PT");
        rui.open("/sign-in");
        rui.page.getByLabel(rui.t("signin.contact")).fill(email);
        rui.press(rui.t("signin.send")).at(rui.t("signin.code.title")).accessible();
        String link = newest(email, 0).link();
        visitor("en-GB").open(link);
        rui.open(link).at(rui.t("signin.link.title")).accessible().press(rui.t("signin.link.enter"));
        rui.at(rui.t("home.welcome"));
        visitor("en-GB").open(link).at("This link no longer works").accessible();
    }

    @Test
    void theLanguageIsSwitchedAnywhereAndRemembered() {
        Visitor eva = visitor("pt-PT").signIn(address());
        eva.press("English");
        eva.page.getByText("Welcome").first().waitFor();
        assertThat(eva.page.getAttribute("html", "lang")).startsWith("en");
        eva.open("/claim").page.getByText("Case number").first().waitFor();
    }
}
