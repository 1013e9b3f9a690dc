package pt.vez.biometrics.internal;

import java.util.Set;
import pt.vez.biometrics.SampleRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a signature from a dot or a slip of the finger, by the path of the pen. */
final class SignatureMeter {
    private static final int MAX_POINTS = 20_000;
    private static final int MAX_JSON = 2_000_000;
    private static final int MAX_PNG = 500_000;
    private static final int FEWEST_POINTS = 8;
    /** CSS pixels of the pad, independent of the density of the screen. */
    private static final double SHORTEST_WAY = 80;

    private static final double SMALLEST_BOX = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SignatureMeter() {}

    /**
     * Checks both and writes the strokes anew, numbers only.
     *
     * @param strokes list of strokes, each a list of {@code [x, y, milliseconds since the first point, pressure 0 to
     *     1]}
     * @throws SampleRefused for a dot, a line too short, or what no pad makes
     */
    static String accepted(byte[] png, String strokes) {
        if (png.length > MAX_PNG || strokes.length() > MAX_JSON) {
            throw new SampleRefused("biometrics.signature.damaged");
        }
        var clean = JSON.createArrayNode();
        double way = 0;
        int points = 0;
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (JsonNode stroke : parse(strokes)) {
            var line = clean.addArray();
            double[] before = null;
            for (JsonNode point : stroke) {
                double[] now = point(point);
                var written = line.addArray();
                for (double value : now) {
                    written.add(value);
                }
                way += before == null ? 0 : Math.hypot(now[0] - before[0], now[1] - before[1]);
                box[0] = Math.min(box[0], now[0]);
                box[1] = Math.min(box[1], now[1]);
                box[2] = Math.max(box[2], now[0]);
                box[3] = Math.max(box[3], now[1]);
                before = now;
                if (++points > MAX_POINTS) {
                    throw new SampleRefused("biometrics.signature.damaged");
                }
            }
        }
        if (points == 0) {
            throw new SampleRefused("biometrics.signature.missing");
        }
        boolean dot = Math.max(box[2] - box[0], box[3] - box[1]) < SMALLEST_BOX;
        if (dot || points < FEWEST_POINTS || way < SHORTEST_WAY) {
            throw new SampleRefused(dot ? "biometrics.signature.dot" : "biometrics.signature.short");
        }
        Pixels.read(png, Set.of("png"), 4000, "biometrics.signature.damaged");
        return clean.toString();
    }

    private static JsonNode parse(String strokes) {
        try {
            JsonNode parsed = JSON.readTree(strokes);
            if (parsed.isArray()) {
                return parsed;
            }
        } catch (JacksonException e) {
            // Answered below.
        }
        throw new SampleRefused("biometrics.signature.damaged");
    }

    private static double[] point(JsonNode point) {
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = point.path(i);
            if (!value.isNumber() || !Double.isFinite(value.doubleValue()) || Math.abs(value.doubleValue()) > 1e9) {
                throw new SampleRefused("biometrics.signature.damaged");
            }
            values[i] = Math.round(value.doubleValue() * 1000) / 1000.0;
        }
        return values;
    }
}
