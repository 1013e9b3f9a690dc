package pt.vez.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pt.vez.platform.PictureRefused.Reason;

/**
 * The markers of a JPEG file (ITU-T T.81, annex B), read without decoding it: its size, its number of scans, and whether
 * its end is there. What cameras write behind the end does not count.
 *
 * @param scans SOS markers; a sequential photograph has one, a progressive one about ten
 * @param complete whether the marker of the end was found
 * @param end index behind the end marker
 * @param profiles beginning and end of each segment of a colour profile (ICC.1, annex B.4)
 */
record JpegStructure(int width, int height, int scans, boolean complete, int end, List<int[]> profiles) {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP2 = 0xE2;
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    static boolean isJpeg(byte[] content) {
        return content.length > 3
                && (content[0] & 0xFF) == 0xFF
                && (content[1] & 0xFF) == SOI
                && (content[2] & 0xFF) == 0xFF;
    }

    /** @throws PictureRefused when there is no frame, or a marker promises bytes that are not there before any frame */
    static JpegStructure of(byte[] content) {
        int width = 0;
        int height = 0;
        int scans = 0;
        List<int[]> profiles = new ArrayList<>();
        int at = 2;
        while (true) {
            at = marker(content, at);
            if (at >= content.length) {
                return found(width, height, scans, false, content.length, profiles);
            }
            int marker = content[at++] & 0xFF;
            if (marker == EOI) {
                return found(width, height, scans, true, at, profiles);
            }
            if (marker == SOI || marker == 0x01) {
                continue;
            }
            int length = at + 2 > content.length ? -1 : two(content, at);
            if (length < 2 || at + length > content.length) {
                return found(width, height, scans, false, content.length, profiles);
            }
            if (isFrame(marker) && length >= 8) {
                height = two(content, at + 3);
                width = two(content, at + 5);
            } else if (marker == SOS) {
                scans++;
            } else if (marker == APP2 && startsWith(content, at + 2, PROFILE)) {
                profiles.add(new int[] {at - 2, at + length});
            }
            at += length;
        }
    }

    private static JpegStructure found(
            int width, int height, int scans, boolean complete, int end, List<int[]> profiles) {
        if (width == 0) {
            throw new PictureRefused(Reason.DAMAGED);
        }
        return new JpegStructure(width, height, scans, complete && scans > 0 && height > 0, end, profiles);
    }

    /** Index of the code of the next marker: behind 0xFF and fill bytes, past compressed data and restart markers. */
    private static int marker(byte[] content, int from) {
        for (int i = from; i + 1 < content.length; i++) {
            if ((content[i] & 0xFF) == 0xFF) {
                int code = content[i + 1] & 0xFF;
                if (code != 0xFF && code != 0 && !(code >= 0xD0 && code <= 0xD7)) {
                    return i + 1;
                }
            }
        }
        return content.length;
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** The file up to its end without its colour profile. */
    byte[] withoutProfile(byte[] content) {
        var out = new ByteArrayOutputStream(end);
        int from = 0;
        for (int[] profile : profiles) {
            out.write(content, from, profile[0] - from);
            from = profile[1];
        }
        out.write(content, from, end - from);
        return out.toByteArray();
    }

    private static int two(byte[] content, int at) {
        return (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF;
    }

    private static boolean startsWith(byte[] content, int at, byte[] prefix) {
        return at + prefix.length <= content.length
                && Arrays.equals(content, at, at + prefix.length, prefix, 0, prefix.length);
    }
}
