package pt.vez.documents.internal;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;
import pt.vez.documents.PageQuality;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.VezSettings;

/**
 * Makes a safe file of whatever arrives: the type is told from the content, limits hold while reading, photographs are
 * turned upright and written anew without their metadata, documents lose everything that could run.
 */
@Component
class Intake {
    /** Largest photograph that is decoded: what phones of today take, with room. */
    static final long MAX_PIXELS = 80_000_000L;

    /** Longest side: a row of pixels is held in memory whole. */
    static final int MAX_SIDE = 20_000;

    static final int MAX_PAGES = 60;
    private static final int LONG_SIDE = 2400;
    private static final int SMALL_SIDE = 700;
    private final Tika tika = new Tika();
    private final long maxBytes;

    Intake(VezSettings settings) {
        maxBytes = settings.uploadMegabytes() * 1024L * 1024L;
    }

    /** What came out: a photograph ready to be a page, or a whole document. */
    sealed interface Taken {
        record Photograph(byte[] jpeg, int width, int height, PageQuality quality) implements Taken {}

        record Pdf(byte[] content, int pages) implements Taken {}
    }

    /** @throws UploadRefused naming what is wrong with the file and what to do */
    Taken take(InputStream source) throws IOException {
        byte[] content = source.readNBytes((int) maxBytes + 1);
        if (content.length > maxBytes) {
            throw new UploadRefused("upload.tooLarge", maxBytes / 1024 / 1024);
        }
        if (content.length == 0) {
            throw new UploadRefused("upload.empty");
        }
        return switch (tika.detect(content)) {
            // Only a camera’s JPEG says which way is up; the text chunks of a PNG are never unpacked.
            case "image/jpeg" -> photograph(content, orientation(content));
            case "image/png" -> photograph(content, 1);
            case "application/pdf" -> pdf(content);
            case "image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence", "image/avif" ->
                throw new UploadRefused("upload.heic");
            case "image/gif", "image/webp", "image/tiff", "image/bmp" -> throw new UploadRefused("upload.imageType");
            default -> throw new UploadRefused("upload.type");
        };
    }

    private static Taken.Photograph photograph(byte[] content, int orientation) throws IOException {
        BufferedImage decoded = decode(content);
        BufferedImage upright = upright(decoded, orientation);
        return new Taken.Photograph(
                jpeg(upright), upright.getWidth(), upright.getHeight(), Legibility.of(upright, SMALL_SIDE));
    }

    private static BufferedImage decode(byte[] content) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UploadRefused("upload.damaged");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
                    throw new UploadRefused("upload.pixels", width, height);
                }
                var param = reader.getDefaultReadParam();
                int step = (int) Math.max(1, Math.max(width, height) / LONG_SIDE);
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } catch (IOException | RuntimeException e) {
                if (e instanceof UploadRefused refused) {
                    throw refused;
                }
                throw new UploadRefused("upload.damaged");
            } finally {
                reader.dispose();
            }
        }
    }

    private static int orientation(byte[] content) {
        try {
            var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content));
            var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | MetadataException | IOException e) {
            return 1;
        }
    }

    /** Draws the picture the right way up (EXIF 2.32 orientation 1 to 8), no longer than {@link #LONG_SIDE}, on white. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        double scale = Math.min(1, (double) LONG_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int w = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int h = (int) Math.max(1, Math.round(image.getHeight() * scale));
        boolean turned = orientation >= 5;
        var result = new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        var graphics = result.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(turn);
        graphics.drawImage(image, 0, 0, w, h, null);
        graphics.dispose();
        return result;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.85f);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static Taken.Pdf pdf(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw new UploadRefused("upload.locked");
            }
            int pages = document.getNumberOfPages();
            if (pages == 0) {
                throw new UploadRefused("upload.damaged");
            }
            if (pages > MAX_PAGES) {
                throw new UploadRefused("upload.pages", MAX_PAGES);
            }
            var catalog = document.getDocumentCatalog();
            var names = catalog.getCOSObject();
            for (String active : new String[] {"OpenAction", "AA", "Names", "AcroForm", "URI", "Collection"}) {
                names.removeItem(org.apache.pdfbox.cos.COSName.getPDFName(active));
            }
            for (PDPage page : document.getPages()) {
                page.getCOSObject().removeItem(org.apache.pdfbox.cos.COSName.AA);
                page.getCOSObject().removeItem(org.apache.pdfbox.cos.COSName.ANNOTS);
            }
            document.setDocumentInformation(new org.apache.pdfbox.pdmodel.PDDocumentInformation());
            catalog.setMetadata(null);
            var out = new ByteArrayOutputStream(content.length);
            document.save(out);
            return new Taken.Pdf(out.toByteArray(), pages);
        } catch (InvalidPasswordException e) {
            throw new UploadRefused("upload.locked");
        } catch (IOException | RuntimeException e) {
            if (e instanceof UploadRefused refused) {
                throw refused;
            }
            throw new UploadRefused("upload.damaged");
        }
    }

    /** One document out of several photographs, a page each, on A4 upright or across. */
    static byte[] bind(java.util.List<byte[]> jpegs) throws IOException {
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
