package pt.vez.hiring.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pt.vez.VezTest;
import pt.vez.browser.Papers;
import pt.vez.documents.FileCleaning;
import pt.vez.documents.UploadRefused;
import pt.vez.hiring.Cv;
import pt.vez.platform.FileStore;
import pt.vez.platform.SealedFiles;
import pt.vez.platform.Transactions;
import pt.vez.platform.Vault;

/** A curriculum comes from anybody and goes to a coordinator's computer. */
class CvFilesTest extends VezTest {
    @Autowired
    private FileCleaning cleaning;

    @Autowired
    private FileStore store;

    @Autowired
    private Vault vault;

    @Autowired
    private Transactions transactions;

    private CvFiles files(FileStore kept) {
        return new CvFiles(new SealedFiles(kept, vault), cleaning, jdbc, transactions, Clock.systemUTC());
    }

    /** The store of the application in a folder whose disk has never enough left. */
    private static FileStore full(Path folder) throws ReflectiveOperationException {
        var made = Class.forName("pt.vez.platform.internal.FolderStore").getDeclaredConstructor(Path.class, long.class);
        made.setAccessible(true);
        return (FileStore) made.newInstance(folder, Long.MAX_VALUE);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aFullDiskIsASentenceAndALineOfTheLog(@TempDir Path folder, CapturedOutput log) throws Exception {
        CvFiles files = files(full(folder));
        Cv cv = files.check(new ByteArrayInputStream(Papers.pdf(1)));
        UUID call = UUID.randomUUID();
        UUID submission = UUID.randomUUID();
        assertThatThrownBy(() -> files.keep(call, submission, cv))
                .isInstanceOf(UploadRefused.class)
                .extracting("key")
                .isEqualTo("upload.storage");
        assertThat(files.kept(call, submission)).isEmpty();
        assertThat(log).contains("A curriculum could not be stored");
    }

    @Test
    void whatRunsInACurriculumIsNotKept() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            document.save(out, CompressParameters.NO_COMPRESSION);
        }
        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1)).contains("JavaScript");
        Cv cv = files(store).check(new ByteArrayInputStream(out.toByteArray()));
        assertThat(new String(cv.content(), StandardCharsets.ISO_8859_1)).doesNotContain("JavaScript", "alert");
        assertThatThrownBy(() -> files(store)
                        .check(new ByteArrayInputStream("%PDF-1.7\nnoise".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(UploadRefused.class);
    }
}
