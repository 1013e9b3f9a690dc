package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.associations.MediatorLanguage;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.hiring.ApplicationForm;
import pt.vez.hiring.Applications;
import pt.vez.hiring.CallData;
import pt.vez.hiring.Calls;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.HiringData;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.Screening;
import pt.vez.hiring.Screening.Decision;
import pt.vez.hiring.Screening.Given;
import pt.vez.intake.Device;
import pt.vez.intake.IntakePost;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.RotaFixture;
import pt.vez.rota.Swaps;
import pt.vez.rota.TimeOff;
import pt.vez.rota.WorkTimes;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;
import pt.vez.training.Course;
import pt.vez.training.Enrolments;
import pt.vez.training.SessionAttendance;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions;

/**
 * Pictures of what associations, mediators and candidates see (reason for the length: one walk through all of it), to be
 * looked at; run by bin/screenshots, not by the tests.
 */
@Tag("screenshots")
class PartnershipPicturesTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private final List<String> missing = new ArrayList<>();

    @Autowired
    private Calls calls;

    @Autowired
    private Applications applications;

    @Autowired
    private Screening screening;

    @Autowired
    private Duties duties;

    @Autowired
    private DutyCover cover;

    @Autowired
    private Swaps swaps;

    @Autowired
    private TimeOff timeOff;

    @Autowired
    private WorkTimes times;

    @Autowired
    private Centres centres;

    @Autowired
    private DeskDay desk;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private TrainingSessions sessions;

    @Autowired
    private SessionAttendance attendance;

    @Autowired
    private Assistance assistance;

    @Autowired
    private IntakePost post;

    private CentreId centre;
    private UUID partner;
    private Actor coordinator;
    private Actor mediator;
    private Actor colleague;
    private OwnCall call;
    private String invited;
    private String booked;
    private UUID accepted;
    private Duty swapped;
    private Duty lost;

    @Test
    void everyScreenOfAPartnership() {
        association();
        hiring();
        rota();
        for (Look look : Look.wanted()) {
            // The same few people sign in more often than anybody would.
            jdbc.sql("delete from platform_attempt").update();
            part(look, "public", () -> anybody(look));
            part(look, "coordinator", () -> coordinator(look));
            part(look, "mediator", () -> mediator(look));
            part(look, "visit", () -> visit(look));
            part(look, "learner", () -> learner(look));
            part(look, "administrator", () -> administrator(look));
        }
        assertThat(missing).isEmpty();
    }

    private void part(Look look, String name, Runnable pictures) {
        try {
            pictures.run();
        } catch (RuntimeException | AssertionError e) {
            missing.add(look.name() + " " + name + ": " + e.getMessage());
        }
        closeEverything();
    }

    private Visitor visitor(Look look) {
        return visitor(look.language(), look.width(), look.height(), look.dark());
    }

    private Visitor signedIn(Look look, Actor actor) {
        return visitor(look).signIn(actor.accountId() + "@test.example");
    }

    private void take(Visitor visitor, Look look, String name) {
        visitor.page.waitForLoadState();
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of("screenshots", look.name(), name + ".png")));
    }

    private void page(Visitor visitor, Look look, String name, String path) {
        visitor.open(path);
        take(visitor, look, name);
    }

    private Actor member(String name, boolean coordinates) {
        Actor member = actor(Role.MEDIATOR, name);
        Partners.member(jdbc, member.accountId(), partner, coordinates);
        Partners.ready(jdbc, member.accountId(), partner);
        RotaFixture.always(times, member);
        return member;
    }

    private void association() {
        centre = new CentreId(RotaFixture.centre(centres, actor(Role.ADMINISTRATOR), LISBON, "lisboa"));
        jdbc.sql("update scheduling_centre set name = 'Loja de Atendimento dos Anjos' where id = ?")
                .param(centre.value())
                .update();
        partner = Partners.partner(jdbc, "Associação Casa do Mundo");
        coordinator = member("Ana Coordenadora", true);
        mediator = member("Olga Martins", false);
        colleague = member("Rui Colega", false);
        desk.workAt(coordinator, centre);
        desk.workAt(mediator, centre);
        Device device = new Device(post, mediator);
        device.send(device.seal(Device.person("Rosa Tavares", "CV123456"), Papers.photograph("jpeg")));
        device.send(device.seal(Device.person("Tavares Rosa", "CV123456")));
    }

    private void hiring() {
        UUID id = calls.draft(
                coordinator,
                new CallData(
                        new LocalText("Mediadores de bengali e urdu", "Bangla and Urdu mediators"),
                        new LocalText(
                                "Procuramos quem fale a língua de quem chega.\nTrinta horas por semana, contrato de um ano.",
                                "We look for people who speak the language of those who arrive.\nThirty hours a week."),
                        Set.of(MediatorLanguage.BENGALI, MediatorLanguage.URDU, MediatorLanguage.PORTUGUESE),
                        "lisboa",
                        "Rua da Palma 1",
                        2,
                        LocalDate.now(LISBON).plusDays(20)));
        UUID none = new UUID(0, 0);
        calls.measureBy(
                coordinator,
                id,
                List.of(),
                List.of(
                        new Criterion(none, "Línguas faladas", 5),
                        new Criterion(none, "Experiência com pessoas migrantes", 3)));
        calls.publish(coordinator, id);
        call = calls.get(coordinator, id);
        calls.draft(coordinator, call.data());
        LocalDate today = LocalDate.now(LISBON);
        UUID slot = HiringData.interviewTime(jdbc, centre, Instant.now().plusSeconds(7200), 2);
        HiringData.interviewTime(jdbc, centre, HiringData.at(3, 0), 2);
        HiringData.interviewTime(jdbc, centre, HiringData.at(3, 30), 2);
        HiringData.interviewTime(jdbc, centre, HiringData.at(4, 0), 2);
        invited = apply("Rahim Uddin");
        booked = apply("Nusrat Jahan");
        String chosen = apply("Farhana Akter");
        apply("Maria da Conceição Albuquerque e Vasconcelos");
        for (String each : List.of(invited, booked)) {
            UUID application = applications.follow(each).id();
            screening.score(
                    coordinator,
                    id,
                    application,
                    Map.of(call.criteria().getFirst().id(), new Given(4, "Fluente em bengali e urdu.")));
            screening.invite(coordinator, id, application, centre, today, today.plusDays(5));
        }
        applications.choose(booked, slot);
        accepted = applications.follow(chosen).id();
        screening.decide(coordinator, id, accepted, Decision.ACCEPTED, "Bem-vinda à equipa.");
    }

    private String apply(String name) {
        return applications.apply(
                call.slug(),
                new ApplicationForm(
                        UUID.randomUUID(),
                        name,
                        UUID.randomUUID() + "@test.example",
                        "912345678",
                        Set.of("BENGALI", "PORTUGUESE"),
                        Set.of("MORNINGS", "WEEKENDS"),
                        "Ajudo vizinhos com papéis há anos e quero fazê-lo bem.",
                        "pt-PT",
                        new java.io.ByteArrayInputStream(Papers.pdf(1))),
                name);
    }

    private void rota() {
        LocalDate monday = LocalDate.now(LISBON).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        swapped = duty(mediator, monday);
        duty(colleague, monday.plusDays(1));
        duty(colleague, monday.plusDays(3));
        lost = duty(mediator, monday.plusDays(2));
        UUID swap = swaps.ask(mediator, swapped.id(), colleague.accountId(), null);
        swaps.accept(colleague, swap);
        timeOff.miss(mediator, lost.id(), AbsenceReason.ILLNESS);
        cover.ask(coordinator, lost.id(), colleague.accountId());
    }

    private Duty duty(Actor who, LocalDate day) {
        duties.plan(
                coordinator,
                Duties.Request.once(who.accountId(), centre.value(), day, LocalTime.of(9, 0), LocalTime.of(13, 0)));
        return duties.own(who, day, day).getFirst();
    }

    private void anybody(Look look) {
        Visitor visitor = visitor(look);
        page(visitor, look, "p-calls", "/calls");
        page(visitor, look, "p-call", "/calls/" + call.slug());
        page(visitor, look, "p-apply", "/calls/" + call.slug() + "/apply");
        visitor.page
                .locator("#cv")
                .setInputFiles(new FilePayload("cv.pdf", "application/pdf", new byte[(5 << 20) + 1]));
        visitor.page.locator("#name").fill("Rahim Uddin");
        take(visitor, look, "p-apply-large");
        page(visitor, look, "p-apply", "/calls/" + call.slug() + "/apply");
        visitor.press(visitor.t("apply.send")).sees(visitor.t("apply.motivation.missing"));
        take(visitor, look, "p-apply-errors");
        page(visitor, look, "p-application-invited", "/applications/" + invited);
        page(visitor, look, "p-application-booked", "/applications/" + booked);
    }

    private void coordinator(Look look) {
        Visitor visitor = signedIn(look, coordinator);
        page(visitor, look, "c-desk", "/desk");
        page(visitor, look, "c-calls", "/hiring");
        page(visitor, look, "c-call-new", "/hiring/new");
        visitor.press(visitor.t("calls.save")).sees(visitor.t("calls.languages.missing"));
        take(visitor, look, "c-call-errors");
        page(visitor, look, "c-call", "/hiring/" + call.id());
        page(
                visitor,
                look,
                "c-application",
                "/hiring/" + call.id() + "/" + applications.follow(invited).id());
        page(visitor, look, "c-application-accepted", "/hiring/" + call.id() + "/" + accepted);
        page(
                visitor,
                look,
                "c-rota-plan",
                "/rota/plan?week=" + LocalDate.ofInstant(swapped.start(), LISBON) + "&centre=" + centre.value());
        page(visitor, look, "c-rota-lost", "/rota/duty/" + lost.id());
        page(visitor, look, "c-cover", "/cover");
    }

    private void mediator(Look look) {
        Visitor visitor = signedIn(look, mediator);
        page(visitor, look, "m-desk", "/desk");
        page(visitor, look, "m-association", "/association");
        page(visitor, look, "m-declaration", "/declaration");
        page(visitor, look, "m-training", "/training");
        page(visitor, look, "m-rota", "/rota");
        page(visitor, look, "m-rota-times", "/rota/times");
        page(visitor, look, "m-rota-duty", "/rota/duty/" + swapped.id());
        page(visitor, look, "m-intakes", "/intakes");
        visitor.page.locator("tbody a, .row a").first().click();
        visitor.page.locator("h2").first().waitFor();
        take(visitor, look, "m-intake");
        page(visitor, look, "m-intake-page", "/intake");
        page(
                visitor,
                look,
                "m-certificate",
                "/papers/certificates/"
                        + jdbc.sql("select id from training_certificate where account_id = ?")
                                .param(mediator.accountId())
                                .query(UUID.class)
                                .single());
        visitor = signedIn(look, colleague);
        page(visitor, look, "m-rota-asked", "/rota");
    }

    private void visit(Look look) {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(owner);
        String number = jdbc.sql("select number from casework_case where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
        Actor other = member("Marta " + look.name(), false);
        Visitor visitor = signedIn(look, other);
        page(visitor, look, "v-start", "/desk/visit/" + number);
        visitor.press(visitor.t("visit.text.go")).at(visitor.t("visit.text"));
        take(visitor, look, "v-text");
        visitor.press(visitor.t("visit.code.send")).at(visitor.t("visit.code"));
        take(visitor, look, "v-code");
        UUID mandate = assistance
                .requestMandate(
                        other,
                        id,
                        new Assistance.Wish(
                                EnumSet.allOf(Scope.class),
                                Term.DAYS_30,
                                Consent.ROGO,
                                Papers.photograph("png"),
                                new pt.vez.mandates.Consents.Witness("Joana Testemunha", "12345678"),
                                false,
                                null,
                                null,
                                null,
                                true))
                .id();
        assertThat(mandate).isNotNull();
        visitor.open("/desk").press(visitor.t("desk.go"));
        visitor.page.locator(".acting").waitFor();
        take(visitor, look, "v-home");
        page(visitor, look, "v-visit", "/visit");
        page(visitor, look, "v-case", "/case");
        page(visitor, look, "b-start", "/biometrics");
        visitor.press(visitor.t("biometrics.start.go"));
        for (String step : new String[] {"identity", "portrait", "signature", "fingerprints", "height", "review"}) {
            page(visitor, look, "b-" + step, "/biometrics/" + step);
        }
        page(visitor, look, "v-end", "/visit/end");
    }

    private void learner(Look look) {
        Actor learner = actor(Role.MEDIATOR, "Iryna Kovalenko");
        Partners.member(jdbc, learner.accountId(), partner, false);
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID session = sessions.plan(
                administrator,
                Course.BIOMETRICS,
                SessionKind.FULL,
                new TrainingSessions.Plan(
                        LocalDate.now(LISBON).plusDays(10),
                        LocalTime.of(9, 30),
                        LocalTime.of(12, 30),
                        false,
                        "Rua da Formação 1, Lisboa",
                        1));
        enrolments.enrol(learner, session);
        Actor waiting = actor(Role.MEDIATOR, "Pedro Gomes");
        enrolments.enrol(waiting, session);
        Visitor visitor = signedIn(look, waiting);
        page(visitor, look, "t-waiting", "/training");
        jdbc.sql("update training_session set starts_at = now(6) - interval 2 hour, ends_at = now(6) where id = ?")
                .param(session)
                .update();
        Visitor ines = visitor(look).signIn(administrator());
        page(ines, look, "t-session", "/courses/session/" + session);
        UUID enrolment = enrolments.own(learner).getFirst().id();
        attendance.attended(administrator, enrolment, true);
        visitor = signedIn(look, learner);
        page(visitor, look, "t-training", "/training");
        page(visitor, look, "t-test", "/training/test/" + enrolment);
        visitor.press(visitor.t("training.test.start"));
        visitor.page.locator("vaadin-radio-button").first().waitFor();
        take(visitor, look, "t-question");
        jdbc.sql("update training_answer w join training_attempt a on a.id = w.attempt_id set w.chosen = 0"
                        + " where a.enrolment_id = ?")
                .param(enrolment)
                .update();
        visitor.open("/training/test/" + enrolment).at(visitor.t("training.test.review"));
        take(visitor, look, "t-review");
        visitor.press(visitor.t("training.test.submit")).at(visitor.t("training.test.passed.title"));
        take(visitor, look, "t-passed");
        String number = jdbc.sql("select number from training_certificate where account_id = ?")
                .param(learner.accountId())
                .query(String.class)
                .single();
        page(visitor, look, "t-verify", "/certificates/" + number);
    }

    private void administrator(Look look) {
        Visitor visitor = visitor(look).signIn(administrator());
        page(visitor, look, "a-partners", "/partners");
        page(visitor, look, "a-partner", "/partners/" + partner);
        visitor.press(visitor.t("agreement.new")).sees(visitor.t("agreement.reference"));
        take(visitor, look, "a-agreement");
        visitor.open("/partners/" + partner)
                .press(visitor.t("agreement.suspend"))
                .sees(visitor.t("agreement.reason"));
        take(visitor, look, "a-suspend");
        visitor.open("/partners").press(visitor.t("partners.new")).sees(visitor.t("partners.kind"));
        take(visitor, look, "a-partner-new");
        page(visitor, look, "a-declaration", "/declaration/text");
        page(visitor, look, "a-courses", "/courses");
        page(visitor, look, "a-course", "/courses/BIOMETRICS");
        page(visitor, look, "a-questions", "/courses/BIOMETRICS/questions");
        page(visitor, look, "a-rules", "/courses/BIOMETRICS/rules");
        page(visitor, look, "a-certificates", "/courses/certificates");
        page(visitor, look, "a-watch", "/watch");
        page(visitor, look, "a-handovers", "/handovers");
        page(
                visitor,
                look,
                "a-agenda",
                "/agenda?centre=" + centre.value() + "&day=" + LocalDate.ofInstant(swapped.start(), LISBON));
        page(visitor, look, "a-agenda-today", "/agenda?centre=" + centre.value());
        page(visitor, look, "a-closure", "/disruptions");
    }
}
