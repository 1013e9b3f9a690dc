package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.WorkTime;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Fingers;
import pt.vez.biometrics.Zones;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.HiringData;
import pt.vez.mandates.Scope;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * The whole way in one go, by screens alone: a public call, an application, hired, declared, trained, certified, on shift, a
 * person who walks in and consents, biometrics, the package acknowledged by the agency and erased here. Only time is moved by
 * hand: the training day and the day of the shift come at once.
 */
class ChainJourneyTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalDate BORN = LocalDate.of(1990, 5, 17);

    @Autowired
    private VezSettings settings;

    private final String tail = UUID.randomUUID().toString().substring(0, 6);
    private final String email = "rahim" + tail + "@test.example";
    private final String mediatorName = "Rahim Uddin " + tail;

    @Test
    void fromThePublicCallToTheErasedPackage() throws Exception {
        Actor coordinator = actor(Role.MEDIATOR, "Ana Coordenadora");
        HiringData.coordinates(jdbc, coordinator, "Cadeia");
        Visitor ana = visitor("pt-PT", 1280, 800, false).signIn(coordinator.accountId() + "@test.example");
        Visitor rahim = visitor("pt-PT");
        String call = opensACall(ana);
        applies(rahim);
        hires(ana, call);

        rahim.signIn(email).at(rahim.t("desk.title"));
        rahim.follow(rahim.t("declaration.title")).at(rahim.t("declaration.title"));
        rahim.press(rahim.t("declaration.accept")).sees(rahim.t("declaration.accepted"));
        UUID account = jdbc.sql("select id from identity_account where email = ?")
                .param(email)
                .query(UUID.class)
                .single();
        isTrained(rahim, account);
        isOnShift(ana, rahim, account);

        CaseOutline person = somebody();
        String theirs = "p" + tail + "@test.example";
        String ticket = ticket(rahim);
        rahim.open("/desk").fill(rahim.t("desk.search"), person.number().display());
        rahim.press(rahim.t("desk.find")).at(rahim.t("visit.title"));
        rahim.choose(rahim.label(Scope.BIOMETRICS));
        rahim.press(rahim.t("visit.text.go"));
        long before = count(theirs);
        rahim.press(rahim.t("visit.code.send")).at(rahim.t("visit.code"));
        rahim.fill(rahim.t("signin.code.label"), newest(theirs, before).code());
        rahim.press(rahim.t("visit.code.go")).at(rahim.t("home.of", "Ana Silva"));
        captures(rahim, person, ticket);
        acknowledges(person.id().value());

        rahim.open("/biometrics").at(rahim.label(CaptureState.ACKNOWLEDGED));
        rahim.open("/case").sees(rahim.t("event.BIOMETRICS_HANDED_OVER"));
        rahim.press(rahim.t("visit.end")).at(rahim.t("summary.title"));
        rahim.press(rahim.t("summary.finish")).at(rahim.t("desk.title"));
        assertThat(rahim.sees(rahim.t("desk.live.empty")).page.content())
                .doesNotContain(person.number().display(), theirs);
        // What was done, by whom and under which mandate, is in the person's own journal.
        assertThat(jdbc.sql("select distinct action from audit_entry where case_id = ? and mandate_id is not null"
                                + " and actor_id = ?")
                        .params(person.id().value(), account)
                        .query(String.class)
                        .list())
                .contains("biometrics.began", "biometrics.identity", "biometrics.sealed");
    }

    /** @return the call's address */
    private String opensACall(Visitor ana) {
        String title = "Mediadores da cadeia " + tail;
        ana.toPlace("shell.calls").at(ana.t("calls.title"));
        ana.follow(ana.t("calls.new")).at(ana.t("calls.new"));
        ana.fill(ana.t("calls.title.pt"), title).fill(ana.t("calls.title.en"), title);
        ana.fill(ana.t("calls.text.pt"), "Atender quem chega.").fill(ana.t("calls.text.en"), "Help who comes.");
        ana.choose(ana.label(MediatorLanguage.BENGALI));
        ana.pick(ana.t("person.municipality"), "Lisboa").fill(ana.t("calls.place"), "Rua da Palma 1");
        LocalDate until = LocalDate.now(LISBON).plusDays(20);
        ana.fillDate(ana.t("calls.deadline"), until.getDayOfMonth(), until.getMonthValue(), until.getYear());
        ana.press(ana.t("calls.save")).at(title);
        ana.press(ana.t("calls.publish")).sees(ana.t("calls.published"));
        return ana.page.url();
    }

    private void applies(Visitor rahim) {
        String title = "Mediadores da cadeia " + tail;
        rahim.open("/calls").follow(title).at(title);
        rahim.follow(rahim.t("apply.title")).at(rahim.t("apply.title"));
        rahim.page.locator("#name").fill(mediatorName);
        rahim.page.locator("#email").fill(email);
        rahim.page.locator("#phone").fill("912 345 678");
        rahim.page.getByLabel(rahim.label(MediatorLanguage.BENGALI)).check();
        rahim.page.getByLabel(rahim.label(WorkTime.WEEKENDS)).check();
        rahim.page.locator("#motivation").fill("Ajudo vizinhos há anos.");
        rahim.page.locator("#cv").setInputFiles(new FilePayload("cv.pdf", "application/pdf", Papers.pdf(2)));
        rahim.press(rahim.t("apply.send")).at(rahim.t("follow.title")).sees(rahim.t("follow.state.RECEIVED"));
    }

    private void hires(Visitor ana, String call) {
        ana.page.navigate(call);
        ana.follow(mediatorName).at(mediatorName);
        for (String criterion : new String[] {"languages", "experience", "motivation"}) {
            ana.page
                    .locator("vaadin-radio-group")
                    .filter(new Locator.FilterOptions()
                            .setHasText(ana.t("screening.give", ana.t("calls.criteria." + criterion))))
                    .locator("vaadin-radio-button")
                    .filter(new Locator.FilterOptions().setHasText("4"))
                    .locator("label")
                    .click();
        }
        ana.press(ana.t("screening.score.save")).sees(ana.t("screening.scored"));
        ana.press(ana.t("screening.shortlist")).sees(ana.label(ApplicationState.SHORTLISTED));
        ana.choose(ana.label(ApplicationState.ACCEPTED));
        ana.press(ana.t("screening.decide")).sees(ana.t("screening.hire.text"));
        ana.press(ana.t("screening.hire.go")).sees(ana.t("screening.hired"));
    }

    /** The course of the agency: a session, its attendance, the test, the certificate. */
    private void isTrained(Visitor rahim, UUID account) {
        String course = jdbc.sql("select name_pt from training_course where code = 'BIOMETRICS'")
                .query(String.class)
                .single();
        Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
        ines.open("/courses").follow(course).at(course);
        ines.press(ines.t("courses.session.new")).at(ines.t("courses.session.new"));
        ines.fill(ines.t("courses.session.placeOrLink"), "Rua da Cadeia " + tail);
        ines.press(ines.t("form.save")).sees(ines.t("courses.session.planned"));

        rahim.open("/training");
        rahim.page
                .locator("tr")
                .filter(new Locator.FilterOptions().setHasText("Rua da Cadeia " + tail))
                .last()
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        rahim.sees(rahim.t("training.enrolled"));
        UUID session = jdbc.sql("select session_id from training_enrolment where account_id = ?")
                .param(account)
                .query(UUID.class)
                .single();
        jdbc.sql("update training_session set starts_at = now(6) - interval 1 hour, ends_at = now(6) where id = ?")
                .param(session)
                .update();
        ines.open("/courses/session/" + session);
        button(ines, ines.t("courses.attendance.present") + ": " + mediatorName).click();
        ines.sees(ines.t("courses.attendance.saved", mediatorName));

        rahim.open("/training").follow(rahim.t("training.now.test.go"));
        button(rahim, rahim.t("training.test.start")).click();
        rahim.page.locator("vaadin-radio-button").first().waitFor();
        int questions = jdbc.sql("select count(*) from training_answer w join training_attempt a on a.id = w.attempt_id"
                        + " join training_enrolment e on e.id = a.enrolment_id where e.account_id = ?")
                .param(account)
                .query(Integer.class)
                .single();
        for (int question = 1; question <= questions; question++) {
            rahim.at(rahim.t("training.test.question", question, questions));
            rahim.page
                    .locator("vaadin-radio-button label")
                    .nth(right(account, question))
                    .click();
            rahim.press(rahim.t(question < questions ? "training.test.next" : "training.test.review"));
        }
        rahim.at(rahim.t("training.test.review")).press(rahim.t("training.test.submit"));
        rahim.at(rahim.t("training.test.passed.title"));
    }

    private int right(UUID account, int question) {
        return jdbc.sql(
                        "select w.choice_order from training_answer w join training_attempt a on a.id = w.attempt_id"
                                + " join training_enrolment e on e.id = a.enrolment_id where e.account_id = ? and w.position = ?")
                .params(account, question)
                .query(String.class)
                .single()
                .indexOf('0');
    }

    /** Planned for tomorrow by the coordinator; then tomorrow comes. */
    private void isOnShift(Visitor ana, Visitor rahim, UUID account) {
        LocalDate day = LocalDate.now(LISBON).plusDays(1);
        String centre = jdbc.sql("select name from scheduling_centre where id = ?")
                .param(HiringData.centre(jdbc).value())
                .query(String.class)
                .single();
        ana.open("/rota/plan").press(ana.t("rota.plan.new")).at(ana.t("rota.plan.new"));
        select(ana, ana.t("rota.person"), mediatorName);
        select(ana, ana.t("agenda.centre"), centre);
        ana.field(ana.t("shifts.day"))
                .fill(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day));
        ana.field(ana.t("shifts.day")).press("Enter");
        ana.fill(ana.t("shifts.ends"), "13:00");
        ana.press(ana.t("rota.plan.preview")).sees(ana.t("rota.plan.go"));
        ana.press(ana.t("rota.plan.go")).sees(ana.t("rota.plan.done", 1, 0));
        rahim.open("/rota?week=" + day).sees(centre);
        assertThat(jdbc.sql("update rota_duty set starts_at = now(6) - interval 1 hour,"
                                + " ends_at = now(6) + interval 3 hour where account_id = ?")
                        .param(account)
                        .update())
                .isEqualTo(1);
    }

    private static void select(Visitor visitor, String label, String option) {
        visitor.page
                .locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
        visitor.page
                .locator("vaadin-select-list-box vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .last()
                .click();
    }

    /** Somebody of the register who has no account and comes without an appointment. */
    private CaseOutline somebody() {
        CaseOutline person =
                openConfirmed(actor(Role.APPLICANT), new NewCase("REN", person(null, "p" + tail + "@test.example")));
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE', stage = 'APPOINTMENT' where id = ?")
                .param(person.id().value())
                .update();
        return person;
    }

    /** At the counter of the centre. @return its number */
    private String ticket(Visitor rahim) {
        rahim.open("/queue?centre=" + HiringData.centre(jdbc).value());
        select(rahim, rahim.t("shifts.service"), "Renovação");
        rahim.press(rahim.t("queue.issue"));
        rahim.sees(rahim.t("queue.issued.title"));
        return rahim.page.locator(".turn-number").first().textContent();
    }

    private void captures(Visitor rahim, CaseOutline person, String ticket) throws Exception {
        record Passport(String number, LocalDate expiry) {}
        Passport passport = jdbc.sql("select a.passport_number, a.passport_expires from people_applicant a"
                        + " join casework_case c on c.applicant_id = a.id where c.id = ?")
                .param(person.id().value())
                .query((row, n) -> new Passport(row.getString(1), row.getObject(2, LocalDate.class)))
                .single();
        rahim.open("/biometrics").at(rahim.t("biometrics.title"));
        rahim.fill(rahim.t("biometrics.turn.number"), ticket);
        rahim.press(rahim.t("biometrics.start.go")).at(rahim.label(CaptureStep.IDENTITY));
        rahim.fill(rahim.t("biometrics.mrz"), Zones.passport(passport.number(), "BRA", BORN, passport.expiry()));
        rahim.press(rahim.t("biometrics.mrz.go")).at(rahim.label(CaptureStep.PORTRAIT));
        sends(rahim, "vez-portrait", "portrait.jpg", Faces.jpeg(Faces.good()));
        rahim.sees(rahim.t("biometrics.portrait.good")).press(rahim.t("biometrics.next"));
        rahim.at(rahim.label(CaptureStep.SIGNATURE));
        signs(rahim);
        rahim.press(rahim.t("biometrics.signature.go")).at(rahim.label(CaptureStep.FINGERPRINTS));
        sends(rahim, "vez-sample", "right.png", Fingers.png(1));
        rahim.sees(rahim.t("biometrics.finger.good", rahim.label(FingerPosition.RIGHT_INDEX)));
        sends(rahim, "vez-sample", "left.png", Fingers.png(2));
        rahim.sees(rahim.t("biometrics.finger.good", rahim.label(FingerPosition.LEFT_INDEX)));
        rahim.press(rahim.t("biometrics.next")).at(rahim.label(CaptureStep.HEIGHT));
        rahim.fill(rahim.t("biometrics.height"), "171").press(rahim.t("biometrics.next"));
        rahim.at(rahim.label(CaptureStep.REVIEW)).press(rahim.t("biometrics.seal.go"));
        rahim.page.locator(".hash").waitFor();
    }

    private static void sends(Visitor visitor, String element, String name, byte[] content) {
        visitor.page
                .locator(element + " input[type=file]")
                .setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }

    private static void signs(Visitor visitor) {
        Locator pad = visitor.page.locator("vez-signature canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        visitor.page.mouse().move(box.x + 30, box.y + 90);
        visitor.page.mouse().down();
        for (int i = 1; i < 24; i++) {
            visitor.page.mouse().move(box.x + 30 + i * 9, box.y + 90 + (i % 4) * 14);
        }
        visitor.page.mouse().up();
    }

    /** The agency's part: it names the hash of what it took; then nothing of it is here any more. */
    private void acknowledges(UUID caseId) throws Exception {
        record Sealed(UUID id, String hash) {}
        Sealed session = jdbc.sql("select id, package_sha256 from biometrics_session where case_id = ?")
                .param(caseId)
                .query((row, n) -> new Sealed(row.getObject(1, UUID.class), row.getString(2)))
                .single();
        Path spool = settings.data().toAbsolutePath().resolve("agency");
        Path sealed = spool.resolve(session.id() + ".vezb");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(sealed));
        Files.writeString(spool.resolve(session.id() + ".ack"), session.hash());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(sealed));
        assertThat(jdbc.sql("select state from biometrics_session where id = ? and package is null and session_key is"
                                + " null and not exists (select 1 from biometrics_sample s where s.session_id = id)")
                        .param(session.id())
                        .query(String.class)
                        .single())
                .isEqualTo("ACKNOWLEDGED");
    }

    private static Locator button(Visitor visitor, String beginning) {
        return visitor.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(beginning))
                .first();
    }
}
