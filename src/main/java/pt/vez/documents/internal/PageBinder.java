package pt.vez.documents.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** Binds photographs of pages into one document. */
final class PageBinder {
    private PageBinder() {}

    /** One document out of several photographs, a page each, on A4 upright or across. */
    static byte[] bind(List<byte[]> jpegs) throws IOException {
        try (var document = new PDDocument()) {
            for (byte[] jpeg : jpegs) {
                var image = JPEGFactory.createFromByteArray(document, jpeg);
                boolean across = image.getWidth() > image.getHeight();
                var size = across
                        ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth())
                        : PDRectangle.A4;
                var page = new PDPage(size);
                document.addPage(page);
                float scale = Math.min(size.getWidth() / image.getWidth(), size.getHeight() / image.getHeight());
                float width = image.getWidth() * scale;
                float height = image.getHeight() * scale;
                try (var stream = new PDPageContentStream(document, page)) {
                    stream.drawImage(
                            image, (size.getWidth() - width) / 2, (size.getHeight() - height) / 2, width, height);
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
