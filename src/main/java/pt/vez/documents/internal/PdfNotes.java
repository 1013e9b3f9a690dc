package pt.vez.documents.internal;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.AttributedString;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Last pages with the notes of a PDF that no page shows; drawn as pictures, so that every script has its letters. */
final class PdfNotes {
    private static final int WIDTH = 1240;
    private static final int HEIGHT = 1754;
    private static final int MARGIN = 90;
    private static final int MOST_PAGES = 5;
    private static final int LONGEST_NOTE = 4_000;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 26);

    private final PDDocument target;
    private BufferedImage sheet = blank();
    private float y = MARGIN;
    private int pages;

    private PdfNotes(PDDocument target) {
        this.target = target;
    }

    /** @return how many pages were added, at most five */
    static int append(PDDocument target, String title, List<String> notes) throws IOException {
        var writing = new PdfNotes(target);
        writing.write(title, FONT.deriveFont(Font.BOLD, 32f));
        for (String note : notes) {
            for (String line : shortened(note).split("\\R")) {
                writing.write(line, FONT);
            }
            writing.y += 16;
        }
        writing.finish();
        return writing.pages;
    }

    private static String shortened(String note) {
        return note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) + "…" : note;
    }

    private static BufferedImage blank() {
        var sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return sheet;
    }

    private void write(String text, Font font) throws IOException {
        if (text.isBlank()) {
            return;
        }
        var context = new FontRenderContext(null, true, true);
        var measurer = new LineBreakMeasurer(
                new AttributedString(text, Map.of(TextAttribute.FONT, font)).getIterator(), context);
        while (measurer.getPosition() < text.length() && pages < MOST_PAGES) {
            TextLayout line = measurer.nextLayout(WIDTH - 2f * MARGIN);
            if (y + line.getAscent() + line.getDescent() > HEIGHT - MARGIN) {
                finish();
                sheet = blank();
                y = MARGIN;
            }
            y += line.getAscent();
            Graphics2D graphics = sheet.createGraphics();
            graphics.setColor(Color.BLACK);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            line.draw(graphics, MARGIN, y);
            graphics.dispose();
            y += line.getDescent() + line.getLeading() + 4;
        }
    }

    private void finish() throws IOException {
        if (pages >= MOST_PAGES) {
            return;
        }
        var page = new PDPage(PDRectangle.A4);
        target.addPage(page);
        pages++;
        try (var stream = new PDPageContentStream(target, page)) {
            stream.drawImage(
                    LosslessFactory.createFromImage(target, sheet),
                    0,
                    0,
                    PDRectangle.A4.getWidth(),
                    PDRectangle.A4.getHeight());
        }
    }
}
