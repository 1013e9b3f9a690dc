package pt.vez.biometrics.internal;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * Where the head is, told from the outline of the person before a plain background: crown, sides and the neck below the
 * chin. It finds no eyes and no face; where hair or clothes hide the neck it says so by {@link #neckFound}.
 *
 * @param tilt of the outline's middle line in degrees, about half of what the head is tilted by
 */
record HeadOutline(GreyImage.@Nullable Box head, boolean neckFound, double tilt, boolean[] mask, int across) {
    private static final int DIFFERENT = 40;

    static HeadOutline of(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] rgb = image.getRGB(0, 0, w, h, null, 0, w);
        int[] background = background(rgb, w, h);
        boolean[] mask = new boolean[w * h];
        int[] left = new int[h];
        int[] right = new int[h];
        int[] width = new int[h];
        int persons = 0;
        for (int y = 0; y < h; y++) {
            left[y] = w;
            for (int x = 0; x < w; x++) {
                if (differs(rgb[y * w + x], background)) {
                    mask[y * w + x] = true;
                    left[y] = Math.min(left[y], x);
                    right[y] = x;
                    persons++;
                }
            }
            // From side to side, so that a reflection on the face makes no hole.
            width[y] = Math.max(0, right[y] - left[y]);
        }
        return outline(mask, w, h, left, right, width, (double) persons / (w * h));
    }

    private static HeadOutline outline(
            boolean[] mask, int w, int h, int[] left, int[] right, int[] width, double share) {
        int crown = 0;
        while (crown < h && width[crown] < w * 0.06) {
            crown++;
        }
        if (crown >= h * 0.8 || share < 0.05) {
            return new HeadOutline(null, false, 0, mask, w);
        }
        // The head is the first bulge: it narrows to the neck, and the shoulders are wider than the neck again.
        int widest = crown;
        int neck = -1;
        for (int y = crown; y < h; y++) {
            if (neck < 0 || width[y] < width[neck]) {
                if (width[y] > width[widest]) {
                    widest = y;
                    neck = -1;
                } else if (width[y] < width[widest] * 0.82) {
                    neck = y;
                }
            } else if (width[y] > width[neck] * 1.35) {
                break;
            }
        }
        boolean found = neck > 0 && neck < h - 2;
        int chin = neck;
        if (found) {
            while (chin > widest && width[chin] < width[neck] * 1.06) {
                chin--;
            }
        } else {
            chin = Math.min(h - 1, crown + (int) (width[Math.min(h - 1, crown + h / 5)] * 1.35));
        }
        int l = w;
        int r = 0;
        for (int y = crown; y <= chin; y++) {
            l = Math.min(l, left[y]);
            r = Math.max(r, right[y]);
        }
        return new HeadOutline(
                new GreyImage.Box(l, crown, r + 1, chin + 1), found, tilt(left, right, crown, chin), mask, w);
    }

    /** Slope of the middle line between the sides of the head, by least squares. */
    private static double tilt(int[] left, int[] right, int crown, int chin) {
        int from = crown + (chin - crown) / 6;
        int to = chin - (chin - crown) / 6;
        double n = 0;
        double sy = 0;
        double sx = 0;
        double syy = 0;
        double sxy = 0;
        for (int y = from; y < to; y++) {
            double x = (left[y] + right[y]) / 2.0;
            n++;
            sy += y;
            sx += x;
            syy += (double) y * y;
            sxy += x * y;
        }
        double below = n * syy - sy * sy;
        return below == 0 ? 0 : -Math.toDegrees(Math.atan((n * sxy - sx * sy) / below));
    }

    /** The middle colour of the upper corners. */
    private static int[] background(int[] rgb, int w, int h) {
        var colour = new int[3];
        for (int channel = 0; channel < 3; channel++) {
            int shift = 16 - 8 * channel;
            int[] histogram = new int[256];
            int n = 0;
            for (int y = 0; y < h * 3 / 10; y++) {
                for (int x = 0; x < w; x++) {
                    if (x < w / 8 || x >= w - w / 8) {
                        histogram[(rgb[y * w + x] >> shift) & 0xFF]++;
                        n++;
                    }
                }
            }
            int seen = 0;
            int value = 0;
            while (value < 255 && seen + histogram[value] <= n / 2) {
                seen += histogram[value++];
            }
            colour[channel] = value;
        }
        return colour;
    }

    private static boolean differs(int rgb, int[] background) {
        int red = Math.abs(((rgb >> 16) & 0xFF) - background[0]);
        int green = Math.abs(((rgb >> 8) & 0xFF) - background[1]);
        int blue = Math.abs((rgb & 0xFF) - background[2]);
        return Math.max(red, Math.max(green, blue)) > DIFFERENT;
    }

    boolean isPerson(int x, int y) {
        return mask[y * across + x];
    }
}
