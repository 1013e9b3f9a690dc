package pt.vez.biometrics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/**
 * Pages of made-up documents with their machine-readable zone in OCR-B (the font is in the public domain), and what a
 * camera makes of them: at an angle, under uneven light, with noise, out of focus.
 */
public final class Specimens {
    private static final Font OCR_B = font();

    private Specimens() {}

    private static Font font() {
        try (var in = Specimens.class.getResourceAsStream("/fonts/OCRB.otf")) {
            return Font.createFont(Font.TRUETYPE_FONT, java.util.Objects.requireNonNull(in));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page of a passport or the back of a card, as wide as given; the zone stands at its foot. */
    public static BufferedImage page(int width, String... zone) {
        int height = (int) (width * (zone.length == 3 ? 0.63 : 0.704));
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(new Color(0xE6, 0xEA, 0xE0));
        g.fillRect(0, 0, width, height);
        // The fine lines such papers are printed on, also below the zone.
        g.setStroke(new BasicStroke(Math.max(1, width / 900f)));
        for (int i = 0; i < 60; i++) {
            g.setColor(i % 2 == 0 ? new Color(0xCF, 0xDB, 0xD6) : new Color(0xDD, 0xD3, 0xCC));
            g.drawArc(-width / 2 + i * width / 40, -height / 3, width, height * 2, 0, 360);
        }
        g.setColor(new Color(0x55, 0x60, 0x70));
        g.fillRect(width / 20, height / 6, width / 4, height * 2 / 5);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, width / 45));
        String[] words = {"PASSPORT / PASSAPORTE", "UTOPIA", "ERIKSSON", "ANNA MARIA", "UTOPIAN", "12 AUG 1974"};
        for (int i = 0; i < words.length; i++) {
            g.drawString(words[i], width * 7 / 20, height / 6 + i * width / 18);
        }
        int longest = Arrays.stream(zone).mapToInt(String::length).max().orElse(1);
        Font ocr = OCR_B.deriveFont(100f);
        double advance = g.getFontMetrics(ocr).stringWidth("0") / 100.0;
        float size = (float) (width * 0.92 / longest / advance);
        g.setFont(OCR_B.deriveFont(size));
        g.setColor(new Color(0x20, 0x20, 0x24));
        for (int i = 0; i < zone.length; i++) {
            float base = height - width * 0.035f - (zone.length - 1 - i) * size * 1.55f;
            g.drawString(zone[i], width * 0.04f, base);
        }
        g.dispose();
        return image;
    }

    /** Laid on a table and photographed: shares of the picture it fills, turned by degrees. */
    public static BufferedImage photographed(BufferedImage page, int width, int height, double filled, double degrees) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(new Color(0x6B, 0x55, 0x42));
        g.fillRect(0, 0, width, height);
        double scale = filled * Math.min((double) width / page.getWidth(), (double) height / page.getHeight());
        g.translate(width / 2.0, height / 2.0);
        g.rotate(Math.toRadians(degrees));
        g.scale(scale, scale);
        g.drawImage(page, -page.getWidth() / 2, -page.getHeight() / 2, null);
        g.setTransform(new java.awt.geom.AffineTransform());
        g.setPaint(new GradientPaint(0, 0, new Color(0, 0, 0, 90), width, height / 2f, new Color(255, 255, 255, 40)));
        g.fillRect(0, 0, width, height);
        g.dispose();
        return noisy(soft(image, 1));
    }

    /** Where the camera looks at the zone alone, as the frame on the screen asks for. */
    public static BufferedImage close(BufferedImage page, int width, int height, double degrees) {
        int foot = page.getHeight() * 2 / 5;
        var lower = page.getSubimage(0, page.getHeight() - foot, page.getWidth(), foot);
        var image = new BufferedImage(page.getWidth(), foot + page.getHeight() / 5, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(0x6B, 0x55, 0x42));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.drawImage(lower, 0, 0, null);
        g.dispose();
        return photographed(image, width, height, 0.96, degrees);
    }

    /** Out of focus, by pixels. */
    public static BufferedImage soft(BufferedImage image, int radius) {
        int side = 2 * radius + 1;
        var kernel = new float[side * side];
        Arrays.fill(kernel, 1f / kernel.length);
        return new ConvolveOp(new Kernel(side, side, kernel), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private static BufferedImage noisy(BufferedImage image) {
        var random = new Random(9303);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int grain = (int) (random.nextGaussian() * 6);
                image.setRGB(
                        x,
                        y,
                        clamp((rgb >> 16 & 0xFF) + grain) << 16
                                | clamp((rgb >> 8 & 0xFF) + grain) << 8
                                | clamp((rgb & 0xFF) + grain));
            }
        }
        return image;
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }
}
