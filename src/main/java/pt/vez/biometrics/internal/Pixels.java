package pt.vez.biometrics.internal;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import pt.vez.biometrics.SampleRefused;
import pt.vez.platform.PictureDecoder;
import pt.vez.platform.PictureRefused;

/** Pictures in memory: read within bounds, scaled, written anew without what a camera or program wrote beside them. */
final class Pixels {
    private Pixels() {}

    /**
     * @param formats "jpeg", "png" or both
     * @throws SampleRefused when the bytes are no such picture or larger than the bounds
     */
    static BufferedImage read(byte[] content, Set<String> formats, int maxSide, String damagedKey) {
        try {
            PictureDecoder.Outline outline = PictureDecoder.inspect(content);
            if (!formats.contains(outline.format())) {
                throw new SampleRefused(damagedKey);
            }
            if (Math.max(outline.width(), outline.height()) > maxSide) {
                throw new SampleRefused("biometrics.picture.huge", maxSide);
            }
            return PictureDecoder.decode(content, maxSide);
        } catch (PictureRefused e) {
            throw switch (e.reason()) {
                case TOO_LARGE -> new SampleRefused("biometrics.picture.huge", maxSide);
                case BUSY -> new SampleRefused("upload.busy");
                default -> new SampleRefused(damagedKey);
            };
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
            throw new UncheckedIOException(e);
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
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
