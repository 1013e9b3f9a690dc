package pt.vez.documents.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PDFs written by hand, whose parts unpack to more than a document has. */
final class HostilePdfs {
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>";

    private HostilePdfs() {}

    /** An object; its stream may be null. */
    private record Part(String dictionary, byte[] stream) {}

    /** A document of parts numbered from 1, with a table as of PDF 1.4. */
    private static byte[] document(List<Part> parts) {
        var out = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        text(out, "%PDF-1.7\n");
        for (int i = 0; i < parts.size(); i++) {
            offsets.add(out.size());
            part(out, i + 1, parts.get(i));
        }
        int table = out.size();
        text(out, "xref\n0 " + (parts.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> text(out, String.format("%010d 00000 n \n", offset)));
        text(out, "trailer\n<</Size " + (parts.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, int number, Part part) {
        text(out, number + " 0 obj\n" + part.dictionary() + "\n");
        if (part.stream() != null) {
            text(out, "stream\n");
            out.writeBytes(part.stream());
            text(out, "\nendstream\n");
        }
        text(out, "endobj\n");
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Part packed(String entries, byte[] packed) {
        return new Part("<<" + entries + "/Filter/FlateDecode/Length " + packed.length + ">>", packed);
    }

    /** The beginning, then so many megabytes of one byte. */
    static byte[] deflated(String beginning, int megabytes, char filling) {
        var out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) filling);
        try (var deflate = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            deflate.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < megabytes; i++) {
                deflate.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] withContents(int megabytes) {
        return document(List.of(
                new Part(CATALOG, null),
                new Part(PAGES, null),
                new Part(PAGE, null),
                packed("", deflated("", megabytes, ' '))));
    }

    /** Catalogue and pages lie in an object stream that unpacks to as many megabytes. */
    static byte[] withObjectStream(int megabytes) {
        String objects = CATALOG + " " + PAGES + " " + PAGE + " ";
        String numbers = "1 0 2 " + (CATALOG.length() + 1) + " 3 " + (CATALOG.length() + PAGES.length() + 2) + " ";
        var out = new ByteArrayOutputStream();
        text(out, "%PDF-1.7\n");
        int stream = out.size();
        part(out, 5, packed("/Type/ObjStm/N 3/First " + numbers.length(), deflated(numbers + objects, megabytes, ' ')));
        byte[] rows = {
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            0,
            0,
            0,
            5,
            0,
            2,
            0,
            0,
            0,
            5,
            1,
            2,
            0,
            0,
            0,
            5,
            2,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            0,
            0,
            (byte) (stream >> 8),
            (byte) stream,
            0
        };
        int table = out.size();
        part(out, 6, new Part("<</Type/XRef/Size 6/Root 1 0 R/W[1 4 1]/Length " + rows.length + ">>", rows));
        text(out, "startxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** A table of as many million objects. */
    static byte[] withTable(int megabytes) {
        var out = new ByteArrayOutputStream();
        text(out, "%PDF-1.7\n");
        int table = out.size();
        part(
                out,
                6,
                packed("/Type/XRef/Size " + (megabytes << 20) + "/Root 1 0 R/W[0 1 0]", deflated("", megabytes, (char)
                        1)));
        text(out, "startxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** As many pages as kids, of which the file admits one. */
    static byte[] withPages(int pages) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(CATALOG, null));
        parts.add(new Part("<</Type/Pages/Kids[" + "3 0 R ".repeat(pages) + "]/Count 1>>", null));
        parts.add(new Part(PAGE, null));
        parts.add(packed("", deflated("0 0 m", 0, ' ')));
        return document(parts);
    }

    /** A row of a predictor as long as memory. */
    static byte[] withPredictor() {
        return document(List.of(
                new Part(CATALOG, null),
                new Part(PAGES, null),
                new Part(PAGE, null),
                packed("/DecodeParms<</Predictor 15/Columns 2000000000/Colors 1>>", deflated("x", 0, ' '))));
    }

    /** Small dictionaries without number, in the open. */
    static byte[] withDictionaries(int millions) {
        return document(List.of(
                new Part("<</Type/Catalog/Pages 2 0 R/X[" + "<<>>".repeat(millions * 1_000_000) + "]>>", null),
                new Part(PAGES, null),
                new Part(PAGE, null),
                packed("", deflated("0 0 m", 0, ' '))));
    }

    /** Arrays that hold the one before twice: two to the power of forty when they are written out. */
    static byte[] withDoublingArrays() {
        List<Part> parts = new ArrayList<>(List.of(
                new Part(CATALOG, null),
                new Part(PAGES, null),
                new Part(PAGE.replace(">>", "/Resources<</ColorSpace<</C 5 0 R>>>>>>"), null),
                packed("", deflated("0 0 m", 0, ' '))));
        for (int i = 5; i < 45; i++) {
            parts.add(new Part("[" + (i + 1) + " 0 R " + (i + 1) + " 0 R]", null));
        }
        parts.add(new Part("[/DeviceRGB]", null));
        return document(parts);
    }
}
