package pt.vez.biometrics.internal;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import pt.vez.biometrics.SampleRefused;

/** Pictures in memory: read within bounds, scaled, written anew without what a camera or program wrote beside them. */
final class Pixels {
    private Pixels() {}

    /**
     * @param formats names of ImageIO's readers that are allowed
     * @throws SampleRefused when the bytes are no such picture or larger than the bounds
     */
    static BufferedImage read(byte[] content, Set<String> formats, int maxSide, String damagedKey) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new SampleRefused(damagedKey);
            }
            ImageReader reader = readers.next();
            try {
                if (!formats.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT))) {
                    throw new SampleRefused(damagedKey);
                }
                reader.setInput(in, true, true);
                if (reader.getWidth(0) > maxSide || reader.getHeight(0) > maxSide) {
                    throw new SampleRefused("biometrics.picture.huge", maxSide);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof SampleRefused refused) {
                throw refused;
            }
            throw new SampleRefused(damagedKey);
        }
    }

    /** On white, at most the given size on its longer side. */
    static BufferedImage fitted(BufferedImage image, int longSide, int type) {
        double scale = Math.min(1, (double) longSide / Math.max(image.getWidth(), image.getHeight()));
        int w = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int h = (int) Math.max(1, Math.round(image.getHeight() * scale));
        var result = new BufferedImage(w, h, type);
        var graphics = result.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, w, h);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, w, h, null);
        graphics.dispose();
        return result;
    }

    static byte[] jpeg(BufferedImage image, float quality) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static byte[] png(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
