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
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import pt.vez.documents.PageQuality;
import pt.vez.documents.PhotographBounds;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.PictureDecoder;
import pt.vez.platform.PictureRefused;

/** Photographs of pages: turned upright, written anew without their metadata, looked at once. */
final class Photographs {
    private Photographs() {}

    /** A photograph ready to be a page. */
    record Page(byte[] jpeg, int width, int height, PageQuality quality) {}

    /** @throws UploadRefused naming what is wrong with the picture and what to do */
    static Page page(byte[] content, boolean fromCamera) throws IOException {
        BufferedImage decoded;
        try {
            decoded = PictureDecoder.decode(content, PhotographBounds.LONG_SIDE);
        } catch (PictureRefused e) {
            throw refused(e);
        }
        // Only a camera’s JPEG says which way is up; the text chunks of a PNG are never unpacked.
        BufferedImage upright = upright(decoded, fromCamera ? orientation(content) : 1);
        return new Page(jpeg(upright), upright.getWidth(), upright.getHeight(), Legibility.of(upright));
    }

    private static UploadRefused refused(PictureRefused problem) {
        return switch (problem.reason()) {
            case DAMAGED -> new UploadRefused("upload.damaged");
            case INCOMPLETE -> new UploadRefused("upload.incomplete");
            case TOO_LARGE -> new UploadRefused("upload.pixels", problem.width(), problem.height());
            case TOO_COSTLY -> new UploadRefused("upload.costly");
            case BUSY -> new UploadRefused("upload.busy");
        };
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

    /** Draws the picture the right way up (EXIF 2.32 orientation 1 to 8), no longer than {@link PhotographBounds#LONG_SIDE}, on white. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        double scale = Math.min(1, (double) PhotographBounds.LONG_SIDE / Math.max(image.getWidth(), image.getHeight()));
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
}
