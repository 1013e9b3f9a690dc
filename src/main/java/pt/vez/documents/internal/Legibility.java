package pt.vez.documents.internal;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import pt.vez.documents.PageQuality;
import pt.vez.documents.PhotographBounds;

/**
 * A first look at a photograph: brightness, and sharpness as the variance of the Laplacian of the grey picture at a
 * common size (Pech-Pacheco et al., 2000). Measured values of phone pictures of printed pages lie above 150.
 */
final class Legibility {
    private Legibility() {}

    static PageQuality of(BufferedImage image) {
        if (Math.max(image.getWidth(), image.getHeight()) < PhotographBounds.SMALLEST_SIDE) {
            return PageQuality.SMALL;
        }
        double scale = (double) PhotographBounds.MEASURED_SIDE / Math.max(image.getWidth(), image.getHeight());
        int w = (int) Math.max(3, image.getWidth() * scale);
        int h = (int) Math.max(3, image.getHeight() * scale);
        var grey = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = grey.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, w, h, null);
        graphics.dispose();
        int[] pixels = grey.getRaster().getPixels(0, 0, w, h, (int[]) null);
        double light = 0;
        for (int pixel : pixels) {
            light += pixel;
        }
        if (light / pixels.length < PhotographBounds.DARK_BELOW) {
            return PageQuality.DARK;
        }
        return sharpness(pixels, w, h) < PhotographBounds.BLURRED_BELOW ? PageQuality.BLURRED : PageQuality.LEGIBLE;
    }

    private static double sharpness(int[] pixels, int w, int h) {
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                int i = y * w + x;
                int laplacian = pixels[i - 1] + pixels[i + 1] + pixels[i - w] + pixels[i + w] - 4 * pixels[i];
                sum += laplacian;
                squares += (double) laplacian * laplacian;
            }
        }
        double n = (double) (w - 2) * (h - 2);
        return squares / n - (sum / n) * (sum / n);
    }
}
