package pt.vez.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import pt.vez.platform.PictureRefused.Reason;

/**
 * The chunks of a PNG file (ISO/IEC 15948, 5.3), read without unpacking any of them.
 *
 * @param essential the file with the chunks that make the picture and nothing else: no text, no profile, no animation
 */
record PngStructure(int width, int height, boolean complete, byte[] essential) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    static boolean isPng(byte[] content) {
        return content.length > SIGNATURE.length
                && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** @throws PictureRefused when the header is missing or a checksum is wrong */
    static PngStructure of(byte[] content) {
        var in = ByteBuffer.wrap(content);
        var out = ByteBuffer.allocate(content.length);
        out.put(SIGNATURE);
        in.position(SIGNATURE.length);
        int width = 0;
        int height = 0;
        boolean data = false;
        boolean complete = false;
        while (!complete && in.remaining() >= 12) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 8) {
                break;
            }
            int start = in.position();
            String type = new String(content, start, 4, StandardCharsets.US_ASCII);
            in.position(start + 4 + length);
            int checksum = in.getInt();
            if (ESSENTIAL.contains(type)) {
                if (checksum != checksum(content, start, 4 + length)) {
                    throw new PictureRefused(Reason.DAMAGED);
                }
                out.putInt(length).put(content, start, 4 + length).putInt(checksum);
            }
            if (type.equals("IHDR") && length >= 8) {
                width = ByteBuffer.wrap(content, start + 4, 4).getInt();
                height = ByteBuffer.wrap(content, start + 8, 4).getInt();
            }
            data |= type.equals("IDAT");
            complete = type.equals("IEND");
        }
        if (width <= 0 || height <= 0) {
            throw new PictureRefused(Reason.DAMAGED);
        }
        return new PngStructure(width, height, complete && data, Arrays.copyOf(out.array(), out.position()));
    }

    private static int checksum(byte[] content, int from, int length) {
        var crc = new CRC32();
        crc.update(content, from, length);
        return (int) crc.getValue();
    }
}
