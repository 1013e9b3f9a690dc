package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.training.CertificateStanding;
import pt.vez.training.EnrolmentState;
import pt.vez.training.Enrolments;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions;

/** From a session to a certificate, and to the page that says it is no longer worth anything. */
class TrainingJourneyTest extends BrowserTest {
    private static final String COURSE = "VULNERABLE";

    @Autowired
    private TrainingSessions sessions;

    @Autowired
    private Enrolments enrolments;

    private Locator button(Visitor visitor, String beginning) {
        return visitor.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(beginning))
                .first();
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, false", "en-GB, 1280, true"})
    void aMediatorIsTrainedCertifiedVerifiedAndRevoked(String language, int width, boolean dark) throws IOException {
        jdbc.sql("delete from platform_attempt").update();
        String name = "Olga Martins " + UUID.randomUUID().toString().substring(0, 6);
        Actor olga = actor(Role.MEDIATOR, name);
        Visitor ines = visitor(language, width, 800, dark).signIn(administrator());
        ines.open("/courses").accessible();
        String course = language.startsWith("pt") ? "Atender pessoas vulneráveis" : "Assisting vulnerable people";
        ines.follow(course).at(course).accessible();
        ines.press(ines.t("courses.session.new"))
                .at(ines.t("courses.session.new"))
                .accessible();
        ines.press(ines.t("form.save")).sees(ines.t("courses.session.place")).accessible();
        ines.fill(ines.t("courses.session.placeOrLink"), "Rua da Palma 41, Lisboa");
        ines.press(ines.t("form.save")).sees(ines.t("courses.session.planned")).accessible();

        Visitor mediator = visitor(language, width, 800, dark).signIn(olga.accountId() + "@test.example");
        mediator.open("/training")
                .sees(mediator.t("training.certificates.none"))
                .accessible();
        button(mediator, mediator.t("training.enrol") + ": " + course).click();
        mediator.sees(mediator.t("training.enrolled")).accessible();
        newest(olga.accountId() + "@test.example", 1);

        UUID session = begin(olga);
        ines.open("/courses/session/" + session).sees(name).accessible();
        button(ines, ines.t("courses.attendance.present") + ": " + name).click();
        ines.sees(ines.t("courses.attendance.saved", name)).accessible();

        takeTheTest(mediator, olga);
        mediator.follow(mediator.t("training.certificate.open"))
                .at(mediator.t("certificate.title"))
                .sees(name)
                .accessible();
        fitsOnOneSheet(mediator);

        String number = jdbc.sql("select number from training_certificate where account_id = ?")
                .param(olga.accountId())
                .query(String.class)
                .single();
        Visitor anybody = visitor(language, width, 800, dark);
        anybody.open("/certificates").accessible();
        anybody.fill(anybody.t("verify.number"), number.toLowerCase()).press(anybody.t("verify.go"));
        anybody.sees(anybody.label(CertificateStanding.VALID)).accessible();
        assertThat(anybody.page.content()).doesNotContain(name);

        revoke(ines, number);
        anybody.page.reload();
        anybody.sees(anybody.t("verify.REVOKED")).accessible();
        anybody.open("/certificates/AAAAAAAAAA").sees(anybody.t("verify.none")).accessible();
        mediator.open("/training")
                .sees(mediator.t("training.certificate.revoked", "Emprestou a conta."))
                .accessible();
    }

    @Test
    void whoWaitsSeesTheOtherSessionsAndMovesToAFreePlace() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String suffix = UUID.randomUUID().toString().substring(0, 6);
        UUID full = plan(administrator, "Rua Cheia " + suffix);
        UUID free = plan(administrator, "Rua Livre " + suffix);
        enrolments.enrol(actor(Role.MEDIATOR), full);
        Actor waiting = actor(Role.MEDIATOR);
        enrolments.enrol(waiting, full);
        Visitor mediator = visitor("pt-PT", 360, 800, false).signIn(waiting.accountId() + "@test.example");
        mediator.open("/training").sees("Rua Livre " + suffix).accessible();
        mediator.page
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Rua Livre " + suffix))
                .getByRole(AriaRole.BUTTON)
                .click();
        mediator.sees(mediator.t("training.moved")).accessible();
        assertThat(enrolments.own(waiting))
                .filteredOn(each -> each.session().equals(free))
                .extracting(Enrolments.Mine::state)
                .containsExactly(EnrolmentState.SEATED);
    }

    private UUID plan(Actor administrator, String place) {
        return sessions.plan(
                administrator,
                COURSE,
                SessionKind.FULL,
                new TrainingSessions.Plan(
                        LocalDate.now(Zones.LISBON).plusDays(12),
                        LocalTime.of(9, 30),
                        LocalTime.of(12, 30),
                        false,
                        place,
                        1));
    }

    private void fitsOnOneSheet(Visitor mediator) throws IOException {
        byte[] paper = mediator.page.pdf(new Page.PdfOptions().setFormat("A4"));
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    /** The session begins now. */
    private UUID begin(Actor olga) {
        UUID session = jdbc.sql("select session_id from training_enrolment where account_id = ?")
                .param(olga.accountId())
                .query(UUID.class)
                .single();
        jdbc.sql("update training_session set starts_at = now(6) - interval 1 hour, ends_at = now(6) where id = ?")
                .param(session)
                .update();
        return session;
    }

    private void takeTheTest(Visitor mediator, Actor olga) {
        mediator.open("/training").sees(mediator.t("training.now.test")).accessible();
        mediator.follow(mediator.t("training.now.test.go"));
        button(mediator, mediator.t("training.test.start")).waitFor();
        mediator.accessible();
        mediator.press(mediator.t("training.test.start"));
        for (int question = 1; question <= 8; question++) {
            mediator.at(mediator.t("training.test.question", question, 8));
            if (question == 1) {
                mediator.accessible();
            }
            int right = jdbc.sql(
                            "select w.choice_order from training_answer w join training_attempt a on a.id = w.attempt_id"
                                    + " join training_enrolment e on e.id = a.enrolment_id where e.account_id = ? and w.position = ?")
                    .params(olga.accountId(), question)
                    .query(String.class)
                    .single()
                    .indexOf('0');
            mediator.page.locator("vaadin-radio-button label").nth(right).click();
            if (question == 4) {
                // The telephone is closed and opened again: it goes on where it was.
                mediator.page.locator("vaadin-radio-button[checked]").waitFor();
                org.awaitility.Awaitility.await().until(() -> answered(olga) == 4);
                mediator.open(mediator.page.url().replace(ADDRESS, ""));
            } else {
                mediator.press(mediator.t(question < 8 ? "training.test.next" : "training.test.review"));
            }
        }
        mediator.at(mediator.t("training.test.review"))
                .sees(mediator.t("training.test.review.text", 8, 8))
                .accessible();
        mediator.press(mediator.t("training.test.submit"))
                .at(mediator.t("training.test.passed.title"))
                .accessible();
    }

    private int answered(Actor olga) {
        return jdbc.sql(
                        "select count(*) from training_answer w join training_attempt a on a.id = w.attempt_id"
                                + " join training_enrolment e on e.id = a.enrolment_id where e.account_id = ? and w.chosen is not null")
                .param(olga.accountId())
                .query(Integer.class)
                .single();
    }

    private void revoke(Visitor ines, String number) {
        String shown = number.substring(0, 5) + "-" + number.substring(5);
        ines.open("/courses/certificates").accessible();
        // Nothing is found first, so that the button pressed next is the one of the list that was searched.
        ines.fill(ines.t("certificates.search"), "Ninguém se chama assim").sees(ines.t("certificates.none"));
        ines.fill(ines.t("certificates.search"), shown);
        button(ines, ines.t("certificates.revoke") + ": " + shown).click();
        ines.at(ines.t("certificates.revoke.title")).accessible();
        ines.page.locator("vaadin-text-area textarea").fill("Emprestou a conta.");
        ines.press(ines.t("certificates.revoke"))
                .sees(ines.t("certificates.revoked"))
                .accessible();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 360, true", "pt-PT, 1280, false"})
    void anAdministratorKeepsCoursesAndTheirQuestions(String language, int width, boolean dark) {
        jdbc.sql("delete from platform_attempt").update();
        Visitor ines = visitor(language, width, 800, dark).signIn(administrator());
        ines.open("/courses/new/rules").at(ines.t("courses.new")).accessible();
        ines.press(ines.t("form.save")).sees(ines.t("courses.code.invalid")).accessible();
        String code = "J" + UUID.randomUUID().toString().substring(0, 6).toUpperCase();
        ines.fill(ines.t("courses.code"), code);
        ines.fill(ines.t("courses.name.pt"), "Curso " + code).fill(ines.t("courses.name.en"), "Course " + code);
        ines.fill(ines.t("courses.summary.pt"), "Para experimentar.").fill(ines.t("courses.summary.en"), "To try out.");
        ines.press(ines.t("form.save")).sees(ines.t("courses.questions.none")).accessible();
        ines.press(ines.t("courses.question.new"))
                .at(ines.t("courses.question.new"))
                .accessible();
        ines.fill(ines.t("courses.question.pt"), "Sim?").fill(ines.t("courses.question.en"), "Yes?");
        ines.fill(ines.t("courses.right.pt"), "Sim").fill(ines.t("courses.right.en"), "Yes");
        ines.press(ines.t("form.save")).sees(ines.t("courses.choices")).accessible();
        ines.fill(ines.t("courses.wrong.pt", 1), "Não").fill(ines.t("courses.wrong.en", 1), "No");
        ines.press(ines.t("form.save")).sees(ines.t("courses.question.saved")).accessible();
        ines.follow(ines.t("courses.part.rules")).choose(ines.t("courses.active"));
        ines.press(ines.t("form.save")).sees(ines.t("courses.bank.small", 8));
        ines.open("/courses/" + COURSE + "/questions").accessible();
        ines.open("/courses/" + COURSE + "/rules").accessible();
    }
}
