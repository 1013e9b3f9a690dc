package pt.vez.platform;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import pt.vez.platform.PictureRefused.Reason;

/**
 * Decodes every picture the product receives. JPEG and PNG; memory, scans, time and the number decoded at once are
 * bounded by what the file's own structure says before anything is decoded, and a picture of which a part is missing
 * is refused. A colour profile that cannot be read is left out.
 */
public final class PictureDecoder {
    /** A phone of today, with room. */
    public static final long MAX_PIXELS = 50_000_000L;

    /** Longest side: a row of pixels is held in memory whole. */
    public static final int MAX_SIDE = 20_000;

    /** Pictures of several scans are held in memory whole, as coefficients of two bytes. No camera makes them. */
    static final long MAX_PIXELS_OF_SCANS = 25_000_000L;

    /** The usual progressive scripts have ten scans, for four colours eighteen. */
    static final int MAX_SCANS = 20;

    /** Less than any encoder of JPEG makes of a white page. */
    private static final int PIXELS_OF_A_BYTE = 1000;

    private static final Duration TIME = Duration.ofSeconds(20);

    static {
        // Otherwise ImageIO writes what it encodes into the temporary folder first.
        ImageIO.setUseCache(false);
    }

    private PictureDecoder() {}

    /** What a picture is, by its structure. */
    public record Outline(String format, int width, int height) {}

    /**
     * Reads the structure only.
     *
     * @param format "jpeg" or "png" in what is returned
     * @throws PictureRefused when the picture is damaged, incomplete or out of bounds
     */
    public static Outline inspect(byte[] content) {
        if (JpegStructure.isJpeg(content)) {
            var jpeg = checked(JpegStructure.of(content), content.length);
            return new Outline("jpeg", jpeg.width(), jpeg.height());
        }
        if (PngStructure.isPng(content)) {
            var png = checked(PngStructure.of(content));
            return new Outline("png", png.width(), png.height());
        }
        throw new PictureRefused(Reason.DAMAGED);
    }

    /**
     * Decodes a picture; one whose longer side is at least twice {@code longSide} is thinned out while it is read.
     *
     * @param longSide in pixels; the longer side of what comes back is below twice that
     * @throws PictureRefused when the picture is damaged, incomplete or out of bounds, or too many are being read
     */
    public static BufferedImage decode(byte[] content, int longSide) {
        return decode(content, longSide, TIME);
    }

    static BufferedImage decode(byte[] content, int longSide, Duration time) {
        try {
            return FileWork.run(
                    () -> JpegStructure.isJpeg(content) ? jpeg(content, longSide, time) : png(content, longSide, time));
        } catch (FileWork.Busy e) {
            throw new PictureRefused(Reason.BUSY);
        } catch (PictureInput.TimeOver e) {
            throw new PictureRefused(Reason.TOO_COSTLY);
        } catch (PictureRefused e) {
            throw e;
        } catch (Exception e) {
            throw new PictureRefused(Reason.DAMAGED);
        }
    }

    private static BufferedImage jpeg(byte[] content, int longSide, Duration time) throws IOException {
        var structure = checked(JpegStructure.of(content), content.length);
        try {
            return read("jpeg", content, longSide, time);
        } catch (PictureInput.TimeOver e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (structure.profiles().isEmpty() || e instanceof PictureRefused) {
                throw e;
            }
            return read("jpeg", structure.withoutProfile(content), longSide, time);
        }
    }

    private static BufferedImage png(byte[] content, int longSide, Duration time) throws IOException {
        if (!PngStructure.isPng(content)) {
            throw new PictureRefused(Reason.DAMAGED);
        }
        return read("png", checked(PngStructure.of(content)).essential(), longSide, time);
    }

    private static JpegStructure checked(JpegStructure jpeg, int bytes) {
        requireSize(jpeg.width(), jpeg.height());
        long pixels = (long) jpeg.width() * jpeg.height();
        if (jpeg.scans() > MAX_SCANS) {
            throw new PictureRefused(Reason.TOO_COSTLY, jpeg.width(), jpeg.height());
        }
        if (jpeg.scans() > 1 && pixels > MAX_PIXELS_OF_SCANS) {
            throw new PictureRefused(Reason.TOO_LARGE, jpeg.width(), jpeg.height());
        }
        if (!jpeg.complete() || bytes < pixels / PIXELS_OF_A_BYTE) {
            throw new PictureRefused(Reason.INCOMPLETE, jpeg.width(), jpeg.height());
        }
        return jpeg;
    }

    private static PngStructure checked(PngStructure png) {
        requireSize(png.width(), png.height());
        if (!png.complete()) {
            throw new PictureRefused(Reason.INCOMPLETE, png.width(), png.height());
        }
        return png;
    }

    private static void requireSize(int width, int height) {
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new PictureRefused(Reason.TOO_LARGE, width, height);
        }
    }

    private static BufferedImage read(String format, byte[] content, int longSide, Duration time) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        var incomplete = new AtomicBoolean();
        try (var in = new PictureInput(content, time)) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> incomplete.compareAndSet(false, isLoss(warning)));
            var param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / longSide);
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            if (incomplete.get()) {
                throw new PictureRefused(Reason.INCOMPLETE, image.getWidth(), image.getHeight());
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /** Warnings of libjpeg (jerror.h) after which a part of the picture is grey or shifted. */
    private static boolean isLoss(String warning) {
        String words = warning.toLowerCase(Locale.ROOT);
        return words.contains("premature end")
                || words.contains("bad huffman")
                || words.contains("instead of rst")
                || words.contains("eoi marker")
                || words.contains("inconsistent progression");
    }
}
