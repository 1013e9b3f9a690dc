package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Fingers;
import pt.vez.biometrics.Zones;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;

/** From the start of a visit to the package the agency acknowledged and that is gone from here. */
class BiometricsJourneyTest extends BrowserTest {
    @Autowired
    private Assistance assistance;

    @Autowired
    private VezSettings settings;

    private record Known(UUID id, String name, String zone) {}

    private Actor mediator;

    @BeforeEach
    void aMediatorOfTheirOwn() {
        mediator = mediator();
    }

    /** A case of the register with a passport we know, and a mandate of the mediator over it. */
    private Known known() {
        UUID id = jdbc.sql("select c.id from casework_case c join casework_applicant a on a.id = c.applicant_id where"
                        + " c.account_id is null and c.stage = 'APPOINTMENT' and a.email is not null and not exists (select 1"
                        + " from mandates_mandate m where m.case_id = c.id) limit 1")
                .query(UUID.class)
                .single();
        LocalDate expiry = LocalDate.now().plusYears(3);
        String number = "B" + (1_000_000 + (int) (Math.random() * 8_999_999));
        jdbc.sql("update casework_applicant a join casework_case c on c.applicant_id = a.id set a.passport_number = ?,"
                        + " a.passport_expires = ?, a.birth_date = '1988-03-04' where c.id = ?")
                .params(number, expiry, id)
                .update();
        String name = jdbc.sql("select a.name from casework_applicant a join casework_case c on c.applicant_id = a.id"
                        + " where c.id = ?")
                .param(id)
                .query(String.class)
                .single();
        var mandate = assistance.requestMandate(
                mediator,
                new CaseId(id),
                Set.of(Scope.BIOMETRICS, Scope.DOCUMENTS, Scope.APPOINTMENTS),
                Term.DAYS_30,
                jdbc.sql(
                                        "select a.phone is null from casework_applicant a join casework_case c on c.applicant_id = a.id"
                                                + " where c.id = ?")
                                .param(id)
                                .query(Boolean.class)
                                .single()
                        ? Consent.CODE_EMAIL
                        : Consent.CODE_PHONE,
                null);
        jdbc.sql(
                        "update mandates_mandate set state = 'ACTIVE', granted_at = now(6), expires_at = now(6) + interval 1 day"
                                + " where id = ?")
                .param(mandate.id())
                .update();
        return new Known(id, name, Zones.passport(number, "BRA", LocalDate.of(1988, 3, 4), expiry));
    }

    private Visitor visiting(Known person, String language, int width) {
        Visitor visiting = visitor(language, width, 800, false).signIn(mediator.accountId() + "@test.example");
        visiting.open("/desk");
        visiting.page
                .locator("li .row")
                .filter(new Locator.FilterOptions().setHasText(person.name()))
                .first()
                .getByText(visiting.t("desk.go"))
                .click();
        visiting.at(visiting.t("home.of", person.name()));
        return visiting;
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    private static void choose(Visitor visitor, String element, FilePayload file) {
        visitor.page.locator(element + " input[type=file]").setInputFiles(file);
    }

    private static void draw(Visitor visitor, int points) {
        Locator pad = visitor.page.locator("vez-signature canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        visitor.page.mouse().move(box.x + 30, box.y + 90);
        visitor.page.mouse().down();
        for (int i = 1; i < points; i++) {
            visitor.page.mouse().move(box.x + 30 + i * 9, box.y + 90 + (i % 4) * 14);
        }
        visitor.page.mouse().up();
    }

    @Test
    void fromTheVisitToTheErasedPackage() throws Exception {
        Known person = known();
        Visitor aminata = visiting(person, "pt-PT", 360);
        aminata.open("/biometrics").at(aminata.t("biometrics.title")).accessible();
        aminata.press(aminata.t("biometrics.start.go"));
        aminata.at(aminata.label(CaptureStep.IDENTITY)).accessible();
        aminata.fill(aminata.t("biometrics.mrz"), person.zone().replaceFirst("^B\\d", "BX"));
        aminata.press(aminata.t("biometrics.mrz.go"))
                .sees(aminata.t("biometrics.mrz.number"))
                .accessible();
        String other = Zones.passport(
                "ZZ998877", "BRA", LocalDate.of(1988, 3, 4), LocalDate.now().plusYears(1));
        aminata.fill(aminata.t("biometrics.mrz"), other);
        aminata.press(aminata.t("biometrics.mrz.go"))
                .sees(aminata.t("biometrics.mismatch.text"))
                .accessible();
        aminata.fill(aminata.t("biometrics.mrz"), person.zone());
        aminata.press(aminata.t("biometrics.mrz.go"));
        aminata.at(aminata.label(CaptureStep.PORTRAIT)).accessible();
        // The camera of the test shows no person: it measures, and says what to do.
        aminata.press(aminata.t("biometrics.camera.start"));
        aminata.page.locator("vez-portrait video").waitFor();
        aminata.accessible();
        aminata.press(aminata.t("biometrics.camera.shoot"))
                .sees(aminata.t("biometrics.do.BACKGROUND"))
                .accessible();
        choose(aminata, "vez-portrait", file("portrait.jpg", Faces.jpeg(Faces.good())));
        aminata.sees(aminata.t("biometrics.portrait.good")).accessible();
        aminata.press(aminata.t("biometrics.next"));
        aminata.at(aminata.label(CaptureStep.SIGNATURE)).accessible();
        draw(aminata, 1);
        aminata.press(aminata.t("biometrics.signature.go"))
                .sees(aminata.t("biometrics.signature.dot"))
                .accessible();
        aminata.press(aminata.t("visit.signature.clear"));
        draw(aminata, 24);
        aminata.press(aminata.t("biometrics.signature.go"));
        aminata.at(aminata.label(CaptureStep.FINGERPRINTS)).accessible();
        choose(aminata, "vez-sample", file("right.wsq", new byte[] {(byte) 0xFF, (byte) 0xA0, 1, 2, 3}));
        aminata.sees(aminata.t("biometrics.finger.damaged")).accessible();
        choose(aminata, "vez-sample", file("right.png", Fingers.png(1)));
        aminata.sees(aminata.t("biometrics.finger.good", aminata.label(FingerPosition.RIGHT_INDEX)))
                .accessible();
        choose(aminata, "vez-sample", file("left.png", Fingers.png(1)));
        aminata.sees(aminata.t("biometrics.finger.same"));
        choose(aminata, "vez-sample", file("left.png", Fingers.png(2)));
        aminata.sees(aminata.t("biometrics.finger.good", aminata.label(FingerPosition.LEFT_INDEX)));
        aminata.press(aminata.t("biometrics.next"));
        aminata.at(aminata.label(CaptureStep.HEIGHT)).accessible();
        aminata.fill(aminata.t("biometrics.height"), "20");
        aminata.press(aminata.t("biometrics.next"))
                .sees(aminata.t("biometrics.height.bounds"))
                .accessible();
        aminata.fill(aminata.t("biometrics.height"), "171");
        aminata.press(aminata.t("biometrics.next"));
        aminata.at(aminata.label(CaptureStep.REVIEW)).accessible();
        assertThat((Integer) aminata.page.evaluate(
                        "Math.min(...[...document.querySelectorAll('img.sample')].map(image => image.naturalWidth))"))
                .isGreaterThan(100);
        aminata.press(aminata.t("biometrics.seal.go"));
        aminata.page.locator(".hash").waitFor();
        aminata.accessible();
        assertThat(aminata.page.locator("img.sample").count()).isZero();
        acknowledge(person.id());
        aminata.open("/biometrics").at(aminata.label(CaptureState.ACKNOWLEDGED)).accessible();
        aminata.open("/case").sees(aminata.t("event.BIOMETRICS_HANDED_OVER")).accessible();
        aminata.press(aminata.t("visit.end")).at(aminata.t("summary.title"));
        aminata.press(aminata.t("summary.finish")).at(aminata.t("desk.title"));
        Visitor ines = visitor("en-GB", 1280, 800, false).signIn(administrator());
        ines.open("/handovers")
                .at(ines.t("handovers.title"))
                .sees(ines.label(CaptureState.ACKNOWLEDGED))
                .accessible();
    }

    /** The agency's part: it reads the package and names its hash; then the package is gone from here. */
    private void acknowledge(UUID caseId) throws Exception {
        var session = jdbc.sql("select id, package_sha256 from biometrics_session where case_id = ?")
                .param(caseId)
                .query((row, n) -> new String[] {row.getObject(1, UUID.class).toString(), row.getString(2)})
                .single();
        Path spool = settings.data().toAbsolutePath().resolve("agency");
        Path sealed = spool.resolve(session[0] + ".vezb");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(sealed));
        Files.writeString(spool.resolve(session[0] + ".ack"), session[1]);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(sealed));
        assertThat(jdbc.sql(
                                "select state from biometrics_session where id = ? and package is null and session_key is null")
                        .param(UUID.fromString(session[0]))
                        .query(String.class)
                        .single())
                .isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void aDeniedCameraLeavesTheFileAndARevokedAuthorityLeavesNothing() {
        Known person = known();
        Visitor aminata = visiting(person, "en-GB", 820);
        aminata.page.addInitScript(
                "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
        aminata.open("/biometrics");
        aminata.press(aminata.t("biometrics.start.go"));
        aminata.at(aminata.label(CaptureStep.IDENTITY));
        aminata.fill(aminata.t("biometrics.mrz"), person.zone());
        aminata.press(aminata.t("biometrics.mrz.go"));
        aminata.at(aminata.label(CaptureStep.PORTRAIT));
        aminata.press(aminata.t("biometrics.camera.start"))
                .sees(aminata.t("biometrics.camera.denied"))
                .accessible();
        byte[] blurred = Faces.jpeg(Faces.blurred());
        for (int i = 1; i <= 3; i++) {
            choose(aminata, "vez-portrait", file("portrait.jpg", blurred));
            aminata.sees(aminata.t("biometrics.portrait.again", i, 3));
        }
        aminata.sees(aminata.t("biometrics.keep.title")).accessible();
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where case_id = ?")
                .param(person.id())
                .update();
        choose(aminata, "vez-portrait", file("portrait.jpg", Faces.jpeg(Faces.good())));
        aminata.sees(aminata.t("authority.MANDATE")).accessible();
        assertThat(aminata.page.locator("vez-portrait").count()).isZero();
        aminata.open("/biometrics/review").sees(aminata.t("authority.MANDATE"));
        assertThat(aminata.page.locator(".capture").count()).isZero();
    }
}
