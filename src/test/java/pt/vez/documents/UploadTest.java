package pt.vez.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.browser.Papers;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.platform.FileStore;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

class UploadTest extends VezTest {
    @Autowired
    private Documents documents;

    @Autowired
    private FileStore store;

    @Autowired
    private Vault vault;

    private Actor owner;
    private CaseId id;

    @BeforeEach
    void ownCase() {
        owner = actor(Role.APPLICANT);
        id = caseOf(owner).id();
    }

    private DocumentView upload(byte[] content) {
        return documents.upload(owner, id, "passport", new ByteArrayInputStream(content));
    }

    private void refused(byte[] content, String key) {
        refused(new ByteArrayInputStream(content), key);
    }

    private void refused(InputStream content, String key) {
        assertThatThrownBy(() -> documents.upload(owner, id, "passport", content))
                .isInstanceOf(UploadRefused.class)
                .extracting("key")
                .isEqualTo(key);
        assertThat(jdbc.sql("select count(*) from documents_document where case_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .as("nothing half-done is stored")
                .isZero();
    }

    @Test
    void refusesWhatIsNoPaper() throws IOException {
        refused(new byte[0], "upload.empty");
        refused(Papers.program(), "upload.type");
        refused("hello".getBytes(StandardCharsets.UTF_8), "upload.type");
        refused(zipBomb(), "upload.type");
        refused("%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), "upload.damaged");
        refused(Papers.pdf(61), "upload.pages");
        refused(lockedPdf(), "upload.locked");
        byte[] cut = java.util.Arrays.copyOf(Papers.photograph("png"), 2000);
        refused(cut, "upload.incomplete");
        refused(heic(), "upload.heic");
    }

    @Test
    void refusesSixtyMegabytesWithoutReadingThemAll() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                return read++ < 60L * 1024 * 1024 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                read += length;
                return read < 60L * 1024 * 1024 ? length : -1;
            }
        };
        refused(endless, "upload.tooLarge");
        assertThat(endless.read).isLessThan(40L * 1024 * 1024);
    }

    @Test
    void refusesAPictureOfThirtyThousandPixelsSquareByItsHeader() throws IOException {
        refused(hugePng(), "upload.pixels");
    }

    @Test
    void aSignedFileIsKeptAsItCameBesideTheOneThatIsShown() throws IOException {
        byte[] signed = paper("digitally-signed.pdf");
        DocumentView document = upload(signed);
        assertThat(document.signed()).isTrue();
        assertThat(item("passport").document().signed())
                .as("what the officer sees, too")
                .isTrue();
        byte[] kept = jdbc.sql("select original_file_key from documents_document where id = ?")
                .param(document.id())
                .query((row, n) -> row.getBytes(1))
                .single();
        String key = jdbc.sql("select original_storage_key from documents_document where id = ?")
                .param(document.id())
                .query(String.class)
                .single();
        try (InputStream original =
                vault.decrypting(store.open(key), kept, "case/" + id.value() + "/file/" + document.id())) {
            assertThat(original.readAllBytes()).isEqualTo(signed);
        }
        assertThat(documents.original(owner, id, document.id()).bytes()).isEqualTo(signed);
        Actor officer = actor(Role.OFFICER);
        assertThat(documents.original(officer, id, document.id()).bytes()).isEqualTo(signed);
        assertThat(cases.journalOf(owner, id, 0, 20))
                .filteredOn(entry -> entry.action().equals("document.original"))
                .singleElement()
                .extracting(entry -> entry.actor().id())
                .isEqualTo(officer.accountId());
        DocumentView unsigned = upload(paper("filled-form.pdf"));
        assertThat(unsigned.signed()).isFalse();
        assertThatThrownBy(() -> documents.original(owner, id, unsigned.id())).isInstanceOf(NotFound.class);
    }

    private static byte[] paper(String name) throws IOException {
        try (var in = UploadTest.class.getResourceAsStream("/papers/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void aPdfLeavesPhotographedPagesAsTheyAre() {
        upload(Papers.photograph("jpg"));
        upload(Papers.pdf(2));
        assertThat(item("passport").document().pages()).isEqualTo(2);
        assertThat(item("passport").draft().draftPages()).hasSize(1);
        documents.discardDraft(owner, id, item("passport").draft().id());
        assertThat(item("passport").draft()).isNull();
        assertThat(item("passport").document().pages()).isEqualTo(2);
    }

    @Test
    void aPageIsTakenAgainInItsPlaceAndNumbersHaveNoGaps() {
        upload(Papers.photograph("jpg"));
        upload(Papers.photograph("jpg"));
        DocumentView draft = upload(Papers.photograph("jpg"));
        UUID first = draft.draftPages().get(0).id();
        UUID second = draft.draftPages().get(1).id();
        UUID third = draft.draftPages().get(2).id();
        DocumentView retaken =
                documents.retakePage(owner, id, draft.id(), second, new ByteArrayInputStream(Papers.photograph("png")));
        assertThat(retaken.draftPages())
                .extracting(DocumentView.PageView::position)
                .containsExactly(1, 2, 3);
        assertThat(retaken.draftPages().get(0).id()).isEqualTo(first);
        assertThat(retaken.draftPages().get(1).id()).isNotEqualTo(second);
        assertThat(retaken.draftPages().get(2).id()).isEqualTo(third);
        documents.removePage(owner, id, draft.id(), first);
        assertThat(item("passport").draft().draftPages())
                .extracting(DocumentView.PageView::position)
                .containsExactly(1, 2);
        assertThatThrownBy(() ->
                        documents.retakePage(owner, id, draft.id(), third, new ByteArrayInputStream(Papers.pdf(1))))
                .extracting("key")
                .isEqualTo("upload.photograph");
    }

    @Test
    void severalPhotographsBecomeOneEncryptedDocumentWithoutTheirMetadata() throws IOException {
        upload(Papers.photograph("jpg"));
        DocumentView draft = upload(Papers.photograph("png"));
        assertThat(draft.draftPages()).hasSize(2).allMatch(page -> page.quality() == PageQuality.LEGIBLE);
        DocumentView sent = documents.submit(owner, id, draft.id());
        assertThat(sent.state()).isEqualTo(DocumentState.RECEIVED);
        assertThat(documents.submit(owner, id, draft.id()).pages())
                .as("a second tap")
                .isEqualTo(2);
        byte[] pdf = documents.open(owner, id, draft.id(), null).bytes();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        String key = jdbc.sql("select storage_key from documents_document where id = ?")
                .param(draft.id())
                .query(String.class)
                .single();
        byte[] stored = Files.readAllBytes(DATA.resolve("documents").resolve(key));
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("%PDF");
    }

    @Test
    void aFileDoesNotOpenAsAnotherDocuments() {
        UUID first = upload(Papers.pdf(1)).id();
        UUID second = documents
                .upload(owner, id, "nif", new ByteArrayInputStream(Papers.pdf(2)))
                .id();
        jdbc.sql("update documents_document a join documents_document b on b.id = ? set a.storage_key = b.storage_key,"
                        + " a.file_key = b.file_key where a.id = ?")
                .params(second, first)
                .update();
        assertThatThrownBy(() -> documents.open(owner, id, first, null)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theLastPaperMakesTheCaseReadyToBook() {
        for (String item : new String[] {"permit", "passport", "nif", "niss", "address"}) {
            documents.upload(owner, id, item, new ByteArrayInputStream(Papers.pdf(1)));
        }
        assertThat(cases.outline(owner, id).stage()).isEqualTo(Stage.DOCUMENTS);
        documents.upload(owner, id, "means", new ByteArrayInputStream(Papers.pdf(1)));
        assertThat(cases.outline(owner, id).stage()).isEqualTo(Stage.APPOINTMENT);
    }

    @Test
    void aRejectedPaperIsReplacedByTheNext() {
        Actor officer = actor(Role.OFFICER);
        UUID first = upload(Papers.pdf(1)).id();
        documents.reject(officer, id, first, RejectReason.ILLEGIBLE, "");
        assertThat(item("passport").document().state()).isEqualTo(DocumentState.REJECTED);
        upload(Papers.pdf(3));
        assertThat(item("passport").document().state()).isEqualTo(DocumentState.RECEIVED);
        assertThat(item("passport").document().pages()).isEqualTo(3);
        assertThatThrownBy(() -> documents.accept(officer, id, first))
                .extracting("key")
                .isEqualTo("documents.changed");
    }

    private ChecklistItem item(String code) {
        return documents.checklist(owner, id).stream()
                .filter(found -> found.item().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPictureTakenSidewaysStandsUpright() throws IOException {
        var wide = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
        var out = new ByteArrayOutputStream();
        ImageIO.write(wide, "jpg", out);
        DocumentView draft = upload(withOrientation(out.toByteArray(), 6));
        byte[] page = documents
                .open(owner, id, draft.id(), draft.draftPages().getFirst().id())
                .bytes();
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(page));
        assertThat(upright.getHeight()).isGreaterThan(upright.getWidth());
        assertThat(draft.draftPages().getFirst().quality()).isEqualTo(PageQuality.DARK);
        assertThat(new String(page, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    /** Puts an EXIF block with one entry, the orientation, behind the first marker of a JPEG. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] result = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, result, 0, 2);
        System.arraycopy(exif, 0, result, 2, exif.length);
        System.arraycopy(jpeg, 2, result, 2 + exif.length, jpeg.length - 2);
        return result;
    }

    private static byte[] heic() {
        byte[] bytes = new byte[64];
        byte[] head = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static byte[] zipBomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("passport.pdf"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    private static byte[] lockedPdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** A valid PNG of 30,000 × 30,000 black pixels in a few hundred kilobytes. */
    private static byte[] hugePng() throws IOException {
        var data = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(data)) {
            byte[] row = new byte[1 + 30_000 / 8];
            for (int i = 0; i < 2000; i++) {
                deflate.write(row);
            }
        }
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        byte[] header = java.nio.ByteBuffer.allocate(13)
                .putInt(30_000)
                .putInt(30_000)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        chunk(out, "IHDR", header);
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.write(java.nio.ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(name);
        out.write(data);
        out.write(java.nio.ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
