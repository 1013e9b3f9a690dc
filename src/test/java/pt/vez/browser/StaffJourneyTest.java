package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.documents.Documents;
import pt.vez.documents.RejectReason;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** An administrator makes a centre that people can book; an officer finds a case and reviews its papers. */
class StaffJourneyTest extends BrowserTest {
    @org.springframework.beans.factory.annotation.Autowired
    private Documents documents;

    @ParameterizedTest
    @CsvSource({"pt-PT, 360", "en-GB, 1280"})
    void anAdministratorOpensACentreAndPublishesItsTimes(String language, int width) {
        Visitor ines = visitor(language, width, 800, false).signIn(administrator());
        ines.at(ines.t("agenda.title")).accessible();
        ines.open("/centres").accessible();
        ines.follow(ines.t("centres.new")).at(ines.t("centres.new")).accessible();
        ines.press(ines.t("form.save")).sees(ines.t("centres.street.missing")).accessible();
        String name = "Braga " + UUID.randomUUID().toString().substring(0, 6);
        ines.fill(ines.t("centres.name"), name);
        ines.fill(ines.t("centres.street"), "Rua do Souto 1");
        ines.fill(ines.t("centres.postal"), "4700-326 Braga");
        ines.pick(ines.t("person.municipality"), "Braga");
        ines.press(ines.t("form.save")).at(name).sees(ines.t("desks.empty")).accessible();
        ines.press(ines.t("desks.new"));
        ines.fill(ines.t("desks.label"), "Balcão A");
        ines.press(ines.t("form.save")).sees(ines.t("centres.desk.services"));
        ines.choose(ines.language.getLanguage().equals("pt") ? "Renovação" : "Renewal");
        ines.press(ines.t("form.save")).sees(ines.t("desks.saved", "Balcão A")).accessible();
        ines.follow(ines.t("centres.part.shifts")).sees(ines.t("shifts.empty"));
        ines.press(ines.t("shifts.new"));
        ines.field(ines.t("shifts.starts")).waitFor();
        ines.accessible();
        ines.fill(ines.t("shifts.ends"), "08:00");
        ines.press(ines.t("shifts.preview")).sees(ines.t("shifts.order"));
        ines.fill(ines.t("shifts.ends"), "12:00");
        ines.press(ines.t("shifts.preview")).sees(ines.t("shifts.proposed", 5)).accessible();
        ines.press(ines.t("shifts.save", 5)).sees(ines.t("shifts.made", 5)).accessible();
        ines.follow(ines.t("centres.part.slots")).sees(ines.t("publish.lead")).accessible();
        ines.press(ines.t("publish.preview")).press(ines.t("publish.go"));
        ines.page.getByText(ines.t("publish.agenda")).first().waitFor();
        ines.accessible();
        assertThat(jdbc.sql(
                                "select count(*) from scheduling_seat t join scheduling_slot s on s.id = t.slot_id join scheduling_centre c"
                                        + " on c.id = s.centre_id where c.name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(24);
        ines.open("/centres?q=" + name).sees(name);
        assertThat(ines.page.locator("tbody tr").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void anAdministratorKeepsAccountsServicesAndArrivals(String language) {
        Visitor ines = visitor(language, 1280, 800, false).signIn(administrator());
        ines.open("/accounts").accessible().press(ines.t("accounts.new"));
        ines.fill(ines.t("account.name"), "Nova Pessoa");
        ines.fill(ines.t("account.email"), "not an address");
        ines.choose(ines.label(Role.OFFICER));
        ines.press(ines.t("form.save")).sees(ines.t("field.email.invalid")).accessible();
        String email = "o" + UUID.randomUUID().toString().substring(0, 8) + "@test.example";
        ines.fill(ines.t("account.email"), email);
        ines.press(ines.t("form.save")).sees(ines.t("accounts.saved", "Nova Pessoa"));
        ines.fill(ines.t("table.search"), email).sees(email);
        assertThat(ines.page.url()).doesNotContain("test.example");
        ines.open("/partners").accessible().press(ines.t("partners.new"));
        ines.press(ines.t("form.save")).sees(ines.t("field.name.missing")).accessible();
        ines.open("/services").accessible().press(ines.t("services.new"));
        ines.fill(ines.t("services.code"), "x");
        ines.press(ines.t("form.save")).sees(ines.t("services.code.invalid"));
        ines.open("/check-in").accessible();
        ines.fill(ines.t("appointment.code"), "1234567");
        ines.press(ines.t("checkin.find")).sees(ines.t("checkin.code.invalid")).accessible();
        String code = jdbc.sql("select code from scheduling_appointment where active order by booked_at limit 1")
                .query(String.class)
                .single();
        ines.fill(
                ines.t("appointment.code"),
                code.substring(0, 3) + "-" + code.substring(3).toLowerCase());
        ines.press(ines.t("checkin.find"));
        ines.page
                .getByRole(AriaRole.HEADING, new com.microsoft.playwright.Page.GetByRoleOptions().setLevel(2))
                .first()
                .waitFor();
        ines.accessible();
        ines.open("/work")
                .page
                .getByText(ines.t("problem.404"))
                .or(ines.page.getByText(ines.t("problem.403")))
                .first()
                .waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void anOfficerFindsACaseByItsNameInItsOwnScriptAndReviewsIt(String language) {
        Actor owner = actor(Role.APPLICANT);
        var outline = caseOf(owner);
        CaseId id = outline.id();
        jdbc.sql(
                        "update people_applicant set native_name = ? where id = (select applicant_id from casework_case where id = ?)")
                .params("Оксана " + (language.startsWith("pt") ? "Тестова" : "Пробна"), id.value())
                .update();
        documents.upload(owner, id, "passport", new java.io.ByteArrayInputStream(Papers.pdf(1)));
        documents.upload(owner, id, "permit", new java.io.ByteArrayInputStream(Papers.pdf(1)));
        Visitor duarte = visitor(language, 1280, 800, true).signIn("officer@vez.example");
        duarte.at(duarte.t("work.title")).accessible();
        duarte.fill(duarte.t("table.search"), language.startsWith("pt") ? "Тестова" : "Пробна");
        duarte.follow(new CaseNumber(outline.number().value()).display())
                .at("Ana Silva")
                .accessible();
        duarte.press(duarte.t("file.accept")).page.locator(".notice-success").waitFor();
        duarte.press(duarte.t("file.reject")).choose(duarte.label(RejectReason.OTHER));
        duarte.press(duarte.t("file.reject.go"))
                .sees(duarte.t("documents.noteMissing"))
                .accessible();
        duarte.field(duarte.t("file.note")).fill("Falta o verso.");
        duarte.press(duarte.t("file.reject.go")).sees(duarte.t("file.rejected"));
        duarte.press(duarte.t("file.identity.go"))
                .sees(duarte.t("file.identity.done"))
                .accessible();
        assertThat(cases.journalOf(owner, id, 0, 50))
                .extracting("action")
                .contains("case.read", "document.rejected", "identity.seen");
    }
}
