package pt.vez.mandates.internal;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * Lays text out in the scripts of the people who consent, joined and ordered as each script is written, and draws it as
 * outlines: PDFBox by itself joins no Arabic letters and forms no Indian syllables.
 */
final class ComplexTextLayout {
    private static final List<String> FILES = List.of(
            "NotoSans-Regular",
            "NotoSansArabic-Regular",
            "NotoSansBengali-Regular",
            "NotoSansDevanagari-Regular",
            "NotoSansGurmukhi-Regular",
            "NotoSansGujarati-Regular",
            "NotoSansGeorgian-Regular",
            "NotoSansArmenian-Regular",
            "NotoSansHebrew-Regular",
            "NotoSansEthiopic-Regular",
            "NotoSansTamil-Regular",
            "NotoSansThai-Regular",
            "DroidSansFallback");

    private static final FontRenderContext PAPER = new FontRenderContext(null, true, true);

    private ComplexTextLayout() {}

    /** Read once, when the first paper needs them. */
    private static final class Fonts {
        static final List<Font> ALL = FILES.stream().map(Fonts::read).toList();

        private static Font read(String name) {
            try (InputStream file = ComplexTextLayout.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
                return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(file, name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException(name, e);
            }
        }
    }

    /** @return the letters no font has, each once, at most ten; empty when all can be printed */
    public static String unprintable(String text) {
        return text.codePoints()
                .distinct()
                .filter(letter -> !isNeutral(letter))
                .filter(letter -> Fonts.ALL.stream().noneMatch(font -> font.canDisplay(letter)))
                .limit(10)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    /** One line of a paragraph. */
    static final class Line {
        private final TextLayout layout;

        private Line(TextLayout layout) {
            this.layout = layout;
        }

        /**
         * Fills the outlines; a line that runs from right to left begins at the right edge.
         *
         * @param x left edge, in points
         * @param baseline above the bottom of the page, in points
         */
        void draw(PDPageContentStream content, float x, float baseline, float width) throws IOException {
            float start = layout.isLeftToRight() ? x : x + width - layout.getAdvance();
            var upright = new AffineTransform(1, 0, 0, -1, start, baseline);
            PathIterator path = layout.getOutline(null).getPathIterator(upright);
            float[] at = new float[6];
            float[] last = new float[2];
            boolean any = false;
            for (; !path.isDone(); path.next()) {
                any = true;
                switch (path.currentSegment(at)) {
                    case PathIterator.SEG_MOVETO -> content.moveTo(at[0], at[1]);
                    case PathIterator.SEG_LINETO -> content.lineTo(at[0], at[1]);
                    case PathIterator.SEG_QUADTO -> quadratic(content, last, at);
                    case PathIterator.SEG_CUBICTO -> content.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                    default -> content.closePath();
                }
                end(path, at, last);
            }
            if (any) {
                content.fill();
            }
        }

        private static void end(PathIterator path, float[] at, float[] last) {
            int length = switch (path.currentSegment(new float[6])) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
                case PathIterator.SEG_QUADTO -> 4;
                case PathIterator.SEG_CUBICTO -> 6;
                default -> 0;
            };
            if (length > 0) {
                last[0] = at[length - 2];
                last[1] = at[length - 1];
            }
        }

        /** PDF knows cubic curves only. */
        private static void quadratic(PDPageContentStream content, float[] from, float[] at) throws IOException {
            content.curveTo(
                    from[0] + 2f / 3 * (at[0] - from[0]),
                    from[1] + 2f / 3 * (at[1] - from[1]),
                    at[2] + 2f / 3 * (at[0] - at[2]),
                    at[3] + 2f / 3 * (at[1] - at[3]),
                    at[2],
                    at[3]);
        }
    }

    /**
     * @param size and width in points
     * @param rightToLeft whether the paragraph is of a language that runs from right to left, even if it begins with
     *     Latin letters
     */
    static List<Line> lines(String paragraph, float size, float width, boolean rightToLeft) {
        List<Line> lines = new ArrayList<>();
        if (paragraph.isBlank()) {
            return lines;
        }
        AttributedString text = withFonts(paragraph, size);
        if (rightToLeft) {
            text.addAttribute(TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_RTL);
        }
        var measurer = new LineBreakMeasurer(text.getIterator(), PAPER);
        while (measurer.getPosition() < paragraph.length()) {
            lines.add(new Line(measurer.nextLayout(width)));
        }
        return lines;
    }

    private static AttributedString withFonts(String paragraph, float size) {
        var text = new AttributedString(paragraph);
        Font font = Fonts.ALL.getFirst().deriveFont(size);
        for (int at = 0; at < paragraph.length(); ) {
            int letter = paragraph.codePointAt(at);
            int next = at + Character.charCount(letter);
            if (!isNeutral(letter) && (Character.isLetter(letter) || !font.canDisplay(letter))) {
                font = Fonts.ALL.stream()
                        .filter(each -> each.canDisplay(letter))
                        .findFirst()
                        .orElse(Fonts.ALL.getFirst())
                        .deriveFont(size);
            }
            text.addAttribute(TextAttribute.FONT, font, at, next);
            at = next;
        }
        return text;
    }

    /** Marks, spaces and signs of direction belong to the letters they stand beside. */
    private static boolean isNeutral(int letter) {
        return switch (Character.getType(letter)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.CONTROL -> true;
            default -> Character.isWhitespace(letter);
        };
    }
}
