package pt.vez.biometrics.internal;

/** The way of a pen that writes a name. */
final class Strokes {
    private Strokes() {}

    static String name() {
        var text = new StringBuilder("[[");
        for (int i = 0; i < 40; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("[%d,%d,%d,0.5]".formatted(20 + i * 5, (int) (90 + 30 * Math.sin(i / 2.0)), i * 16));
        }
        return text + "]]";
    }
}
