package pt.vez.biometrics;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Made-up fingerprints: noise filtered again and again along a field of directions becomes ridges, with minutiae where
 * the noise wills. One seed is one finger.
 */
public final class Fingers {
    public static final int WIDTH = 300;
    public static final int HEIGHT = 380;
    private static final int DIRECTIONS = 24;
    private static final int REACH = 9;
    private static final double RIDGE = 9;

    private Fingers() {}

    public static BufferedImage image(long seed) {
        return image(seed, 0, 0);
    }

    /** The same finger, laid down a little aside. */
    public static BufferedImage image(long seed, int right, int down) {
        var random = new Random(seed);
        double coreX = WIDTH / 2.0 + random.nextInt(-20, 20);
        double coreY = HEIGHT / 2.0 + random.nextInt(-30, 10);
        double turn = random.nextDouble(-0.4, 0.4);
        double[] now = new double[WIDTH * HEIGHT];
        int[] direction = new int[now.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = random.nextGaussian();
            double x = i % WIDTH - coreX;
            double y = i / WIDTH - coreY;
            // A loop: one core, one delta below it (Sherlock and Monro's model of the field).
            double angle = turn + 0.5 * (Math.atan2(y, x) - Math.atan2(y - 150, x + 70)) + Math.PI / 2;
            double turns = angle / Math.PI;
            direction[i] = (int) Math.floor((turns - Math.floor(turns)) * DIRECTIONS) % DIRECTIONS;
        }
        double[][] filters = filters();
        for (int round = 0; round < 7; round++) {
            now = filtered(now, direction, filters);
        }
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int fromX = x - right;
                int fromY = y - down;
                boolean inside = fromX >= 0 && fromX < WIDTH && fromY >= 0 && fromY < HEIGHT;
                double dx = (fromX - WIDTH / 2.0) / (WIDTH * 0.47);
                double dy = (fromY - HEIGHT / 2.0) / (HEIGHT * 0.47);
                int grey = inside && dx * dx + dy * dy < 1 ? (int) (128 + 100 * now[fromY * WIDTH + fromX]) : 245;
                image.getRaster().setSample(x, y, 0, Math.clamp(grey, 0, 255));
            }
        }
        return image;
    }

    private static double[][] filters() {
        int side = 2 * REACH + 1;
        double[][] filters = new double[DIRECTIONS][side * side];
        for (int d = 0; d < DIRECTIONS; d++) {
            double angle = Math.PI * (d + 0.5) / DIRECTIONS;
            double sum = 0;
            for (int y = -REACH; y <= REACH; y++) {
                for (int x = -REACH; x <= REACH; x++) {
                    double across = -x * Math.sin(angle) + y * Math.cos(angle);
                    double weight = Math.exp(-(x * x + y * y) / 24.0);
                    double value = weight * Math.cos(2 * Math.PI * across / RIDGE);
                    filters[d][(y + REACH) * side + x + REACH] = value;
                    sum += value;
                }
            }
            for (int i = 0; i < side * side; i++) {
                filters[d][i] -= sum / (side * side);
            }
        }
        return filters;
    }

    private static double[] filtered(double[] from, int[] direction, double[][] filters) {
        int side = 2 * REACH + 1;
        double[] to = new double[from.length];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double[] filter = filters[direction[y * WIDTH + x]];
                double sum = 0;
                for (int v = -REACH; v <= REACH; v++) {
                    int row = Math.clamp(y + v, 0, HEIGHT - 1) * WIDTH;
                    for (int u = -REACH; u <= REACH; u++) {
                        sum += from[row + Math.clamp(x + u, 0, WIDTH - 1)] * filter[(v + REACH) * side + u + REACH];
                    }
                }
                to[y * WIDTH + x] = Math.tanh(sum);
            }
        }
        return to;
    }

    public static byte[] png(long seed) {
        return Faces.png(image(seed));
    }

    /** Nothing but a grey smear. */
    public static byte[] smear() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.getRaster().setSample(x, y, 0, 150 + (x + y) / 20);
            }
        }
        return Faces.png(image);
    }

    /** An ISO/IEC 19794-4:2005 record with one finger, 500 pixels an inch. */
    public static byte[] record(int position, int compression, int depth, byte[] data) {
        int length = 14 + data.length;
        return ByteBuffer.allocate(32 + length)
                .put(new byte[] {'F', 'I', 'R', 0, '0', '1', '0', 0})
                .putShort((short) 0)
                .putInt(32 + length)
                .putShort((short) 0)
                .putShort((short) 31)
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 500)
                .putShort((short) 500)
                .putShort((short) 500)
                .putShort((short) 500)
                .put((byte) depth)
                .put((byte) compression)
                .putShort((short) 0)
                .putInt(length)
                .put((byte) position)
                .put(new byte[] {1, 1, 80, 0})
                .putShort((short) WIDTH)
                .putShort((short) HEIGHT)
                .put((byte) 0)
                .put(data)
                .array();
    }
}
