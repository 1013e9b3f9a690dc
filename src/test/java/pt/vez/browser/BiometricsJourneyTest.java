package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Fingers;
import pt.vez.biometrics.Zones;
import pt.vez.platform.VezSettings;

/** From the start of a visit to the package the agency acknowledged and that is gone from here. */
class BiometricsJourneyTest extends CaptureJourney {
    @Autowired
    private VezSettings settings;

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
        aminata.press(aminata.t("biometrics.start.go"))
                .sees(aminata.t("biometrics.turn.none"))
                .accessible();
        begin(aminata);
        aminata.at(aminata.label(CaptureStep.IDENTITY)).accessible();
        aminata.fill(aminata.t("biometrics.mrz"), person.zone().replaceFirst("^N", "M"));
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
        aminata.page.waitForFunction("[...document.querySelectorAll('img.sample')].every(image => image.complete)");
        assertThat((Integer) aminata.page.evaluate(
                        "Math.min(...[...document.querySelectorAll('img.sample')].map(image => image.naturalWidth))"))
                .isGreaterThan(100);
        aminata.sees("171 cm").sees(aminata.t("biometrics.review.document"));
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
        ines.follow(ines.t("captures.link"))
                .at(ines.t("captures.title"))
                .sees(mediator.name())
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
    void aPersonWhoCannotSignAndAPortraitOfAScreen() {
        Known person = known();
        Visitor aminata = visiting(person, "pt-PT", 360);
        jdbc.sql("update mandates_mandate set consent = 'ROGO' where case_id = ?")
                .param(person.id())
                .update();
        aminata.open("/biometrics");
        begin(aminata);
        aminata.at(aminata.label(CaptureStep.IDENTITY));
        aminata.fill(aminata.t("biometrics.mrz"), person.zone());
        aminata.press(aminata.t("biometrics.mrz.go"));
        aminata.at(aminata.label(CaptureStep.PORTRAIT));
        choose(aminata, "vez-portrait", file("portrait.jpg", Faces.jpeg(Faces.ofAScreen())));
        aminata.sees(aminata.t("biometrics.portrait.confirm"))
                .sees(aminata.t("biometrics.do.SCREEN"))
                .accessible();
        choose(aminata, "vez-portrait", file("portrait.jpg", Faces.jpeg(Faces.good())));
        aminata.sees(aminata.t("biometrics.portrait.good"));
        choose(aminata, "vez-portrait", file("portrait.jpg", Faces.jpeg(Faces.ofAScreen())));
        aminata.sees(aminata.t("biometrics.worse")).accessible();
        aminata.press(aminata.t("biometrics.next"));
        aminata.at(aminata.label(CaptureStep.SIGNATURE)).accessible();
        // Open from the beginning: the person could not sign the consent either.
        aminata.page
                .getByText(aminata.label(ExemptionReason.CANNOT_WRITE))
                .first()
                .click();
        aminata.press(aminata.t("biometrics.unsigned.go"));
        aminata.at(aminata.label(CaptureStep.FINGERPRINTS));
        aminata.open("/biometrics/signature")
                .sees(aminata.t("biometrics.unsigned.kept"))
                .accessible();
    }

    @Test
    void aDeniedCameraLeavesTheFileAndARevokedAuthorityLeavesNothing() {
        Known person = known();
        Visitor aminata = visiting(person, "en-GB", 820);
        aminata.page.addInitScript(
                "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
        aminata.open("/biometrics");
        begin(aminata);
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
        // Whichever comes first: the screen learns it by itself, or the picture is refused.
        if (aminata.page.locator("vez-portrait input[type=file]").count() > 0) {
            try {
                choose(aminata, "vez-portrait", file("portrait.jpg", Faces.jpeg(Faces.good())));
            } catch (PlaywrightException e) {
                assertThat(aminata.page.locator("vez-portrait").count()).isZero();
            }
        }
        aminata.sees(aminata.t("authority.MANDATE")).accessible();
        assertThat(aminata.page.locator("vez-portrait").count()).isZero();
        aminata.open("/biometrics/review").sees(aminata.t("authority.MANDATE"));
        assertThat(aminata.page.locator(".capture").count()).isZero();
    }
}
