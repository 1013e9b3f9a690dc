package pt.vez.platform;

import java.awt.Color;
import java.awt.Font;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures to send, honest and hostile; made here so that none lies in the repository. */
public final class Pictures {
    static {
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** A printed page. */
    public static BufferedImage page(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(0xF4F1E8));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        int size = Math.max(10, width / 40);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int y = size * 2; y < height; y += size * 3 / 2) {
            graphics.drawString("Autorização de residência " + y + " · 0123456789 ABCDEFG", size, y);
        }
        graphics.dispose();
        return image;
    }

    public static byte[] jpeg(BufferedImage image, boolean progressive, float quality) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    public static byte[] png(BufferedImage image) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Four inks, as printers and some scanners write it: Adobe's transform 0, values inverted. */
    static byte[] cmyk(int width, int height, int cyan, int magenta, int yellow, int black) throws IOException {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        int[] pixel = {255 - cyan, 255 - magenta, 255 - yellow, 255 - black};
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, pixel);
            }
        }
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return inserted(out.toByteArray(), 2, adobe);
    }

    /** Repeats the last scan until there are as many more. */
    static byte[] withScans(byte[] progressive, int more) {
        int last = 0;
        for (int i = 2; i + 1 < progressive.length; i++) {
            if ((progressive[i] & 0xFF) == 0xFF && (progressive[i + 1] & 0xFF) == 0xDA) {
                last = i;
            }
        }
        var out = new ByteArrayOutputStream();
        out.write(progressive, 0, progressive.length - 2);
        for (int i = 0; i < more; i++) {
            out.write(progressive, last, progressive.length - 2 - last);
        }
        out.write(0xFF);
        out.write(0xD9);
        return out.toByteArray();
    }

    /** The same file with another size in the header of its frame. */
    static byte[] withSize(byte[] jpeg, int width, int height) {
        byte[] result = jpeg.clone();
        for (int i = 2; i + 8 < result.length; i++) {
            int code = result[i + 1] & 0xFF;
            if ((result[i] & 0xFF) == 0xFF && (code == 0xC0 || code == 0xC2)) {
                result[i + 5] = (byte) (height >> 8);
                result[i + 6] = (byte) height;
                result[i + 7] = (byte) (width >> 8);
                result[i + 8] = (byte) width;
                return result;
            }
        }
        throw new IllegalArgumentException("no frame");
    }

    /** A profile in two segments, the second of which says it is one of nine. */
    static byte[] withBrokenProfile(byte[] jpeg) {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] half = Arrays.copyOf(profile, profile.length / 2);
        return inserted(inserted(jpeg, 2, segment(half, 2, 9)), 2, segment(half, 1, 2));
    }

    private static byte[] segment(byte[] data, int number, int of) {
        byte[] result = new byte[18 + data.length];
        result[0] = (byte) 0xFF;
        result[1] = (byte) 0xE2;
        result[2] = (byte) ((result.length - 2) >> 8);
        result[3] = (byte) (result.length - 2);
        System.arraycopy("ICC_PROFILE\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, result, 4, 12);
        result[16] = (byte) number;
        result[17] = (byte) of;
        System.arraycopy(data, 0, result, 18, data.length);
        return result;
    }

    static byte[] inserted(byte[] into, int at, byte[] more) {
        byte[] result = new byte[into.length + more.length];
        System.arraycopy(into, 0, result, 0, at);
        System.arraycopy(more, 0, result, at, more.length);
        System.arraycopy(into, at, result, at + more.length, into.length - at);
        return result;
    }
}
