package pt.vez.biometrics.internal;

/**
 * Signs of a photograph of a photograph: the grid of a screen or of a print leaves isolated peaks in the spectrum that
 * skin and cloth do not have, and its rim leaves long straight edges beside the head. A hint, never proof.
 */
final class ScreenReplayDetector {
    private static final int SIZE = 256;
    /** Power of a peak over its surroundings; edges and natural textures stay below 40. */
    private static final double ISOLATED = 100;

    /** What a grid of less than one step of grey may have; a flat picture must not make a peak of nothing. */
    private static final double SILENCE = 1e6;

    private static final double STRAIGHT = 0.7;

    private ScreenReplayDetector() {}

    /** Strongest peak over its surroundings; above {@link #isScreen} it is suspicious. */
    static double peak(GreyImage greyImage) {
        if (greyImage.width() < SIZE || greyImage.height() < SIZE) {
            return 0;
        }
        int middle = (greyImage.width() - SIZE) / 2;
        return Math.max(
                peak(greyImage, middle, (greyImage.height() - SIZE) / 3),
                Math.max(peak(greyImage, 0, greyImage.height() - SIZE), peak(greyImage, greyImage.width() - SIZE, 0)));
    }

    static boolean isScreen(double peak) {
        return peak > ISOLATED;
    }

    private static double peak(GreyImage greyImage, int left, int top) {
        double[] re = new double[SIZE * SIZE];
        double[] im = new double[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                re[y * SIZE + x] = greyImage.at(left + x, top + y) * hann(x) * hann(y);
            }
        }
        transform(re, im);
        double strongest = 0;
        for (int v = 0; v <= SIZE / 2; v++) {
            for (int u = 0; u < SIZE; u++) {
                double radius = Math.hypot(folded(u), folded(v));
                if (radius >= 20 && radius <= 124 && !isOfCompression(u, v)) {
                    strongest = Math.max(strongest, power(re, im, u, v) / (around(re, im, u, v) + SILENCE));
                }
            }
        }
        return strongest;
    }

    private static double power(double[] re, double[] im, int u, int v) {
        int i = v * SIZE + u;
        return re[i] * re[i] + im[i] * im[i];
    }

    /** Mean power of the frequencies four to seven steps away: lines of edges run through it, peaks of a grid do not. */
    private static double around(double[] re, double[] im, int u, int v) {
        double sum = 0;
        int n = 0;
        for (int dv = -7; dv <= 7; dv++) {
            for (int du = -7; du <= 7; du++) {
                if (Math.max(Math.abs(du), Math.abs(dv)) >= 4) {
                    sum += power(re, im, (u + du + SIZE) % SIZE, (v + dv + SIZE) % SIZE);
                    n++;
                }
            }
        }
        return sum / n;
    }

    private static int folded(int frequency) {
        return frequency > SIZE / 2 ? SIZE - frequency : frequency;
    }

    /** The eight-pixel blocks of JPEG stand on the axes at multiples of an eighth. */
    private static boolean isOfCompression(int u, int v) {
        int across = folded(u);
        int down = folded(v);
        return (across <= 1 && nearEighth(down)) || (down <= 1 && nearEighth(across));
    }

    private static boolean nearEighth(int frequency) {
        int rest = frequency % (SIZE / 8);
        return rest <= 1 || rest >= SIZE / 8 - 1;
    }

    private static double hann(int i) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (SIZE - 1));
    }

    private static void transform(double[] re, double[] im) {
        double[] lineRe = new double[SIZE];
        double[] lineIm = new double[SIZE];
        for (int direction = 0; direction < 2; direction++) {
            int step = direction == 0 ? 1 : SIZE;
            int next = direction == 0 ? SIZE : 1;
            for (int line = 0; line < SIZE; line++) {
                for (int i = 0; i < SIZE; i++) {
                    lineRe[i] = re[line * next + i * step];
                    lineIm[i] = im[line * next + i * step];
                }
                fft(lineRe, lineIm);
                for (int i = 0; i < SIZE; i++) {
                    re[line * next + i * step] = lineRe[i];
                    im[line * next + i * step] = lineIm[i];
                }
            }
        }
    }

    /** Fast Fourier transform of one line in place, radix 2. */
    private static void fft(double[] re, double[] im) {
        for (int i = 1, j = 0; i < SIZE; i++) {
            int bit = SIZE >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
                swap = im[i];
                im[i] = im[j];
                im[j] = swap;
            }
        }
        for (int length = 2; length <= SIZE; length <<= 1) {
            for (int i = 0; i < SIZE; i += length) {
                for (int k = 0; k < length / 2; k++) {
                    double angle = -2 * Math.PI * k / length;
                    double cos = Math.cos(angle);
                    double sin = Math.sin(angle);
                    int a = i + k;
                    int b = a + length / 2;
                    double r = re[b] * cos - im[b] * sin;
                    double m = re[b] * sin + im[b] * cos;
                    re[b] = re[a] - r;
                    im[b] = im[a] - m;
                    re[a] += r;
                    im[a] += m;
                }
            }
        }
    }

    /** Whether straight edges run along both sides, or along top and bottom, as the rim of a screen or a card does. */
    static boolean hasRim(GreyImage greyImage) {
        return (edge(greyImage, true, false) && edge(greyImage, true, true))
                || (edge(greyImage, false, false) && edge(greyImage, false, true));
    }

    private static boolean edge(GreyImage greyImage, boolean upright, boolean far) {
        int across = upright ? greyImage.width() : greyImage.height();
        int along = upright ? greyImage.height() : greyImage.width();
        for (int i = 2; i < across / 5; i++) {
            int at = far ? across - 1 - i : i;
            int rising = 0;
            int falling = 0;
            for (int k = 0; k < along; k++) {
                int step = upright
                        ? greyImage.at(at - 1, k) - greyImage.at(at + 1, k)
                        : greyImage.at(k, at - 1) - greyImage.at(k, at + 1);
                if (step > 24) rising++;
                if (step < -24) falling++;
            }
            if (Math.max(rising, falling) > along * STRAIGHT) {
                return true;
            }
        }
        return false;
    }
}
