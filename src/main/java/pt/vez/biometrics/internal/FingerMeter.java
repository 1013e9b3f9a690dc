package pt.vez.biometrics.internal;

import com.machinezoo.fingerprintio.ansi378v2004.Ansi378v2004Template;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import pt.vez.biometrics.FingerCheck;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.Quality.Measure;
import pt.vez.biometrics.Quality.Verdict;

/** Measures a fingerprint: what SourceAFIS finds in it, and how much of the picture holds clear ridges. */
final class FingerMeter {
    /** SourceAFIS: at 40 the false match rate is about one in ten thousand. */
    private static final double SAME_FINGER = 40;

    private static final int BLOCK = 16;
    private static final double RIDGES = 18;
    /** Slope over deviation at 500 pixels an inch: ridges of nine pixels have 0.7, shades far less, noise far more. */
    private static final double SHADE = 0.3;

    private static final double NOISE = 1.3;

    private FingerMeter() {}

    /** A picture measured, with the template to compare it by. */
    record Measured(Quality quality, FingerprintTemplate template) {}

    static Measured measure(FingerPicture picture) {
        FingerprintTemplate template = template(picture);
        int minutiae = new Ansi378v2004Template(FingerprintCompatibility.toAnsiIncits378v2004(template))
                .fingerprints.stream()
                        .mapToInt(finger -> finger.minutiae.size())
                        .sum();
        double[] blocks = blocks(picture);
        int side = (int) (Math.min(picture.width(), picture.height()) * 500.0 / Math.max(1, picture.dpi()));
        var measures = new ArrayList<Measure>();
        measures.add(of(FingerCheck.RESOLUTION, picture.dpi() >= 450 && picture.dpi() <= 1100, picture.dpi()));
        measures.add(of(FingerCheck.AREA, side >= 220, side));
        measures.add(of(FingerCheck.CONTRAST, blocks[0] >= 25, (int) blocks[0]));
        measures.add(of(FingerCheck.COVERAGE, blocks[1] >= 40, (int) blocks[1]));
        measures.add(of(FingerCheck.MINUTIAE, minutiae >= 12 && minutiae <= 160, minutiae));
        double score =
                40 * Math.min(1, minutiae / 40.0) + 30 * Math.min(1, blocks[0] / 60) + 30 * Math.min(1, blocks[1] / 90);
        return new Measured(new Quality(List.copyOf(measures), (int) score, 0), template);
    }

    static FingerprintTemplate template(FingerPicture picture) {
        return new FingerprintTemplate(new FingerprintImage(
                picture.width(),
                picture.height(),
                picture.grey(),
                new FingerprintImageOptions().dpi(Math.clamp(picture.dpi(), 100, 2000))));
    }

    static boolean isSameFinger(FingerprintTemplate one, FingerprintTemplate other) {
        return new FingerprintMatcher(one).match(other) >= SAME_FINGER;
    }

    private static Measure of(FingerCheck check, boolean passes, int value) {
        return new Measure(check, passes ? Verdict.PASS : Verdict.FAIL, value);
    }

    /** Mean deviation of blocks with ridges, and their share in hundredths. */
    private static double[] blocks(FingerPicture picture) {
        int all = 0;
        int clear = 0;
        double sum = 0;
        for (int top = 0; top + BLOCK <= picture.height(); top += BLOCK) {
            for (int left = 0; left + BLOCK <= picture.width(); left += BLOCK) {
                double deviation = deviation(picture, left, top);
                all++;
                double steepness = slope(picture, left, top) / Math.max(1, deviation) * picture.dpi() / 500;
                if (deviation >= RIDGES && steepness >= SHADE && steepness <= NOISE) {
                    clear++;
                    sum += deviation;
                }
            }
        }
        return new double[] {clear == 0 ? 0 : sum / clear, all == 0 ? 0 : 100.0 * clear / all};
    }

    /** Root of the mean squared difference between neighbours, across and down. */
    private static double slope(FingerPicture picture, int left, int top) {
        double squares = 0;
        for (int y = top; y < top + BLOCK - 1; y++) {
            for (int x = left; x < left + BLOCK - 1; x++) {
                int here = picture.grey()[y * picture.width() + x] & 0xFF;
                int right = (picture.grey()[y * picture.width() + x + 1] & 0xFF) - here;
                int below = (picture.grey()[(y + 1) * picture.width() + x] & 0xFF) - here;
                squares += (double) right * right + (double) below * below;
            }
        }
        return Math.sqrt(squares / ((BLOCK - 1) * (BLOCK - 1)));
    }

    private static double deviation(FingerPicture picture, int left, int top) {
        double sum = 0;
        double squares = 0;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                int value = picture.grey()[y * picture.width() + x] & 0xFF;
                sum += value;
                squares += (double) value * value;
            }
        }
        double n = BLOCK * BLOCK;
        return Math.sqrt(Math.max(0, squares / n - (sum / n) * (sum / n)));
    }
}
