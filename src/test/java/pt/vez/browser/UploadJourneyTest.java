package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.Documents;
import pt.vez.documents.PageQuality;
import pt.vez.platform.Pictures;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Photographs and files on their way from the device to the store. */
class UploadJourneyTest extends BrowserTest {
    private static final int CAMERA = 0;
    private static final int CHOOSER = 1;

    @Autowired
    private Documents documents;

    private Actor owner;
    private CaseId id;
    private Visitor ana;

    @BeforeEach
    void atTheDocument() {
        owner = actor(Role.APPLICANT);
        id = caseOf(owner).id();
        ana = visitor("en-GB");
        ana.signIn(owner.accountId() + "@test.example").open("/documents/passport");
    }

    private Locator input(int which) {
        return ana.page.locator(".uploads vez-upload").nth(which).locator("input[type=file]");
    }

    private void choose(int which, String name, String type, byte[] content) {
        input(which).setInputFiles(new FilePayload(name, type, content));
    }

    /** A page as a camera sees it, with the noise of its sensor. */
    private static byte[] twelveMegapixels() {
        BufferedImage page = Pictures.page(3000, 4000);
        var random = new Random(7);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int noise = random.nextInt(24) - 12;
                int grey = Math.clamp((page.getRGB(x, y) & 0xFF) + noise, 0, 255);
                page.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
        return Pictures.jpeg(page, false, 0.95f);
    }

    private static byte[] blurred() {
        var image = new BufferedImage(1200, 1600, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new java.awt.GradientPaint(0, 0, Color.WHITE, 1200, 1600, Color.GRAY));
        graphics.fillRect(0, 0, 1200, 1600);
        graphics.dispose();
        return Pictures.jpeg(image, false, 0.9f);
    }

    @Test
    void aPhotographOfTwelveMegapixelsTravelsSmallAndArrivesLegible() {
        byte[] photograph = twelveMegapixels();
        assertThat(photograph.length).as("worth making smaller").isGreaterThan(3 << 20);
        ana.page.evaluate("""
                () => {
                  const send = XMLHttpRequest.prototype.send;
                  XMLHttpRequest.prototype.send = function (body) {
                    if (body instanceof Blob) window.bytesSent = body.size;
                    return send.call(this, body);
                  };
                }
                """);
        choose(CAMERA, "page.jpg", "image/jpeg", photograph);
        ana.sees(ana.t("documents.send.one"));
        assertThat((Integer) ana.page.evaluate("window.bytesSent")).isBetween(50_000, 1_200_000);
        var page = documents.checklist(owner, id).stream()
                .filter(item -> item.draft() != null)
                .findFirst()
                .orElseThrow()
                .draft()
                .draftPages()
                .getFirst();
        assertThat(page.quality()).isEqualTo(PageQuality.LEGIBLE);
        assertThat(jdbc.sql("select height from documents_page where id = ?")
                        .param(page.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2400);
        ana.accessible();
    }

    @Test
    void aBlurredPhotographIsSaidBeforeItIsSent() {
        choose(CAMERA, "page.jpg", "image/jpeg", blurred());
        ana.sees(ana.t("enum.PageQuality.BLURRED")).accessible();
        assertThat(pages()).as("nothing travelled").isZero();
        ana.press(ana.t("upload.anyway")).sees(ana.t("documents.unsure", 1)).accessible();
        assertThat(pages()).isEqualTo(1);
        ana.page
                .locator(".pages li vez-upload input[type=file]")
                .setInputFiles(new FilePayload("again.jpg", "image/jpeg", Papers.photograph("jpg")));
        ana.sees(ana.t("enum.PageQuality.LEGIBLE")).sees(ana.t("documents.send.one"));
        assertThat(pages()).as("in its place").isEqualTo(1);
    }

    private int pages() {
        return jdbc.sql("""
                        select count(*)
                        from documents_page p
                        join documents_document d on d.id = p.document_id
                        where d.case_id = ?
                        """).param(id.value()).query(Integer.class).single();
    }

    @Test
    void theChooserSaysWhatItTakesAndTheSameFileCanBeChosenAgain() {
        assertThat(input(CHOOSER).getAttribute("accept")).isEqualTo("image/jpeg,image/png,application/pdf");
        assertThat(input(CAMERA).getAttribute("capture")).isEqualTo("environment");
        Path file = Path.of("target", "nothing.pdf");
        try {
            Files.write(file, Papers.program());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (int i = 0; i < 2; i++) {
            var answer = ana.page.waitForResponse(
                    response -> response.request().headers().containsKey("x-file-name"),
                    () -> input(CHOOSER).setInputFiles(file));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.headers().get("content-type")).containsIgnoringCase("utf-8");
            ana.sees(ana.t("upload.type"));
        }
        choose(CHOOSER, "paper.pdf", "application/pdf", Papers.pdf(1));
        ana.sees(ana.t("documents.sent")).accessible();
    }

    @Test
    void aPdfDoesNotThrowPhotographedPagesAwayUnasked() {
        choose(CAMERA, "page.jpg", "image/jpeg", Papers.photograph("jpg"));
        ana.sees(ana.t("documents.send.one"));
        choose(CHOOSER, "paper.pdf", "application/pdf", Papers.pdf(2));
        ana.sees(ana.t("documents.ask", 1)).accessible();
        ana.press(ana.t("documents.ask.keep"));
        assertThat(pages()).isEqualTo(1);
        choose(CHOOSER, "paper.pdf", "application/pdf", Papers.pdf(2));
        ana.press(ana.t("documents.ask.file")).sees(ana.t("documents.sent"));
        assertThat(pages()).isZero();
        String next = documents.checklist(owner, id).stream()
                .filter(ChecklistItem::isOpen)
                .findFirst()
                .orElseThrow()
                .item()
                .name()
                .in(ana.language);
        ana.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(ana.t("documents.next.after", next)))
                .waitFor();
        ana.press(ana.t("documents.replace")).press(ana.t("documents.replace.not"));
        ana.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(ana.t("documents.replace")))
                .waitFor();
    }

    @Test
    void anOutageOfTheDatabaseIsASentenceInThePersonsLanguage() {
        jdbc.sql("rename table documents_page to documents_page_away").update();
        try {
            choose(CAMERA, "page.jpg", "image/jpeg", Papers.photograph("jpg"));
            ana.sees(ana.t("upload.failed"));
        } finally {
            jdbc.sql("rename table documents_page_away to documents_page").update();
        }
        choose(CAMERA, "page.jpg", "image/jpeg", Papers.photograph("jpg"));
        ana.sees(ana.t("documents.send.one"));
    }

    @Test
    void nothingOfAnUploadLiesInTheTemporaryFolder() throws IOException {
        List<WatchKey> keys = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        folders.add(temporary);
        try (var below = Files.newDirectoryStream(temporary, "tomcat.*")) {
            for (Path folder : below) {
                try (var deep = Files.walk(folder)) {
                    deep.filter(Files::isDirectory).forEach(folders::add);
                }
            }
        }
        try (var watch = FileSystems.getDefault().newWatchService()) {
            for (Path folder : folders) {
                keys.add(folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE));
            }
            choose(CAMERA, "page.jpg", "image/jpeg", Papers.photograph("png"));
            ana.sees(ana.t("documents.send.one"));
            choose(CHOOSER, "page.png", "image/png", Papers.photograph("png"));
            ana.sees(ana.t("documents.send", 2))
                    .press(ana.t("documents.send", 2))
                    .sees(ana.t("documents.sent"));
            for (WatchKey key : keys) {
                assertThat(key.pollEvents())
                        .as("files in %s", key.watchable())
                        .noneMatch(event -> isPart(String.valueOf(event.context()), (Path) key.watchable(), temporary));
            }
        }
    }

    /** Other programs use the folder, too; below Tomcat's everything is an upload. */
    private static boolean isPart(String name, Path folder, Path temporary) {
        return !folder.equals(temporary) || name.startsWith("imageio") || name.startsWith("upload");
    }

    @Test
    void cancellingIsSilentAndTheBarHasAName() {
        ana.page.route("**/VAADIN/dynamic/**", route -> {
            if (!route.request().headers().containsKey("x-file-name")) {
                route.resume();
            }
        });
        choose(CHOOSER, "paper.pdf", "application/pdf", Papers.pdf(1));
        ana.page
                .getByRole(AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName(ana.t("upload.progress")))
                .waitFor();
        ana.accessible();
        ana.press(ana.t("upload.cancel"));
        ana.page
                .locator(".upload-panel:not(:empty)")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(ana.page.getByText(ana.t("upload.lost")).count()).isZero();
    }
}
