package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.documents.Documents;
import pt.vez.documents.RejectReason;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** What officers and administrators do on lists: search, sort, review, export, read the journal. */
class OfficerListsJourneyTest extends BrowserTest {
    @Autowired
    private Documents documents;

    @Autowired
    private CaseCircumstances caseCircumstances;

    private String officer() {
        return actor(Role.OFFICER).accountId() + "@test.example";
    }

    private CaseOutline caseOfSomebody() {
        return caseOf(actor(Role.APPLICANT));
    }

    private static String path(CaseOutline outline) {
        return "/work/" + outline.id().value();
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, true", "en-GB, 1280, false"})
    void anOfficerWorksThroughTheDocumentsThatWaitAndTakesADecisionBack(String language, int width, boolean dark) {
        Actor owner = actor(Role.APPLICANT);
        CaseOutline first = caseOf(owner);
        CaseOutline second = caseOf(actor(Role.APPLICANT));
        UUID passport = upload(owner, first.id(), "1999-01-01 10:00:00");
        UUID next = jdbc.sql("select account_id from casework_case where id = ?")
                .param(second.id().value())
                .query(UUID.class)
                .single();
        upload(Actor.person(next, "x", java.util.Set.of(Role.APPLICANT), null), second.id(), "1999-01-01 11:00:00");
        Visitor rita = visitor(language, width, 800, dark).signIn(officer());
        rita.toPlace("shell.review").at(rita.t("review.title")).accessible();
        rita.follow(rita.t("review.begin")).at("Ana Silva").sees(first.number().display());
        rita.press(rita.t("file.reject"));
        Locator form = rita.page.locator("vaadin-radio-group");
        form.waitFor();
        assertThat(rita.page.locator("vaadin-radio-button[checked]").count()).isZero();
        assertThat(rita.page
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions()
                                        .setName(rita.t("file.reject"))
                                        .setExact(true))
                        .first()
                        .isDisabled())
                .as("asking twice adds no second form")
                .isTrue();
        rita.press(rita.t("file.reject.go")).sees(rita.t("file.reason.missing")).accessible();
        rita.choose(rita.label(RejectReason.ILLEGIBLE)).press(rita.t("file.reject.go"));
        rita.sees(rita.t("file.rejected")).accessible();
        rita.press(rita.t("form.undo")).sees(rita.t("file.reopened"));
        assertThat(jdbc.sql("select count(*) from notifications_outbox where dedupe = ?")
                        .param("document-rejected/" + passport)
                        .query(Integer.class)
                        .single())
                .isZero();
        rita.press(rita.t("file.accept")).sees(rita.t("review.next"));
        rita.follow(rita.t("review.next")).sees(second.number().display());
        rita.press(rita.t("file.accept"));
        rita.page.locator(".notice-success").waitFor();
    }

    private UUID upload(Actor owner, CaseId id, String receivedAt) {
        UUID document = documents
                .upload(owner, id, "passport", new ByteArrayInputStream(Papers.pdf(1)))
                .id();
        jdbc.sql("update documents_document set received_at = ? where id = ?")
                .params(receivedAt, document)
                .update();
        return document;
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 1280", "en-GB, 360"})
    void theFileShowsFamilyPlaceAndMandatesAndKeepsNotes(String language, int width) {
        CaseOutline one = caseOfSomebody();
        CaseOutline other = caseOfSomebody();
        caseCircumstances.join(actor(Role.OFFICER), one.id(), other.id());
        Visitor rita = visitor(language, width, 800, false).signIn(officer());
        rita.open(path(one))
                .sees(rita.t("file.place"))
                .sees(other.number().display())
                .accessible();
        rita.press(rita.t("file.family.leave")).sees(rita.t("file.family.none"));
        rita.press(rita.t("form.undo")).sees(other.number().display());
        String note = "Trouxe o original " + UUID.randomUUID();
        rita.fill(rita.t("notes.write"), note);
        rita.press(rita.t("notes.add")).sees(note).accessible();
        rita.fill(rita.t("standing.family"), "0000-0000-0");
        rita.press(rita.t("standing.family.go")).sees(rita.t("family.unknown.officer"));
    }

    @Test
    void aSearchIsThereAgainAfterAFileAndHeadersSort() {
        CaseOutline wanted = caseOfSomebody();
        Visitor rita = visitor("en-GB", 1280, 800, false).signIn(officer());
        String part = wanted.number().display().substring(0, 7);
        rita.open("/work").fill(rita.t("table.search"), part);
        rita.follow(wanted.number().display()).at("Ana Silva");
        rita.page.goBack();
        rita.at(rita.t("work.title")).sees(wanted.number().display());
        assertThat(rita.field(rita.t("table.search")).inputValue()).isEqualTo(part);
        assertThat(rita.page.url()).doesNotContain(part);
        rita.fill(rita.t("table.search"), "");
        rita.answered();
        rita.press(rita.t("paper.case"));
        rita.page
                .locator("th[aria-sort=ascending]", new Page.LocatorOptions().setHasText(rita.t("paper.case")))
                .waitFor();
        assertThat(rita.page.url()).contains("sort=number");
        rita.press(rita.t("paper.case"));
        rita.page.locator("th[aria-sort=descending]").waitFor();
        assertThat(rita.page.url()).contains("sort=-number");
        rita.accessible();
        rita.open("/work?page=5000");
        assertThat(rita.page.locator("tbody tr").count()).isPositive();
        assertThat(rita.page.locator(".pager [data-page=next]").isDisabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aListLeavesAsAWorkbookWithItsNamesAndIsInTheJournal(String language) throws IOException {
        Actor reader = actor(Role.OFFICER);
        CaseOutline wanted = caseOfSomebody();
        Visitor rita = visitor(language, 1280, 800, false).signIn(reader.accountId() + "@test.example");
        rita.open("/work").fill(rita.t("table.search"), wanted.number().display());
        rita.answered();
        String sheet = sheet(download(rita, "main .filters", "export.XLSX").path());
        assertThat(sheet)
                .contains(rita.t("person.name"), "Ana Silva", wanted.number().display())
                .contains(rita.label(pt.vez.casework.Stage.DOCUMENTS));
        String csv =
                Files.readString(download(rita, "main .filters", "export.CSV").path(), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(wanted.number().display());
        rita.untranslated("Ana Silva").untranslated(wanted.number().display());
        rita.page.locator("tbody vaadin-checkbox").first().click();
        rita.sees(rita.t("table.selected", 1)).accessible();
        assertThat(sheet(download(rita, "main .selection", "export.XLSX").path()))
                .contains(wanted.number().display());
        List<String> recorded = jdbc.sql(
                        "select detail from audit_entry where actor_id = ? and action = 'list.exported' order by at")
                .param(reader.accountId())
                .query(String.class)
                .list();
        assertThat(recorded)
                .containsExactly("cases.xlsx 1 text", "cases.csv 1 text", "cases-selected.xlsx 1 selection");
        var file = rita.page
                .request()
                .get(ADDRESS + "/"
                        + rita.page.locator("main .filters .export a").last().getAttribute("href"));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().get("content-security-policy")).contains("default-src 'none'", "sandbox");
        assertThat(file.headers().get("cache-control")).isEqualTo("no-store");
        var data = rita.page.request().get(ADDRESS + "/?v-r=init&location=work&query=");
        assertThat(data.headers().get("content-security-policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(data.headers()).containsEntry("x-content-type-options", "nosniff");
        assertThat(events(reader, "EXPORT")).startsWith("cases.xlsx 1", "cases.csv 1", "cases-selected.xlsx 1");
    }

    @Test
    void anActThatIsRefusedIsASecurityEvent() {
        Actor reader = actor(Role.OFFICER);
        Visitor rita = visitor("en-GB", 1280, 800, false).signIn(reader.accountId() + "@test.example");
        String letters = ADDRESS + "/papers/letters/" + java.util.UUID.randomUUID();
        assertThat(rita.page.request().get(letters).status()).isEqualTo(403);
        assertThat(events(reader, "REFUSED")).containsExactly("error.role");
        rita.open("/work/" + java.util.UUID.randomUUID()).sees(rita.t("error.case"));
        assertThat(events(reader, "REFUSED")).contains("error.case");
    }

    private List<String> events(Actor account, String kind) {
        return jdbc.sql("select detail from audit_security_event where account_id = ? and kind = ? order by at, id")
                .params(account.accountId(), kind)
                .query(String.class)
                .list();
    }

    private static Download download(Visitor visitor, String where, String key) {
        return visitor.page.waitForDownload(() -> visitor.page
                .locator(where)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(visitor.t("export.named", visitor.t(key))))
                .click());
    }

    private static String sheet(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    /** The action column of a table is on the screen, in both languages, with long names and addresses. */
    @ParameterizedTest
    @CsvSource({"pt-PT, true", "en-GB, false"})
    void noTableScrollsSidewaysOnADesk(String language, boolean dark) {
        actor(Role.ADMINISTRATOR, "A Maria da Conceição Vasconcelos de Albuquerque");
        actor(Role.ADMINISTRATOR, "A Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        Visitor ines = visitor(language, 1280, 800, dark).signIn(administrator());
        for (String path : List.of(
                "/accounts",
                "/centres",
                "/services",
                "/partners",
                "/courses",
                "/waves",
                "/signals",
                "/disruptions",
                "/policy",
                "/journal",
                "/handovers",
                "/cover",
                "/courses/certificates",
                "/publishing",
                "/holidays",
                "/watch",
                "/captures",
                "/declaration/text",
                "/consent-texts")) {
            ines.open(path).answered();
            fits(ines, path);
        }
        ines.open("/accounts").accessible();
        ines.open("/journal").accessible();
        Visitor rita = visitor(language, 1280, 800, dark).signIn(officer());
        for (String path : List.of("/work", "/review", "/calls-to-make")) {
            rita.open(path).answered();
            fits(rita, path);
        }
        Actor coordinator = actor(Role.MEDIATOR, "Coordenadora Maria da Conceição Vasconcelos");
        var partner = Partners.partner(jdbc, "Associação das larguras " + UUID.randomUUID());
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        Partners.ready(jdbc, coordinator.accountId(), partner);
        Visitor ana = visitor(language, 1280, 800, dark).signIn(coordinator.accountId() + "@test.example");
        for (String path : List.of("/association", "/intakes", "/rota", "/rota/plan", "/hiring", "/training")) {
            ana.open(path).answered();
            fits(ana, path);
        }
        assertThat(((Number) rita.open("/work")
                                .page
                                .evaluate("Math.min(...[...document.querySelectorAll('.table tbody tr')]"
                                        + ".map(row => row.getBoundingClientRect().height))"))
                        .doubleValue())
                .as("height of a row whose cells have one line")
                .isBetween(44.0, 48.5);
    }

    /** Once the page is laid out; a page that is still being put together has no widths yet. */
    private static void fits(Visitor visitor, String path) {
        String wide = """
                () => [...document.querySelectorAll('.table')]
                    .filter(table => table.scrollWidth > table.clientWidth)
                    .map(table => [table.scrollWidth, table.clientWidth, ...[...table.querySelectorAll('td, th')]
                        .sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width)
                        .slice(0, 4).map(cell => cell.textContent)].join(' | ')).join()""";
        try {
            visitor.page.waitForFunction("(" + wide + ")() === ''");
        } catch (TimeoutError e) {
            assertThat((String) visitor.page.evaluate(wide))
                    .as("tables wider than their place, and their widest cells: " + path)
                    .isEmpty();
        }
    }

    @Test
    void accountsAreClosedTogetherAndLetInAgain() {
        String group = "Grupo " + UUID.randomUUID();
        Actor one = actor(Role.OFFICER, group + " Um");
        Actor two = actor(Role.OFFICER, group + " Dois");
        Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
        ines.open("/accounts").fill(ines.t("table.search"), group);
        ines.sees(two.name());
        ines.page.locator("thead vaadin-checkbox").click();
        ines.sees(ines.t("table.selected", 2)).press(ines.t("accounts.close"));
        ines.sees(ines.t("accounts.closed.done", 2));
        assertThat(active(one) + active(two)).isZero();
        ines.press(ines.t("form.undo")).sees(ines.t("form.undone"));
        assertThat(active(one) + active(two)).isEqualTo(2);
    }

    private int active(Actor whose) {
        return jdbc.sql("select active from identity_account where id = ?")
                .param(whose.accountId())
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, false", "en-GB, 1280, true"})
    void anAdministratorReadsTheJournal(String language, int width, boolean dark) {
        Actor reader = actor(Role.OFFICER, "Leitora " + UUID.randomUUID());
        CaseOutline read = caseOfSomebody();
        cases.read(reader, read.id());
        Visitor ines = visitor(language, width, 800, dark).signIn(administrator());
        ines.open("/journal").accessible();
        ines.fill(ines.t("log.case"), "0000-0000-0");
        ines.sees(ines.t("log.unknown"));
        ines.fill(ines.t("log.case"), read.number().display());
        ines.sees(reader.name()).accessible();
        assertThat(ines.page.url()).contains("journal?case=" + read.id().value());
        assertThat(ines.page.url()).doesNotContain(read.number().value());
        ines.open("/journal?who=" + reader.accountId()).sees(read.number().display());
        assertThat(ines.page.locator("tbody tr").count()).isEqualTo(1);
    }

    @Test
    void shortcutsMoveOverRowsAndNeverTakeAKeyFromAField() {
        caseOfSomebody();
        caseOfSomebody();
        Visitor rita = visitor("pt-PT", 1280, 800, false).signIn(officer());
        rita.open("/work").answered();
        Locator links = rita.page.locator("tbody tr a");
        rita.page.locator("h1").click();
        rita.page.keyboard().press("j");
        assertThat(focused(rita)).isEqualTo(links.nth(0).innerText());
        rita.page.keyboard().press("j");
        assertThat(focused(rita)).isEqualTo(links.nth(1).innerText());
        rita.page.keyboard().press("k");
        assertThat(focused(rita)).isEqualTo(links.nth(0).innerText());
        rita.page.keyboard().press("/");
        rita.page.keyboard().type("j?n");
        assertThat(rita.field(rita.t("table.search")).inputValue()).isEqualTo("j?n");
        assertThat(rita.page.locator("dialog.shortcut-list").count()).isZero();
        rita.field(rita.t("table.search")).fill("");
        rita.page.locator("h1").click();
        rita.page.keyboard().press("?");
        rita.page.locator("dialog.shortcut-list").waitFor();
        rita.accessible();
        rita.page.getByLabel(rita.t("shortcuts.on")).uncheck();
        rita.page.keyboard().press("Escape");
        rita.page.locator("h1").click();
        rita.page.keyboard().press("?");
        assertThat(rita.page.locator("dialog.shortcut-list").count()).isZero();
    }

    private static String focused(Visitor visitor) {
        return (String) visitor.page.evaluate("document.activeElement.innerText");
    }
}
