package pt.vez.hiring.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.browser.Papers;
import pt.vez.documents.UploadRefused;
import pt.vez.hiring.Applications;
import pt.vez.hiring.CallState;
import pt.vez.hiring.Cv;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.hiring.HiringFixture;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.Screening.Given;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

/** What is stored, in which form, and that it is gone when its time is over. */
class HiringTermsTest extends HiringFixture {
    private static final Path STORE = DATA.resolve("documents");

    @Autowired
    private Erasing erasing;

    @Autowired
    private CvFiles files;

    @Autowired
    private Texts texts;

    private Path fileOf(UUID application) {
        return STORE.resolve(jdbc.sql("select storage_key from hiring_cv where application_id = ?")
                .param(application)
                .query(String.class)
                .single());
    }

    @Test
    void nothingOfACandidateLiesInTheClear() throws IOException {
        OwnCall call = published(coordinator("Selada"), 1);
        UUID application = applied(call);
        byte[] body = jdbc.sql("select body from hiring_application where id = ?")
                .param(application)
                .query(byte[].class)
                .single();
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("Rahim", "912345678");
        assertThat(new String(Files.readAllBytes(fileOf(application)), StandardCharsets.ISO_8859_1))
                .doesNotContain("PDF");
    }

    @Test
    void twelveMonthsAfterTheCallClosedEverythingOfTheCandidatesIsErased() {
        Actor ana = coordinator("Termo");
        OwnCall call = published(ana, 1);
        String token = apply(call, address());
        UUID application = applications.follow(token).id();
        screening.score(
                ana, call.id(), application, Map.of(call.criteria().getFirst().id(), new Given(4, "nota")));
        calls.close(ana, call.id());
        erasing.run();
        assertThat(applications.follow(token).eraseBy()).isNotNull();
        Path file = fileOf(application);
        assertThat(file).exists();
        jdbc.sql("update hiring_call set closed_at = now(6) - interval 367 day where id = ?")
                .param(call.id())
                .update();
        erasing.run();
        assertThat(file).doesNotExist();
        assertErased(application);
        assertThatThrownBy(() -> applications.follow(token)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> screening.read(ana, call.id(), application)).isInstanceOf(NotFound.class);
        assertThat(screening.ranking(ana, call.id())).isEmpty();
    }

    private void assertErased(UUID application) {
        assertThat(jdbc.sql("select body is null and token_hash is null and email_hash is null and reason is null"
                                + " and erased_at is not null from hiring_application where id = ?")
                        .param(application)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from hiring_cv where application_id = ?")
                        .param(application)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from hiring_score where application_id = ?")
                        .param(application)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql(
                                "select concat(actor_kind, ' ', detail) from audit_entry where action = 'application.erased'"
                                        + " and detail = ?")
                        .param(application.toString())
                        .query(String.class)
                        .list())
                .containsExactly("SYSTEM " + application);
    }

    @Test
    void thirtyDaysAfterWithdrawingEverythingIsErasedAndNotBefore() {
        OwnCall call = published(coordinator("Desiste"), 1);
        String token = apply(call, address());
        UUID application = applications.follow(token).id();
        applications.withdraw(token);
        applications.withdraw(token);
        jdbc.sql("update hiring_application set erase_after = now(6) + interval 1 minute where id = ?")
                .param(application)
                .update();
        erasing.run();
        assertThat(applications.follow(token).eraseBy()).isNotNull();
        jdbc.sql("update hiring_application set erase_after = now(6) - interval 1 second where id = ?")
                .param(application)
                .update();
        erasing.run();
        assertErased(application);
    }

    @Test
    void aCallIsClosedWhenItsDeadlineIsOver() {
        Actor ana = coordinator("Fim");
        OwnCall call = published(ana, 1);
        jdbc.sql("update hiring_call set deadline = current_date() - interval 2 day where id = ?")
                .param(call.id())
                .update();
        assertThat(calls.get(ana, call.id()).state()).isEqualTo(CallState.CLOSED);
        assertThat(calls.published(call.slug()).orElseThrow().open()).isFalse();
        erasing.run();
        assertThat(jdbc.sql("select closed_at is not null from hiring_call where id = ?")
                        .param(call.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aFileWhoseFormWasNeverCompletedIsErasedAfterADay() {
        OwnCall call = published(coordinator("Meio"), 1);
        UUID submission = UUID.randomUUID();
        files.keep(call.id(), submission, new Cv(Cv.Kind.PDF, Papers.pdf(1)));
        erasing.run();
        assertThat(applications.kept(call.slug(), submission)).isPresent();
        jdbc.sql("update hiring_cv set at = now(6) - interval 25 hour where submission = ?")
                .param(submission)
                .update();
        erasing.run();
        assertThat(applications.kept(call.slug(), submission)).isEmpty();
    }

    private static byte[] zip(String... entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void theTypeOfAFileIsToldFromItsContent() {
        assertThat(files.check(new ByteArrayInputStream(Papers.pdf(1))).kind()).isEqualTo(Cv.Kind.PDF);
        assertThat(files.check(new ByteArrayInputStream(zip("[Content_Types].xml", "word/document.xml")))
                        .kind())
                .isEqualTo(Cv.Kind.DOCX);
        assertThat(files.check(new ByteArrayInputStream(Papers.photograph("jpg")))
                        .kind())
                .isEqualTo(Cv.Kind.JPEG);
        byte[] onlyAHeader = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1};
        for (byte[] bad : List.of(
                new byte[0],
                onlyAHeader,
                "MZ this program cannot be run".getBytes(StandardCharsets.US_ASCII),
                "<html><script>x</script></html>".getBytes(StandardCharsets.US_ASCII),
                zip("[Content_Types].xml", "xl/workbook.xml"),
                zip("word/document.xml", "word/vbaProject.bin"),
                new byte[Applications.MAX_CV + 1])) {
            assertThatThrownBy(() -> files.check(new ByteArrayInputStream(bad))).isInstanceOf(UploadRefused.class);
        }
    }

    @Test
    void everyNewsHasALetterInBothLanguages() {
        for (Locale language : Languages.ALL) {
            for (News news : News.values()) {
                for (String key : List.of("mail.hiring." + news, "mail.hiring." + news + ".line")) {
                    assertThat(texts.get(language, key)).isNotEqualTo(key);
                }
            }
        }
    }
}
