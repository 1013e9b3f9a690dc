package pt.vez.biometrics.internal;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jnbis.internal.WsqDecoder;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.SampleRefused;

/**
 * A fingerprint decoded from what a scanner's program saves: PNG, WSQ (FBI IAFIS-IC-0110), or an ISO/IEC 19794-4 record
 * that wraps one of them or plain pixels.
 *
 * @param grey ridges dark, one byte a pixel
 * @param dpi pixels per inch
 * @param position what the record's header says, null where the format says nothing
 */
record FingerPicture(
        int width,
        int height,
        byte[] grey,
        int dpi,
        @Nullable FingerPosition position,
        String format) {
    static final int MAX_BYTES = 1024 * 1024;
    static final int MAX_SIDE = 2000;
    private static final int USUAL_DPI = 500;
    private static final String DAMAGED = "biometrics.finger.damaged";

    /** @throws SampleRefused when it is none of these, damaged, too large, or holds minutiae without a picture */
    static FingerPicture read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new SampleRefused("biometrics.finger.large", MAX_BYTES / 1024);
        }
        if (begins(file, 0x89, 'P', 'N', 'G')) {
            return png(file);
        }
        if (begins(file, 0xFF, 0xA0)) {
            return wsq(file);
        }
        if (begins(file, 'F', 'I', 'R', 0)) {
            return FingerRecord.read(file);
        }
        if (begins(file, 'F', 'M', 'R', 0)) {
            throw FingerRecord.onlyMinutiae(file);
        }
        throw new SampleRefused("biometrics.finger.type");
    }

    FingerPicture saying(FingerPosition said, int recordDpi, String wrapper) {
        return new FingerPicture(width, height, grey, recordDpi, said, wrapper + "+" + format);
    }

    static FingerPicture png(byte[] file) {
        BufferedImage image = Pixels.read(file, Set.of("png"), MAX_SIDE, DAMAGED);
        int[] pixels = GreyImage.of(image).pixels();
        byte[] grey = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            grey[i] = (byte) pixels[i];
        }
        return new FingerPicture(image.getWidth(), image.getHeight(), grey, pngDpi(file), null, "PNG");
    }

    static FingerPicture wsq(byte[] file) {
        requireWsqBounds(file);
        try {
            var bitmap = new WsqDecoder().decode(file);
            int length = bitmap.getWidth() * bitmap.getHeight();
            if (bitmap.getPixels().length < length) {
                throw new SampleRefused(DAMAGED);
            }
            int dpi = bitmap.getPpi() > 0 ? bitmap.getPpi() : USUAL_DPI;
            return new FingerPicture(
                    bitmap.getWidth(), bitmap.getHeight(), Arrays.copyOf(bitmap.getPixels(), length), dpi, null, "WSQ");
        } catch (SampleRefused e) {
            throw e;
        } catch (RuntimeException e) {
            // The decoder answers a damaged file with any runtime exception, for instance of an array index.
            throw new SampleRefused(DAMAGED);
        }
    }

    /** Walks the segments to the frame header, so that no false size makes the decoder ask for memory. */
    private static void requireWsqBounds(byte[] file) {
        int at = 2;
        boolean framed = false;
        while (at + 4 <= file.length) {
            int marker = number(file, at);
            int length = number(file, at + 2);
            if ((marker & 0xFF00) != 0xFF00 || length < 2 || at + 2 + length > file.length) {
                throw new SampleRefused(DAMAGED);
            }
            if (marker == 0xFFA2) {
                int height = length >= 15 ? number(file, at + 6) : 0;
                int width = length >= 15 ? number(file, at + 8) : 0;
                if (width < 32 || height < 32 || width > MAX_SIDE || height > MAX_SIDE) {
                    throw new SampleRefused(DAMAGED);
                }
                framed = true;
            }
            if (marker == 0xFFA3) {
                if (!framed || !endsWell(file)) {
                    throw new SampleRefused(DAMAGED);
                }
                return;
            }
            at += 2 + length;
        }
        throw new SampleRefused(DAMAGED);
    }

    /** The end marker is there: a file cut short is refused before anything is made of half of it. */
    private static boolean endsWell(byte[] file) {
        for (int i = file.length - 2; i >= Math.max(0, file.length - 16); i--) {
            if (number(file, i) == 0xFFA1) {
                return true;
            }
        }
        return false;
    }

    /** The pHYs chunk (PNG 3rd ed. §11.3.4.3) in pixels per metre; scanners that leave it out mean 500 an inch. */
    private static int pngDpi(byte[] file) {
        var in = ByteBuffer.wrap(file);
        int at = 8;
        while (at + 12 <= file.length) {
            int length = in.getInt(at);
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("IDAT") || length < 0 || length > file.length - at - 12) {
                return USUAL_DPI;
            }
            if (type.equals("pHYs") && length == 9 && file[at + 16] == 1) {
                return (int) Math.round(in.getInt(at + 8) * 0.0254);
            }
            at += 12 + length;
        }
        return USUAL_DPI;
    }

    static boolean begins(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    static int number(byte[] file, int at) {
        return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
    }

    BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, grey);
        return image;
    }

    @Override
    public String toString() {
        return format + " " + width + "x" + height;
    }
}
