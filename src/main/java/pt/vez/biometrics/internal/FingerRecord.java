package pt.vez.biometrics.internal;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.fingerprintio.iso19794p2v2005.Iso19794p2v2005Template;
import java.nio.ByteBuffer;
import java.util.Arrays;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.SampleRefused;

/** Records of ISO/IEC 19794: finger images (part 4:2005) with one finger, and minutiae (part 2), which are not enough. */
final class FingerRecord {
    private static final int HEADER = 32;
    private static final int FINGER_HEADER = 14;
    private static final int PER_INCH = 1;
    private static final String DAMAGED = "biometrics.finger.damaged";

    private FingerRecord() {}

    /** @throws SampleRefused when lengths do not fit, more than one finger is inside or the compression is another */
    static FingerPicture read(byte[] file) {
        if (file.length < HEADER + FINGER_HEADER) {
            throw new SampleRefused(DAMAGED);
        }
        var in = ByteBuffer.wrap(file);
        int fingers = file[18];
        int units = file[19];
        int resolution = FingerPicture.number(file, 24);
        int depth = file[28];
        int compression = file[29];
        int length = in.getInt(HEADER);
        int code = file[HEADER + 4];
        int width = FingerPicture.number(file, HEADER + 9);
        int height = FingerPicture.number(file, HEADER + 11);
        if (fingers != 1 || code < 1 || code > 10) {
            throw new SampleRefused("biometrics.finger.one");
        }
        boolean fits = length > FINGER_HEADER
                && HEADER + length <= file.length
                && width <= FingerPicture.MAX_SIDE
                && height <= FingerPicture.MAX_SIDE;
        if (!fits) {
            throw new SampleRefused(DAMAGED);
        }
        byte[] data = Arrays.copyOfRange(file, HEADER + FINGER_HEADER, HEADER + length);
        int dpi = units == PER_INCH ? resolution : (int) Math.round(resolution * 2.54);
        FingerPicture picture = switch (compression) {
            case 0 -> plain(data, width, height, depth);
            case 2 -> FingerPicture.wsq(data);
            case 5 -> FingerPicture.png(data);
            default -> throw new SampleRefused("biometrics.finger.type");
        };
        return picture.saying(FingerPosition.values()[code - 1], dpi, "FIR");
    }

    private static FingerPicture plain(byte[] data, int width, int height, int depth) {
        if (depth != 8 || width < 1 || height < 1 || data.length != width * height) {
            throw new SampleRefused(DAMAGED);
        }
        return new FingerPicture(width, height, data, 0, null, "RAW");
    }

    /** Says what the file is instead of a picture, when its header can be read. */
    static SampleRefused onlyMinutiae(byte[] file) {
        try {
            if (TemplateFormat.identify(file) == TemplateFormat.ISO_19794_2_2005) {
                var template = new Iso19794p2v2005Template(file);
                return new SampleRefused(
                        "biometrics.finger.minutiae",
                        template.fingerprints.getFirst().minutiae.size());
            }
        } catch (RuntimeException e) {
            return new SampleRefused(DAMAGED);
        }
        return new SampleRefused(DAMAGED);
    }
}
