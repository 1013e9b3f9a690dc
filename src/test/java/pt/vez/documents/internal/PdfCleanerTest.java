package pt.vez.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDJavascriptNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationInk;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.Texts;

class PdfCleanerTest {
    private final PdfCleaner cleaner = new PdfCleaner(new Texts(words()));

    /** A file that takes long gives the place back: the next one gets its turn. */
    @Test
    void aFileThatTakesLongIsRefusedWithASentence() throws IOException {
        var garbage = new byte[6 << 20];
        new java.util.Random(7).nextBytes(garbage);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, garbage, 0, 9);
        var many = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            for (int i = 0; i < 40; i++) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    for (int line = 0; line < 20_000; line++) {
                        content.moveTo(line % 500, line % 700);
                        content.lineTo(line % 300, line % 600);
                        content.stroke();
                    }
                }
            }
            document.save(many);
        }
        var impatient = new PdfCleaner(new Texts(words()), java.time.Duration.ofMillis(20));
        for (byte[] file : List.of(garbage, many.toByteArray(), garbage)) {
            assertThat(catchThrowableOfType(UploadRefused.class, () -> impatient.clean(file))
                            .key())
                    .isEqualTo("upload.costly");
        }
        assertThat(cleaner.clean(many.toByteArray()).pages()).isEqualTo(40);
    }

    private static StaticMessageSource words() {
        var words = new StaticMessageSource();
        words.setUseCodeAsDefaultMessage(true);
        return words;
    }

    private static byte[] paper(String name) throws IOException {
        try (var in = PdfCleanerTest.class.getResourceAsStream("/papers/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    /** A page whose text and whose trailer hold these words. */
    private static byte[] mentioning(String words) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            var value = new COSDictionary();
            value.setItem(COSName.getPDFName("ByteRange"), new COSArray());
            page.getCOSObject().setItem(COSName.getPDFName("Kept"), value);
            byte[] saved = saved(document);
            byte[] comment = ("\n%" + words + "\n").getBytes(StandardCharsets.US_ASCII);
            byte[] all = java.util.Arrays.copyOf(saved, saved.length + comment.length);
            System.arraycopy(comment, 0, all, saved.length, comment.length);
            return all;
        }
    }

    private String refused(byte[] content) {
        return catchThrowableOfType(UploadRefused.class, () -> cleaner.clean(content))
                .key();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Dark and coloured pixels where the two differ, in thousandths of the page. */
    private static double difference(byte[] before, byte[] after) throws IOException {
        BufferedImage one = picture(before);
        BufferedImage other = picture(after);
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        int differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                if (Math.abs((a & 0xFF) - (b & 0xFF)) > 64 || Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF)) > 64) {
                    differing++;
                }
            }
        }
        return 1000.0 * differing / one.getWidth() / one.getHeight();
    }

    private static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 72);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filled-form.pdf",
                "signed-by-hand-on-phone.pdf",
                "digitally-signed.pdf",
                "owner-password-only.pdf"
            })
    void whatIsSeenIsTheSameAfterCleaning(String name) throws IOException {
        byte[] before = paper(name);
        assertThat(difference(before, cleaner.clean(before).content())).isLessThan(0.2);
    }

    @Test
    void whatAPersonFilledInIsDrawnIntoThePage() throws IOException {
        byte[] cleaned = cleaner.clean(paper("filled-form.pdf")).content();
        assertThat(text(cleaned)).contains("FATIMA BEGUM").contains("2024-03-01");
        try (PDDocument document = Loader.loadPDF(cleaned)) {
            assertThat(document.getDocumentCatalog().getAcroForm(null)).isNull();
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
        }
    }

    @Test
    void aDigitalSignatureIsNoticed() throws IOException {
        assertThat(cleaner.clean(paper("digitally-signed.pdf")).signed()).isTrue();
        assertThat(cleaner.clean(paper("filled-form.pdf")).signed()).isFalse();
        assertThat(cleaner.clean(mentioning("/ByteRange [0 10 20 30]")).signed())
                .as("the words of a signature somewhere in the file")
                .isFalse();
    }

    @Test
    void aPasswordThatIsNotAskedForIsNone() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(cleaner.clean(paper("owner-password-only.pdf")).content())) {
            assertThat(document.isEncrypted()).isFalse();
        }
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            assertThat(refused(saved(document))).isEqualTo("upload.locked");
        }
    }

    @Test
    void annotationsWithoutADrawingAreDrawn() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            byte[] empty = saved(document);
            var highlight = new PDAnnotationHighlight();
            highlight.setRectangle(new PDRectangle(100, 100, 200, 20));
            highlight.setQuadPoints(new float[] {100, 120, 300, 120, 100, 100, 300, 100});
            highlight.setColor(new PDColor(new float[] {0, 0, 0}, PDDeviceRGB.INSTANCE));
            assertThat(drawn(document, page, highlight, empty)).isGreaterThan(0.5);
            var ink = new PDAnnotationInk();
            ink.setRectangle(new PDRectangle(100, 300, 200, 60));
            ink.setInkList(new float[][] {{110, 310, 150, 350, 190, 310, 250, 350}});
            ink.setColor(new PDColor(new float[] {0, 0, 0}, PDDeviceRGB.INSTANCE));
            assertThat(drawn(document, page, ink, empty)).isGreaterThan(0.1);
            var typed = new PDAnnotationFreeText();
            typed.setRectangle(new PDRectangle(100, 500, 300, 40));
            typed.setContents("Fatima Begum 2024");
            typed.setDefaultAppearance("/Helv 18 Tf 0 g");
            assertThat(drawn(document, page, typed, empty)).isGreaterThan(0.1);
        }
    }

    private double drawn(PDDocument document, PDPage page, PDAnnotation annotation, byte[] empty) throws IOException {
        page.setAnnotations(List.of(annotation));
        return difference(empty, cleaner.clean(saved(document)).content());
    }

    @Test
    void aDrawingLandsWhereItsMatrixAndTheRotatedPageHaveIt() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle(30, 40, 400, 600));
            page.setRotation(90);
            document.addPage(page);
            var ink = new PDAnnotationInk();
            ink.setRectangle(new PDRectangle(130, 140, 100, 50));
            ink.setInkList(new float[][] {{135, 145, 225, 185}});
            ink.setColor(new PDColor(new float[] {0, 0, 0}, PDDeviceRGB.INSTANCE));
            page.setAnnotations(List.of(ink));
            ink.constructAppearances(document);
            var appearance = ink.getNormalAppearanceStream();
            appearance.setMatrix(java.awt.geom.AffineTransform.getRotateInstance(Math.PI / 2));
            byte[] before = saved(document);
            assertThat(difference(before, cleaner.clean(before).content())).isLessThan(0.2);
        }
    }

    @Test
    void whatNoPageShowsStandsOnAPageOfItsOwn() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            var note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(50, 50, 20, 20));
            note.setContents("জন্ম তারিখ ঠিক নেই");
            page.setAnnotations(List.of(note));
            var cleaned = cleaner.clean(saved(document));
            assertThat(cleaned.pages()).isEqualTo(2);
            try (PDDocument result = Loader.loadPDF(cleaned.content())) {
                assertThat(result.getNumberOfPages()).isEqualTo(2);
            }
        }
    }

    @Test
    void aFieldWithoutADrawingGetsOneAndLettersItsFontLacksAreNotLost() throws IOException {
        assertThat(text(cleaner.clean(form("Ana Souza")).content())).contains("Ana Souza");
        assertThat(cleaner.clean(form("ফাতিমা বেগম")).pages())
                .as("a page of notes")
                .isEqualTo(2);
    }

    private static byte[] form(String value) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 12 Tf 0 g");
            var field = new PDTextField(form);
            field.setPartialName("nome");
            form.getFields().add(field);
            var widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(50, 700, 300, 20));
            widget.setPage(page);
            page.setAnnotations(List.of(widget));
            field.getCOSObject().setString(COSName.V, value);
            return saved(document);
        }
    }

    @Test
    void filesInsideArePutToThePersonAndNeverLostInSilence() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            attach(document);
            assertThat(cleaner.clean(saved(document)).attachments()).isEqualTo(1);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.COLLECTION, new COSDictionary());
            byte[] portfolio = saved(document);
            var refusal = catchThrowableOfType(UploadRefused.class, () -> cleaner.clean(portfolio));
            assertThat(refusal.key()).isEqualTo("upload.portfolio");
            assertThat(refusal.args()).isEqualTo(List.of(1, "passaporte.exe"));
        }
    }

    private static void attach(PDDocument document) throws IOException {
        var file =
                new PDEmbeddedFile(document, new ByteArrayInputStream("MZ program".getBytes(StandardCharsets.UTF_8)));
        file.setCreationDate(Calendar.getInstance());
        var specification = new PDComplexFileSpecification();
        specification.setFile("passaporte.exe");
        specification.setEmbeddedFile(file);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("a", specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        var associated = new COSArray();
        associated.add(specification.getCOSObject());
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    @Test
    void nothingThatRunsOrLeadsElsewhereIsCopied() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var stream = new PDPageContentStream(document, page)) {
                stream.addRect(10, 10, 50, 50);
                stream.fill();
            }
            attach(document);
            var script = new PDActionJavaScript("app.alert('evil')");
            document.getDocumentCatalog().setOpenAction(script);
            var scripts = new PDJavascriptNameTreeNode();
            scripts.setNames(Map.of("s", script));
            document.getDocumentCatalog().getNames().setJavascript(scripts);
            var outline = new PDDocumentOutline();
            var entry = new PDOutlineItem();
            entry.setTitle("evil");
            var launch = new PDActionLaunch();
            launch.getCOSObject().setString("F", "cmd.exe");
            entry.setAction(launch);
            outline.addLast(entry);
            document.getDocumentCatalog().setDocumentOutline(outline);
            var root = document.getDocumentCatalog().getPages().getCOSObject();
            root.setItem("AA", actions(script));
            page.getCOSObject().setItem("AA", actions(script));
            page.getCOSObject().setItem("PieceInfo", actions(script));
            page.getCOSObject().setItem("Own", actions(script));
            var outside = document.getDocument().createCOSStream();
            outside.setString("F", "\\\\evil.example\\share\\x");
            outside.setItem("FFilter", COSName.FLATE_DECODE);
            var contents = new COSArray();
            contents.add(page.getCOSObject().getItem(COSName.CONTENTS));
            contents.add(outside);
            page.getCOSObject().setItem(COSName.CONTENTS, contents);
            var form = document.getDocument().createCOSStream();
            form.setItem(COSName.SUBTYPE, COSName.FORM);
            form.setItem("Metadata", actions(script));
            form.setItem("AF", actions(script));
            var objects = new COSDictionary();
            objects.setItem("X", form);
            var resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, objects);
            resources.setItem("Own", actions(script));
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            var cleaned = cleaner.clean(saved(document));
            assertThat(words(cleaned.content()))
                    .doesNotContain(
                            "JavaScript",
                            "JS",
                            "Launch",
                            "EmbeddedFile",
                            "EmbeddedFiles",
                            "AF",
                            "AA",
                            "Outlines",
                            "PieceInfo",
                            "Own",
                            "Metadata",
                            "OpenAction",
                            "Names",
                            "FFilter",
                            "F",
                            "cmd.exe",
                            "evil")
                    .contains("Contents", "MediaBox");
        }
    }

    private static COSDictionary actions(PDActionJavaScript script) {
        var actions = new COSDictionary();
        actions.setItem("O", script.getCOSObject());
        return actions;
    }

    /** Every key, name and string that can be reached from the trailer. */
    private static Set<String> words(byte[] pdf) throws IOException {
        Set<String> words = new HashSet<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            collect(document.getDocument().getTrailer(), words, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        return words;
    }

    private static void collect(COSBase reference, Set<String> words, Set<COSBase> seen) {
        COSBase base = reference instanceof COSObject object ? object.getObject() : reference;
        if (base == null || !seen.add(base)) {
            return;
        }
        switch (base) {
            case COSDictionary dictionary ->
                dictionary.entrySet().forEach(entry -> {
                    words.add(entry.getKey().getName());
                    collect(entry.getValue(), words, seen);
                });
            case COSArray array -> array.forEach(each -> collect(each, words, seen));
            case COSName name -> words.add(name.getName());
            case COSString string -> words.add(string.getString());
            default -> {}
        }
        assertThat(base instanceof COSStream stream && stream.containsKey("F")).isFalse();
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("an object stream", "upload.costly", () -> HostilePdfs.withObjectStream(300)),
                bomb("a cross-reference stream", "upload.costly", () -> HostilePdfs.withTable(20)),
                bomb("a content stream", "upload.costly", () -> HostilePdfs.withContents(500)),
                bomb("a page tree that lies", "upload.pages", () -> HostilePdfs.withPages(10_000)),
                bomb("a row of a predictor", "upload.costly", HostilePdfs::withPredictor),
                bomb("dictionaries in the open", "upload.costly", () -> HostilePdfs.withDictionaries(4)),
                bomb("arrays that double", "upload.costly", HostilePdfs::withDoublingArrays));
    }

    private static Arguments bomb(String what, String key, Supplier<byte[]> file) {
        return Arguments.of(what, key, file);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatUnpacksToMoreThanADocumentHasIsRefusedWithASentence(String what, String key, Supplier<byte[]> file) {
        byte[] hostile = file.get();
        assertThat(hostile.length).as("it would be taken by its size").isLessThan(20 << 20);
        assertThat(refused(hostile)).isEqualTo(key);
    }

    @Test
    void theSameFilesAreTakenWhenTheyAreSmall() {
        assertThat(cleaner.clean(HostilePdfs.withObjectStream(1)).pages()).isEqualTo(1);
        assertThat(cleaner.clean(HostilePdfs.withContents(1)).pages()).isEqualTo(1);
        assertThat(cleaner.clean(HostilePdfs.withPages(60)).pages()).isEqualTo(60);
    }
}
