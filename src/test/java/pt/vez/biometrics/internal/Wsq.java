package pt.vez.biometrics.internal;

import java.io.ByteArrayOutputStream;

/**
 * A small WSQ file that is whole and valid (FBI IAFIS-IC-0110): only the lowest subband carries anything, so it shows a
 * slow shade. Width and height are multiples of 32.
 */
final class Wsq {
    private static final double[] LOW = {0.852698679, 0.377402856, -0.110624404, -0.023849465, 0.037828456};
    private static final double[] HIGH = {0.788485616, -0.418092273, -0.040689417, 0.064538883};
    private static final int POSITIVE = 101;
    private static final int NEGATIVE = 102;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int bits;

    static byte[] encoded(int width, int height) {
        var wsq = new Wsq();
        wsq.number(0xFFA0);
        wsq.filters();
        wsq.quantisation();
        wsq.codes();
        wsq.frame(width, height);
        wsq.block(width / 32 * (height / 32));
        wsq.number(0xFFA1);
        return wsq.out.toByteArray();
    }

    static int frameAt(byte[] file) {
        for (int i = 2; i < file.length - 1; i += 2 + FingerPicture.number(file, i + 2)) {
            if (FingerPicture.number(file, i) == 0xFFA2) {
                return i;
            }
        }
        throw new AssertionError("no frame");
    }

    private void filters() {
        number(0xFFA4);
        number(2 + 2 + 6 * (LOW.length + HIGH.length));
        out.write(2 * LOW.length - 1);
        out.write(2 * HIGH.length - 1);
        for (double[] filter : new double[][] {LOW, HIGH}) {
            for (double tap : filter) {
                out.write(tap < 0 ? 1 : 0);
                out.write(9);
                long digits = Math.round(Math.abs(tap) * 1e9);
                number((int) (digits >> 16));
                number((int) (digits & 0xFFFF));
            }
        }
    }

    private void quantisation() {
        number(0xFFA5);
        number(2 + 3 + 64 * 6);
        out.write(2);
        number(44);
        for (int band = 0; band < 64; band++) {
            out.write(0);
            number(band == 0 ? 20 : 0);
            out.write(0);
            number(band == 0 ? 24 : 0);
        }
    }

    /** Two codes of two bits: a positive and a negative number of eight bits follows. */
    private void codes() {
        number(0xFFA6);
        number(2 + 1 + 16 + 2);
        out.write(0);
        for (int length = 1; length <= 16; length++) {
            out.write(length == 2 ? 2 : 0);
        }
        out.write(POSITIVE);
        out.write(NEGATIVE);
    }

    private void frame(int width, int height) {
        number(0xFFA2);
        number(17);
        out.write(0);
        out.write(255);
        number(height);
        number(width);
        out.write(0);
        number(128);
        out.write(0);
        number(1);
        out.write(0);
        number(0);
    }

    private void block(int coefficients) {
        number(0xFFA3);
        number(3);
        out.write(0);
        for (int i = 0; i < coefficients; i++) {
            bits(i % 3 == 0 ? 1 : 0, 2);
            bits(1 + i % 60, 8);
        }
        while (bits != 0) {
            bits(1, 1);
        }
    }

    private void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            pending = pending << 1 | (value >> i & 1);
            if (++bits == 8) {
                out.write(pending);
                if (pending == 0xFF) {
                    out.write(0);
                }
                pending = 0;
                bits = 0;
            }
        }
    }

    private void number(int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
