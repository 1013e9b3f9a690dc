package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.documents.Documents;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** What home says about documents, time and help is what the other screens say. */
class HomeTruthJourneyTest extends BrowserTest {
    @Autowired
    private Documents documents;

    private void stage(CaseId id, Stage stage, int daysAgo) {
        jdbc.sql(
                        "update casework_case set stage = ?, stage_since = timestampadd(day, ?, utc_timestamp(6)) where id = ?")
                .params(stage.name(), -daysAgo, id.value())
                .update();
    }

    private String text(Visitor person, String path) {
        return person.open(path).page.locator("main, #main").first().innerText();
    }

    @Test
    void homeAndDocumentsNeverContradictEachOtherAtAnyStage() {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = caseOf(actor).id();
        Visitor person = visitor("en-GB");
        person.signIn(actor.accountId() + "@test.example");
        for (Stage stage : Stage.values()) {
            stage(id, stage, 1);
            boolean asked = stage == Stage.DOCUMENTS;
            assertThat(text(person, "/home").contains(person.t("home.documents")))
                    .as("home asks for documents at " + stage)
                    .isEqualTo(asked);
            String list = text(person, "/documents");
            assertThat(list.contains(person.t("documents.missing")))
                    .as("the list calls something missing at " + stage)
                    .isEqualTo(asked);
            assertThat(person.page
                                    .locator("a.button-primary[href^='documents/']")
                                    .count()
                            > 0)
                    .as("the list has a button to send at " + stage)
                    .isEqualTo(asked);
            assertThat(person.page
                            .locator("a[href='documents/passport'] .document-picture svg")
                            .count())
                    .isEqualTo(1);
            person.open("/documents/passport").at("Passport");
            assertThat(person.page.locator("input[type=file]").count() > 0)
                    .as("the document can be sent at " + stage)
                    .isEqualTo(asked);
            assertThat(person.page.locator(".document-picture.large svg").count() > 0)
                    .as("what is wanted is shown at " + stage)
                    .isEqualTo(asked);
        }
        person.accessible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aTermOfTheLawThatHasPassedIsSaidWithWhatThePersonMayDo(String language) {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = caseOf(actor).id();
        stage(id, Stage.ANALYSIS, 500);
        Visitor person = visitor(language);
        person.signIn(actor.accountId() + "@test.example");
        person.sees(person.t("home.late")).sees(person.t("home.late.court")).accessible();
        stage(id, Stage.ANALYSIS, 1);
        person.open("/home").sees(person.t("home.wait"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aRangeIsSaidOnlyWhereItWasMeasuredAndPastStagesHaveTheirDate(String language) {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = caseOf(actor).id();
        String procedure = "H" + id.value().toString().substring(28);
        jdbc.sql("""
                        insert into casework_procedure (code, name_pt, name_en, plain_pt, plain_en, legal_basis, service_code,
                            decision_days, open_for_new, position)
                        select ?, name_pt, name_en, plain_pt, plain_en, legal_basis, service_code, 300, false, 99
                          from casework_procedure where code = 'REN'""").param(procedure).update();
        jdbc.sql("update casework_case set procedure_code = ? where id = ?")
                .params(procedure, id.value())
                .update();
        stage(id, Stage.ANALYSIS, 2);
        Visitor person = visitor(language);
        person.signIn(actor.accountId() + "@test.example");
        person.sees(person.t("home.expected.none")).accessible();
        jdbc.sql(
                        "insert into casework_stage_duration (procedure_code, stage, from_days, to_days, observed, measured_at)"
                                + " values (?, 'ANALYSIS', 43, 60, 134, now(6))")
                .param(procedure)
                .update();
        jdbc.sql("insert into casework_event (id, case_id, at, kind, detail)"
                        + " values (uuid(), ?, '2026-03-04 12:00:00', 'STAGE_REACHED', 'APPOINTMENT')")
                .param(id.value())
                .update();
        person.open("/home").sees(person.t("home.expected.weeks", 6, 9, 134)).accessible();
        assertThat(person.page.getByText(person.t("home.expected.none")).count())
                .isZero();
        assertThat(person.page.locator(".timeline").textContent())
                .contains(
                        person.t("timeline.ended", language.startsWith("pt") ? "4 de março de 2026" : "4 March 2026"));
        stage(id, Stage.ANALYSIS, 70);
        person.open("/home").sees(person.t("home.expected.longer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aPersonFindsAHumanWithoutSigningIn(String language) {
        Visitor person = visitor(language);
        person.open("/").follow(person.t("help.title"));
        person.at(person.t("help.title"))
                .sees("Associação Mãos Dadas")
                .sees("Rua da Palma 219")
                .accessible();
        assertThat(person.page.locator("a[href^='tel:']").count()).isPositive();
        assertThat(person.page.locator("a[href*='openstreetmap']").count()).isPositive();
        assertThat(person.page.context().cookies()).noneMatch(cookie -> cookie.name.equals("vez"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aDocumentThatCameBackIsSaidWhereTheAppointmentIsBooked(String language) {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(actor);
        Visitor person = visitor(language);
        person.signIn(actor.accountId() + "@test.example");
        person.open("/appointment").sees(person.t("home.book.go"));
        assertThat(person.page.locator("main, #main").first().innerText()).doesNotContain(person.t("home.rejected"));
        var sent = documents.upload(actor, id, "passport", new ByteArrayInputStream(Papers.pdf(1)));
        jdbc.sql("update documents_document set state = 'REJECTED', reject_reason = 'OTHER' where id = ?")
                .param(sent.id())
                .update();
        for (String path : new String[] {"/home", "/case", "/appointment"}) {
            person.open(path).sees(person.t("home.rejected")).accessible();
        }
        person.sees(person.t("home.book.text"));
        person.follow(person.t("home.rejected.go"));
        person.page.waitForURL("**/documents/passport");
    }

    @Test
    void aCaseThatWaitsForThePassportLeadsToTheHumansFromEveryScreen() {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = caseOf(actor).id();
        jdbc.sql("update casework_case set claim = 'PROVISIONAL', stage = 'APPOINTMENT' where id = ?")
                .param(id.value())
                .update();
        Visitor person = visitor("en-GB");
        person.signIn(actor.accountId() + "@test.example");
        for (String path : new String[] {
            "/home",
            "/case",
            "/documents",
            "/documents/passport",
            "/appointment",
            "/appointment/choose",
            "/appointment/place",
            "/appointment/earlier"
        }) {
            person.open(path).sees(person.t("help.passport")).accessible();
        }
        person.follow(person.t("help.passport")).at(person.t("help.title"));
    }
}
