package pt.vez.documents.internal;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pt.vez.documents.UploadRefused;
import pt.vez.documents.internal.PdfAnnotations.Drawn;
import pt.vez.platform.FileWork;
import pt.vez.platform.Texts;

/**
 * Makes a new PDF out of an upload: its pages as they are displayed, with filled-in fields and annotations drawn on
 * them, and nothing else. What the work may cost is bounded by {@link PdfBudget} and {@link FileWork}; nothing is
 * written to disk.
 */
@Component
class PdfCleaner {
    static final int MAX_PAGES = 60;
    private static final long MEMORY = 128L << 20;
    private static final byte[] ENCRYPTION = "/Encrypt".getBytes(StandardCharsets.US_ASCII);
    private static final COSName USER_UNIT = COSName.getPDFName("UserUnit");
    private static final COSName OPTIONAL_CONTENT = COSName.getPDFName("OCProperties");
    private static final COSName NEEDS_RENDERING = COSName.getPDFName("NeedsRendering");

    static {
        BoundedFilter.install();
    }

    private final Texts texts;
    private final Duration time;

    @Autowired
    PdfCleaner(Texts texts) {
        this(texts, PdfBudget.TIME);
    }

    /** @param time one file may take */
    PdfCleaner(Texts texts, Duration time) {
        this.texts = texts;
        this.time = time;
    }

    /**
     * A PDF of pages only.
     *
     * @param signed whether the file that came carried a digital signature, which no copy keeps
     * @param attachments how many files lay in it and were left out
     */
    record Cleaned(byte[] content, int pages, boolean signed, int attachments) {}

    /** @throws UploadRefused naming what is wrong with the file and what to do */
    Cleaned clean(byte[] content) {
        try {
            return FileWork.run(() -> PdfBudget.within(time, () -> read(content)));
        } catch (UploadRefused e) {
            throw e;
        } catch (FileWork.Busy e) {
            throw new UploadRefused("upload.busy");
        } catch (InvalidPasswordException e) {
            throw new UploadRefused("upload.locked");
        } catch (StackOverflowError e) {
            throw PdfBudget.tooCostly();
        } catch (Exception e) {
            throw new UploadRefused(contains(content, ENCRYPTION) ? "upload.locked" : "upload.damaged");
        }
    }

    private Cleaned read(byte[] content) throws IOException {
        PdfBudget.requireParsable(content);
        var memory = MemoryUsageSetting.setupMainMemoryOnly(MEMORY);
        try (PDDocument source = Loader.loadPDF(new TimedBytes(content), "", null, null, memory.streamCache);
                PDDocument target = new PDDocument(memory.streamCache)) {
            COSDictionary catalog = source.getDocumentCatalog().getCOSObject();
            if (catalog.getBoolean(NEEDS_RENDERING, false)) {
                throw new UploadRefused("upload.dynamicForm");
            }
            List<String> files = PdfAttachments.names(catalog);
            if (catalog.getCOSDictionary(COSName.COLLECTION) != null && !files.isEmpty()) {
                throw new UploadRefused("upload.portfolio", files.size(), PdfAttachments.listed(files));
            }
            COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
            List<PdfPages.Leaf> pages = root == null ? List.of() : PdfPages.of(root, MAX_PAGES);
            if (pages.isEmpty()) {
                throw new UploadRefused("upload.damaged");
            }
            boolean signed = PdfSignatures.isSigned(source, content.length);
            var annotations = new PdfAnnotations(source);
            annotations.drawFields();
            var copy = new PdfCopy(target);
            int number = 0;
            for (PdfPages.Leaf page : pages) {
                target.addPage(new PDPage(page(copy, page, annotations.of(page.page(), ++number), target)));
            }
            layers(copy, catalog, target);
            int notes = annotations.words().isEmpty()
                    ? 0
                    : PdfNotes.append(
                            target, texts.get(Locale.of("pt", "PT"), "documents.notes.title"), annotations.words());
            var out = new TimedBytes.Out(content.length);
            target.save(out);
            return new Cleaned(
                    out.toByteArray(), pages.size() + notes, signed, files.size() + annotations.attachments());
        }
    }

    private static COSDictionary page(PdfCopy copy, PdfPages.Leaf source, List<Drawn> drawn, PDDocument target)
            throws IOException {
        var page = new COSDictionary();
        page.setItem(COSName.TYPE, COSName.PAGE);
        var inherited = source.inherited();
        for (COSName key : List.of(COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE)) {
            set(page, key, copy.value(inherited.get(key)));
        }
        set(page, USER_UNIT, copy.value(source.page().getDictionaryObject(USER_UNIT)));
        set(page, COSName.GROUP, copy.value(source.page().getDictionaryObject(COSName.GROUP)));
        COSDictionary resources = copy.resources(inherited.get(COSName.RESOURCES));
        var contents = new COSArray();
        COSBase given = source.page().getDictionaryObject(COSName.CONTENTS);
        List<? extends COSBase> streams =
                given instanceof COSArray array ? array.toList() : given == null ? List.of() : List.of(given);
        if (!drawn.isEmpty()) {
            contents.add(stream(target, "q\n"));
        }
        for (COSBase each : streams) {
            if (copy.value(each) instanceof COSStream stream) {
                contents.add(stream);
            }
        }
        if (!drawn.isEmpty()) {
            resources = new COSDictionary(resources);
            contents.add(stream(target, "\nQ\n" + drawing(copy, drawn, resources)));
        }
        page.setItem(COSName.RESOURCES, resources);
        page.setItem(COSName.CONTENTS, contents);
        return page;
    }

    /**
     * Adds the appearances to the resources.
     *
     * @return the operators that draw them
     */
    private static String drawing(PdfCopy copy, List<Drawn> drawn, COSDictionary resources) throws IOException {
        COSDictionary shared = resources.getCOSDictionary(COSName.XOBJECT);
        var objects = shared == null ? new COSDictionary() : new COSDictionary(shared);
        resources.setItem(COSName.XOBJECT, objects);
        var operators = new StringBuilder();
        for (Drawn each : drawn) {
            COSBase form = copy.value(each.appearance());
            if (!(form instanceof COSStream stream)) {
                continue;
            }
            stream.setItem(COSName.TYPE, COSName.XOBJECT);
            stream.setItem(COSName.SUBTYPE, COSName.FORM);
            COSName name = COSName.getPDFName("VezAnnotation" + objects.size());
            objects.setItem(name, stream);
            operators
                    .append("q ")
                    .append(matrix(each.placed()))
                    .append(" cm /")
                    .append(name.getName())
                    .append(" Do Q\n");
        }
        return operators.toString();
    }

    private static String matrix(AffineTransform placed) {
        double[] values = new double[6];
        placed.getMatrix(values);
        var text = new ArrayList<String>();
        for (double value : values) {
            text.add(String.format(Locale.ROOT, "%.5f", value));
        }
        return String.join(" ", text);
    }

    private static COSStream stream(PDDocument target, String operators) throws IOException {
        COSStream stream = target.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(operators.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    /** Which layers are seen (ISO 32000-1, 8.11.4). */
    private static void layers(PdfCopy copy, COSDictionary catalog, PDDocument target) throws IOException {
        COSDictionary layers = catalog.getCOSDictionary(OPTIONAL_CONTENT);
        if (layers != null) {
            set(target.getDocumentCatalog().getCOSObject(), OPTIONAL_CONTENT, copy.value(layers));
        }
    }

    private static void set(COSDictionary target, COSName key, @Nullable COSBase value) {
        if (value != null) {
            target.setItem(key, value);
        }
    }

    private static boolean contains(byte[] content, byte[] word) {
        outer:
        for (int i = 0; i <= content.length - word.length; i++) {
            for (int j = 0; j < word.length; j++) {
                if (content[i + j] != word[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
