package pt.vez.biometrics.internal;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import pt.vez.biometrics.PortraitCheck;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.Quality.Measure;
import pt.vez.biometrics.Quality.Verdict;

/**
 * Measures a portrait from its pixels. Bounds follow the photograph guidelines of ICAO Doc 9303 part 3 and ISO/IEC 19794-5
 * where those are numbers, and were set by trial where they are words. Head and shoulders are told by
 * {@link HeadOutline}; the distance of the eyes is not measured.
 */
final class PortraitMeter {
    private static final int LONG_SIDE = 800;

    private PortraitMeter() {}

    static Quality measure(BufferedImage picture) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        BufferedImage common = Pixels.fitted(picture, LONG_SIDE, BufferedImage.TYPE_INT_RGB);
        GreyImage greyImage = GreyImage.of(common);
        HeadOutline outline = HeadOutline.of(common);
        GreyImage.Box head = outline.head();
        GreyImage.Box looked = head != null
                ? head
                : new GreyImage.Box(
                        greyImage.width() / 4,
                        greyImage.height() / 6,
                        greyImage.width() * 3 / 4,
                        greyImage.height() * 2 / 3);
        var measures = new ArrayList<Measure>();
        measures.add(of(PortraitCheck.SIZE, w >= 480 && h >= 600, Math.min(w, h)));
        int aspect = 100 * w / h;
        measures.add(of(PortraitCheck.ASPECT, aspect >= 70 && aspect <= 86, aspect));
        int sharpness = (int) greyImage.sharpness(looked);
        measures.add(of(PortraitCheck.SHARPNESS, sharpness >= 40, sharpness));
        measures.add(exposure(greyImage, outline, looked));
        measures.add(background(greyImage));
        measures.add(glare(greyImage, outline, looked));
        measures.add(head(greyImage, outline));
        double peak = ScreenReplayDetector.peak(GreyImage.of(picture));
        boolean suspicious = ScreenReplayDetector.isScreen(peak) || ScreenReplayDetector.hasRim(greyImage);
        measures.add(new Measure(
                PortraitCheck.SCREEN, suspicious ? Verdict.WARN : Verdict.PASS, (int) Math.min(9999, peak)));
        return new Quality(List.copyOf(measures), score(measures), 0);
    }

    private static int score(List<Measure> measures) {
        long passed = measures.stream().filter(m -> m.verdict() == Verdict.PASS).count();
        return (int) (100 * passed / measures.size());
    }

    private static Measure of(PortraitCheck check, boolean passes, int value) {
        return new Measure(check, passes ? Verdict.PASS : Verdict.FAIL, value);
    }

    private static Measure exposure(GreyImage greyImage, HeadOutline outline, GreyImage.Box box) {
        long sum = 0;
        int n = 0;
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                if (outline.isPerson(x, y) || outline.head() == null) {
                    sum += greyImage.at(x, y);
                    n++;
                }
            }
        }
        int mean = n == 0 ? 0 : (int) (sum / n);
        return of(PortraitCheck.EXPOSURE, mean >= 45 && mean <= 215, mean);
    }

    /** Light, plain and evenly lit at both sides of the head, judged by small blocks. */
    private static Measure background(GreyImage greyImage) {
        int block = 20;
        int margin = Math.max(block, greyImage.width() / 8);
        double darkest = 255;
        double lightest = 0;
        double roughest = 0;
        for (int top = 0; top + block <= greyImage.height() * 2 / 5; top += block) {
            for (int left = 0; left + block <= greyImage.width(); left += block) {
                if (left + block <= margin || left >= greyImage.width() - margin) {
                    double[] spread = greyImage.spread(new GreyImage.Box(left, top, left + block, top + block));
                    darkest = Math.min(darkest, spread[0]);
                    lightest = Math.max(lightest, spread[0]);
                    roughest = Math.max(roughest, spread[1]);
                }
            }
        }
        int spread = (int) Math.max(0, lightest - darkest);
        return of(PortraitCheck.BACKGROUND, darkest >= 140 && spread <= 50 && roughest <= 22, spread);
    }

    private static Measure glare(GreyImage greyImage, HeadOutline outline, GreyImage.Box box) {
        int blown = 0;
        int n = 0;
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                if (outline.head() == null || isWellInside(box, x, y)) {
                    n++;
                    if (greyImage.at(x, y) >= 250) blown++;
                }
            }
        }
        int thousandths = n == 0 ? 0 : 1000 * blown / n;
        return of(PortraitCheck.GLARE, thousandths <= 12, thousandths);
    }

    /** Within an ellipse well inside the outline, so that the background at the sides does not count. */
    private static boolean isWellInside(GreyImage.Box box, int x, int y) {
        double dx = (x - (box.left() + box.right()) / 2.0) / (box.width() * 0.42);
        double dy = (y - (box.top() + box.bottom()) / 2.0) / (box.height() * 0.45);
        return dx * dx + dy * dy <= 1;
    }

    private static Measure head(GreyImage greyImage, HeadOutline outline) {
        GreyImage.Box head = outline.head();
        if (head == null) {
            return new Measure(PortraitCheck.HEAD, Verdict.FAIL, 0);
        }
        int share = 100 * head.height() / greyImage.height();
        double middle = (head.left() + head.right()) / 2.0 / greyImage.width();
        boolean placed = Math.abs(middle - 0.5) <= 0.09 && head.top() >= greyImage.height() * 0.015;
        if (!outline.neckFound()) {
            // Hair or cloth hides the neck: only the place of the crown can be judged.
            return new Measure(PortraitCheck.HEAD, placed ? Verdict.WARN : Verdict.FAIL, share);
        }
        boolean passes = placed && share >= 45 && share <= 85 && Math.abs(outline.tilt()) <= 5;
        return of(PortraitCheck.HEAD, passes, share);
    }
}
