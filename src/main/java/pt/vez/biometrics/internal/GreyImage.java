package pt.vez.biometrics.internal;

import java.awt.image.BufferedImage;

/** A picture as brightness, 0 to 255. */
record GreyImage(int width, int height, int[] pixels) {

    static GreyImage of(BufferedImage image) {
        var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var graphics = grey.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return new GreyImage(
                image.getWidth(),
                image.getHeight(),
                grey.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null));
    }

    int at(int x, int y) {
        return pixels[y * width + x];
    }

    /** Variance of the Laplacian over the box (Pech-Pacheco et al., 2000). */
    double sharpness(Box box) {
        double sum = 0;
        double squares = 0;
        long n = 0;
        for (int y = Math.max(1, box.top()); y < Math.min(height - 1, box.bottom()); y++) {
            for (int x = Math.max(1, box.left()); x < Math.min(width - 1, box.right()); x++) {
                int value = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
                sum += value;
                squares += (double) value * value;
                n++;
            }
        }
        return n == 0 ? 0 : squares / n - (sum / n) * (sum / n);
    }

    /** Mean and standard deviation over the box. */
    double[] spread(Box box) {
        double sum = 0;
        double squares = 0;
        long n = 0;
        for (int y = Math.max(0, box.top()); y < Math.min(height, box.bottom()); y++) {
            for (int x = Math.max(0, box.left()); x < Math.min(width, box.right()); x++) {
                int value = at(x, y);
                sum += value;
                squares += (double) value * value;
                n++;
            }
        }
        double mean = n == 0 ? 0 : sum / n;
        return new double[] {mean, n == 0 ? 0 : Math.sqrt(Math.max(0, squares / n - mean * mean))};
    }

    /** Pixels from left and top inclusive to right and bottom exclusive. */
    record Box(int left, int top, int right, int bottom) {
        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }
}
