package pt.vez.biometrics;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn heads and shoulders with the grain of a camera: good ones, and each with one fault. */
public final class Faces {
    private static final int W = 750;
    private static final int H = 1000;

    private Faces() {}

    public static BufferedImage good() {
        return drawn(0, 0, 1, new Color(226, 228, 230));
    }

    public static BufferedImage drawn(double tilt, int aside, double size, Color background) {
        var image = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(background);
        g.fillRect(0, 0, W, H);
        var upright = g.getTransform();
        g.transform(AffineTransform.getTranslateInstance(aside, 0));
        g.transform(AffineTransform.getRotateInstance(Math.toRadians(tilt), W / 2.0, 760));
        g.transform(AffineTransform.getTranslateInstance(W / 2.0, 420));
        g.scale(size, size);
        g.setColor(new Color(186, 134, 104));
        g.fill(new RoundRectangle2D.Double(-80, 200, 160, 300, 40, 40));
        g.setColor(new Color(46, 34, 28));
        g.fill(new Ellipse2D.Double(-185, -300, 370, 480));
        g.setColor(new Color(205, 154, 124));
        g.fill(new Ellipse2D.Double(-165, -215, 330, 500));
        g.setColor(Color.WHITE);
        g.fill(new Ellipse2D.Double(-95, -40, 60, 26));
        g.fill(new Ellipse2D.Double(35, -40, 60, 26));
        g.setColor(new Color(40, 28, 20));
        g.fill(new Ellipse2D.Double(-76, -40, 26, 26));
        g.fill(new Ellipse2D.Double(54, -40, 26, 26));
        g.fill(new RoundRectangle2D.Double(-105, -78, 84, 14, 10, 10));
        g.fill(new RoundRectangle2D.Double(22, -78, 84, 14, 10, 10));
        g.setColor(new Color(168, 112, 88));
        g.fill(new Ellipse2D.Double(-22, 60, 44, 30));
        g.setColor(new Color(150, 70, 66));
        g.fill(new RoundRectangle2D.Double(-60, 140, 120, 30, 26, 26));
        g.setTransform(upright);
        g.transform(AffineTransform.getTranslateInstance(aside, 0));
        g.setColor(new Color(30, 60, 90));
        g.fill(new RoundRectangle2D.Double(60, 780, 630, 400, 260, 260));
        g.dispose();
        return grain(image, 7, 5);
    }

    private static BufferedImage grain(BufferedImage image, long seed, int strength) {
        var random = new Random(seed);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int noise = (int) Math.round(random.nextGaussian() * strength);
                shade(image, x, y, noise);
            }
        }
        return image;
    }

    private static void shade(BufferedImage image, int x, int y, int by) {
        int rgb = image.getRGB(x, y);
        int r = Math.clamp(((rgb >> 16) & 255) + by, 0, 255);
        int g = Math.clamp(((rgb >> 8) & 255) + by, 0, 255);
        int b = Math.clamp((rgb & 255) + by, 0, 255);
        image.setRGB(x, y, r << 16 | g << 8 | b);
    }

    public static BufferedImage blurred() {
        BufferedImage image = good();
        float[] box = new float[121];
        Arrays.fill(box, 1 / 121f);
        var blur = new ConvolveOp(new Kernel(11, 11, box), ConvolveOp.EDGE_NO_OP, null);
        return blur.filter(blur.filter(image, null), null);
    }

    public static BufferedImage dark() {
        BufferedImage image = good();
        var result = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                var colour = new Color(image.getRGB(x, y));
                result.setRGB(
                        x, y, new Color(colour.getRed() / 5, colour.getGreen() / 5, colour.getBlue() / 5).getRGB());
            }
        }
        return result;
    }

    public static BufferedImage glare() {
        BufferedImage image = good();
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillOval(300, 250, 90, 120);
        g.dispose();
        return image;
    }

    /** One side of the wall lies in shadow. */
    public static BufferedImage unevenBackground() {
        BufferedImage image = good();
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                shade(image, x, y, -x * 110 / W);
            }
        }
        return image;
    }

    /** A good picture on a screen: its grid of pixels, a little out of line with the camera's. */
    public static BufferedImage ofAScreen() {
        BufferedImage image = good();
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                double across = (x + 0.04 * y) / 3.7;
                double down = (y - 0.03 * x) / 3.7;
                shade(image, x, y, (int) (9 * Math.cos(2 * Math.PI * across) + 9 * Math.cos(2 * Math.PI * down)));
            }
        }
        return image;
    }

    /** A good picture with the dark rim of a screen at both sides. */
    public static BufferedImage withRim() {
        BufferedImage image = good();
        var g = image.createGraphics();
        g.setColor(new Color(20, 20, 22));
        g.fillRect(0, 0, 30, H);
        g.fillRect(W - 30, 0, 30, H);
        g.dispose();
        return image;
    }

    public static BufferedImage small() {
        var result = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        var g = result.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(good(), 0, 0, 300, 400, null);
        g.dispose();
        return result;
    }

    public static byte[] png(BufferedImage image) {
        return written(image, "png");
    }

    public static byte[] jpeg(BufferedImage image) {
        return written(image, "jpeg");
    }

    private static byte[] written(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
