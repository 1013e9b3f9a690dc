package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.Specimens;
import pt.vez.biometrics.Zones;
import pt.vez.shared.Role;
import pt.vez.training.Certificates;

/** The lines of a document read by the camera of the tablet, by a photograph, and not at all. */
class ZoneJourneyTest extends CaptureJourney {
    private static final LocalDate BORN = LocalDate.of(1988, 3, 4);
    /** Fixed, so that the same picture is read every day. */
    private static final LocalDate EXPIRY = LocalDate.of(2039, 7, 15);

    private static final int PHOTOGRAPHS = 16;

    @Autowired
    private Certificates certificates;

    /** One picture as what the camera shows all the time. */
    private static Path film(BufferedImage image) throws IOException {
        int w = image.getWidth();
        int h = image.getHeight();
        var film = new ByteArrayOutputStream();
        film.write(
                ("YUV4MPEG2 W" + w + " H" + h + " F5:1 Ip A1:1 C420jpeg\nFRAME\n").getBytes(StandardCharsets.US_ASCII));
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int rgb = image.getRGB(x, y);
                film.write((int) (0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF)));
            }
        }
        for (int i = 0; i < w * h / 2; i++) {
            film.write(128);
        }
        return Files.write(Files.createTempFile("camera", ".y4m"), film.toByteArray());
    }

    private static String zone(Visitor visitor) {
        return visitor.field(visitor.t("biometrics.mrz")).inputValue();
    }

    private static void waitFor(Visitor visitor, String zone) {
        visitor.page.waitForFunction(
                "zone => document.querySelector('.mrz textarea').value === zone",
                zone,
                new Page.WaitForFunctionOptions().setTimeout(60_000));
    }

    @Test
    void theCameraReadsThePassportAndTheMediatorGoesOn() throws IOException {
        Known person = known("N7349463", EXPIRY);
        String first = "P<BRASILVA<<ANA<MARIA<<<<<<<<<<<<<<<<<<<<<<<";
        Path film = film(Specimens.close(Specimens.page(1400, first, person.zone()), 1280, 854, -1));
        try (var browser = launch(List.of("--use-file-for-fake-video-capture=" + film))) {
            Visitor aminata = visiting(person, visitor(browser, "pt-PT", 820, 1180, false));
            var elsewhere = new java.util.concurrent.CopyOnWriteArrayList<String>();
            var pictures = new java.util.concurrent.CopyOnWriteArrayList<Integer>();
            aminata.page.onRequest(request -> {
                if (!request.url().startsWith(ADDRESS)) {
                    elsewhere.add(request.url());
                }
                byte[] body = request.postDataBuffer();
                pictures.add(body == null ? 0 : body.length);
            });
            aminata.open("/biometrics");
            begin(aminata);
            aminata.at(aminata.label(CaptureStep.IDENTITY)).accessible();
            aminata.press(aminata.t("zone.start"));
            aminata.page.locator("vez-zone .viewfinder").waitFor();
            aminata.accessible();
            waitFor(aminata, person.zone());
            aminata.sees(aminata.t("zone.found"))
                    .sees(aminata.t("zone.compare"))
                    .sees(person.zone().substring(0, 8))
                    .accessible();
            assertThat(aminata.page.locator("vez-zone video").isVisible()).isFalse();
            aminata.press(aminata.t("biometrics.mrz.go")).at(aminata.label(CaptureStep.PORTRAIT));
            // Everything came from here, and nothing as large as a picture went out.
            assertThat(elsewhere).isEmpty();
            assertThat(pictures).allMatch(size -> size < 8_000);
        } finally {
            Files.delete(film);
        }
    }

    @Test
    void aPhotographIsReadABlurredOneIsNotAndWhatIsTypedStays() {
        Known person = known();
        String[] card = Zones.card("D23145890", "CPV", BORN, EXPIRY);
        BufferedImage photo = Specimens.photographed(Specimens.page(1400, card), 1600, 1200, 0.85, 1.5);
        Visitor aminata = visiting(person, "en-GB", 360);
        aminata.open("/biometrics");
        begin(aminata);
        aminata.at(aminata.label(CaptureStep.IDENTITY)).accessible();
        aminata.fill(aminata.t("biometrics.mrz"), person.zone());
        choose(aminata, "vez-zone", file("blurred.jpg", Faces.jpeg(Specimens.soft(Specimens.soft(photo, 9), 9))));
        aminata.page
                .getByText(aminata.t("zone.nothing"))
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000));
        aminata.accessible();
        assertThat(zone(aminata)).isEqualTo(person.zone());
        choose(aminata, "vez-zone", file("no-picture.jpg", new byte[] {1, 2, 3}));
        aminata.sees(aminata.t("zone.nothing"));
        choose(aminata, "vez-zone", file("card.jpg", Faces.jpeg(photo)));
        waitFor(aminata, card[0] + card[1]);
        aminata.sees(aminata.t("zone.found")).sees("CPV").accessible();
        // Another document than the register knows: compared as if it had been typed.
        aminata.press(aminata.t("biometrics.mrz.go"))
                .sees(aminata.t("biometrics.mismatch.text"))
                .accessible();
    }

    @Test
    void aNewCaseIsFilledFromAPhotographOfThePassportAndACardIsRefused() {
        String number = "N7349463";
        LocalDate born = LocalDate.of(1988, 3, 4);
        Visitor aminata = visitor("pt-PT", 360, 800, false).signIn(mediator.accountId() + "@test.example");
        aminata.open("/new-case").sees(aminata.t("zone.start")).accessible();
        choose(
                aminata,
                "vez-zone",
                file(
                        "card.jpg",
                        Faces.jpeg(Specimens.photographed(
                                Specimens.page(1400, Zones.card("D23145890", "CPV", BORN, EXPIRY)),
                                1600,
                                1200,
                                0.85,
                                1.5))));
        aminata.page
                .getByText(aminata.t("person.mrz.card"))
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000));
        assertThat(aminata.field(aminata.t("person.passport")).inputValue()).isEmpty();
        String line = Zones.passport(number, "BRA", born, EXPIRY);
        choose(
                aminata,
                "vez-zone",
                file(
                        "passport.jpg",
                        Faces.jpeg(Specimens.close(
                                Specimens.page(1400, "P<BRASILVA<<ANA<MARIA<<<<<<<<<<<<<<<<<<<<<<<", line),
                                1280,
                                854,
                                -1))));
        aminata.page
                .getByText(aminata.t("person.mrz.compare"))
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000));
        assertThat(aminata.field(aminata.t("person.passport")).inputValue()).isEqualTo(number);
        assertThat(aminata.field(aminata.t("person.mrz")).inputValue()).isEqualTo(line);
        assertThat(aminata.field(aminata.t("person.nationality")).inputValue()).isEqualTo("Brasil");
        // Without a camera the lines are typed.
        aminata.page.evaluate(
                "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no')) }");
        aminata.press(aminata.t("zone.start")).sees(aminata.t("zone.denied")).accessible();
        assertThat(aminata.field(aminata.t("person.passport")).inputValue()).isEqualTo(number);
    }

    @Test
    void mostPhotographsAreReadAndNoneWrongly() {
        Visitor aminata = visiting(known(), "en-GB", 360);
        aminata.open("/biometrics");
        begin(aminata);
        var random = new Random(9303);
        int read = 0;
        for (int i = 0; i < PHOTOGRAPHS; i++) {
            LocalDate expiry = EXPIRY.minusDays(random.nextInt(3_000));
            LocalDate born = BORN.minusDays(random.nextInt(10_000));
            String nation = List.of("CPV", "BRA", "IND", "NPL", "BGD", "UKR").get(random.nextInt(6));
            String number = (char) ('A' + random.nextInt(26)) + String.valueOf(10_000_000 + random.nextInt(90_000_000));
            String[] page = i % 2 == 0
                    ? Zones.card(number, nation, born, expiry)
                    : new String[] {
                        "P<" + nation + "SILVA<<ANA<MARIA<<<<<<<<<<<<<<<<<<<<<<<",
                        Zones.passport(number, nation, born, expiry)
                    };
            double turned = random.nextDouble() * 4 - 2;
            aminata.fill(aminata.t("biometrics.mrz"), "");
            choose(
                    aminata,
                    "vez-zone",
                    file(
                            "document.jpg",
                            Faces.jpeg(Specimens.photographed(Specimens.page(1400, page), 1600, 1200, 0.85, turned))));
            aminata.page.waitForFunction(
                    "document.querySelector('.mrz textarea').value !== '' || document.querySelector('vez-zone p')"
                            + ".textContent === document.querySelector('vez-zone').getAttribute('nothing')",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(60_000));
            if (!zone(aminata).isEmpty()) {
                assertThat(zone(aminata)).isEqualTo(i % 2 == 0 ? page[0] + page[1] : page[1]);
                read++;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(PHOTOGRAPHS * 3 / 4);
    }

    @Test
    void aCameraThatSeesNoDocumentGivesUpAndOneThatIsRefusedSaysSo() {
        Known person = known();
        Visitor aminata = visiting(person, "pt-PT", 1280);
        aminata.open("/biometrics");
        begin(aminata);
        aminata.at(aminata.label(CaptureStep.IDENTITY));
        aminata.fill(aminata.t("biometrics.mrz"), "AB");
        aminata.press(aminata.t("zone.start"));
        aminata.sees(aminata.t("zone.looking"));
        aminata.page
                .getByText(aminata.t("zone.nothing"))
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000));
        assertThat(aminata.page.locator("vez-zone video").isVisible()).isFalse();
        aminata.page.evaluate(
                "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no')) }");
        aminata.press(aminata.t("zone.start")).sees(aminata.t("zone.denied")).accessible();
        assertThat(zone(aminata)).isEqualTo("AB");
    }

    @Test
    void aCertificateRevokedHalfWayShowsOnTheOpenScreen() {
        Known person = known();
        Visitor aminata = visiting(person, "pt-PT", 820);
        aminata.open("/biometrics");
        begin(aminata);
        aminata.fill(aminata.t("biometrics.mrz"), person.zone());
        aminata.press(aminata.t("biometrics.mrz.go")).at(aminata.label(CaptureStep.PORTRAIT));
        choose(aminata, "vez-portrait", file("portrait.jpg", Faces.jpeg(Faces.good())));
        aminata.sees(aminata.t("biometrics.portrait.good"));
        UUID certificate = jdbc.sql("select id from training_certificate where account_id = ?")
                .param(mediator.accountId())
                .query(UUID.class)
                .single();
        certificates.revoke(actor(Role.ADMINISTRATOR), certificate, "Ausência");
        aminata.press(aminata.t("biometrics.next"))
                .sees(aminata.t("authority.CERTIFICATE"))
                .accessible();
        assertThat(aminata.page.locator("vez-portrait, img.sample").count()).isZero();
        aminata.open("/biometrics/signature").sees(aminata.t("authority.CERTIFICATE"));
        assertThat(aminata.page.locator(".capture").count()).isZero();
    }
}
