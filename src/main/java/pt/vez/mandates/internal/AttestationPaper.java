package pt.vez.mandates.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import pt.vez.mandates.MandateView;

/** One A4 page: the text as it was shown, who agreed how and when (hour of Lisbon), and the numbers that prove it. */
final class AttestationPaper {
    private static final float MARGIN = 56;
    private static final float SIZE = 11;
    private static final float LEADING = 16;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z").withZone(ZoneId.of("Europe/Lisbon"));

    private AttestationPaper() {}

    static byte[] pdf(Mandate mandate, String text, String salt, String hash) {
        MandateView view = mandate.view();
        boolean portuguese = mandate.consentTextLanguage().startsWith("pt");
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("Vez · " + (portuguese ? "Autorização para agir em meu nome" : "Authorisation to act for me"));
        paragraphs.add("");
        paragraphs.addAll(List.of(text.split("\n")));
        paragraphs.add("");
        paragraphs.add((portuguese ? "Consentimento: " : "Consent: ") + consent(view, portuguese));
        paragraphs.add((portuguese ? "Dado em: " : "Given: ") + WHEN.format(Objects.requireNonNull(view.grantedAt())));
        paragraphs.add((portuguese ? "Válido até: " : "Valid until: ")
                + WHEN.format(Objects.requireNonNull(view.expiresAt())));
        paragraphs.add((portuguese ? "Número: " : "Number: ") + view.id());
        paragraphs.add("");
        paragraphs.add("Salt: " + salt);
        paragraphs.add("SHA-256: " + hash);
        try (var document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            PDType0Font face = PDType0Font.load(document, Objects.requireNonNull(font));
            write(document, face, paragraphs);
            document.getDocumentInformation().setTitle("Vez");
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String consent(MandateView view, boolean portuguese) {
        return switch (view.consent()) {
            case CODE_PHONE, CODE_EMAIL -> (portuguese ? "código enviado para " : "code sent to ") + view.consentHint();
            case SIGNATURE -> portuguese ? "assinatura no ecrã" : "signature on the screen";
            case ROGO ->
                (portuguese ? "assinado a rogo pela testemunha " : "signed for the person by the witness ")
                        + view.witnessName();
        };
    }

    private static void write(PDDocument document, PDFont face, List<String> paragraphs) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs) {
            lines.addAll(wrapped(face, readable(face, paragraph), width));
        }
        int perPage = (int) ((PDRectangle.A4.getHeight() - 2 * MARGIN) / LEADING);
        for (int from = 0; from < lines.size(); from += perPage) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(face, SIZE);
                content.setLeading(LEADING);
                content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
                for (String line : lines.subList(from, Math.min(lines.size(), from + perPage))) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
        }
    }

    /** Letters the face does not have become question marks: the hash stands for the text as it was. */
    private static String readable(PDFont face, String text) {
        var readable = new StringBuilder();
        text.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            try {
                face.encode(one);
                readable.append(one);
            } catch (IOException | IllegalArgumentException e) {
                readable.append('?');
            }
        });
        return readable.toString();
    }

    private static List<String> wrapped(PDFont face, String paragraph, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (face.getStringWidth(longer) / 1000 * SIZE > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
