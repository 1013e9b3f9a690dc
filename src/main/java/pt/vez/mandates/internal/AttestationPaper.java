package pt.vez.mandates.internal;

import static pt.vez.shared.Zones.LISBON;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import pt.vez.mandates.ConsentText;
import pt.vez.mandates.MandateView;
import pt.vez.shared.Sha256;

/**
 * A4: the text as it was shown, who agreed, how and when (time of Lisbon), and the numbers that prove it. The text is
 * attached as well, byte for byte, so that the holder of the paper can compute its hash again.
 */
final class AttestationPaper {
    private static final float MARGIN = 56;
    private static final float SIZE = 11;
    private static final float LEADING = 17;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final String ATTACHED = "consent.txt";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z").withZone(LISBON);

    private AttestationPaper() {}

    /** @param text everything that was shown, in UTF-8 */
    static byte[] pdf(Mandate mandate, byte[] text, String salt, String hash) {
        try (var document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            PDType0Font face = PDType0Font.load(document, Objects.requireNonNull(font));
            try (var sheet = new Sheet(document, face, isRightToLeft(mandate))) {
                for (String paragraph : paragraphs(mandate, text, salt, hash)) {
                    sheet.write(paragraph);
                }
            }
            attach(document, text);
            document.getDocumentInformation().setTitle("Vez");
            document.getDocumentCatalog().setLanguage(isEnglish(mandate) ? "en" : "pt");
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEnglish(Mandate mandate) {
        return mandate.evidence().textLanguage().startsWith("en");
    }

    private static boolean isRightToLeft(Mandate mandate) {
        return ConsentText.direction(mandate.evidence().textLanguage()).equals("rtl");
    }

    private static List<String> paragraphs(Mandate mandate, byte[] text, String salt, String hash) {
        MandateView view = mandate.view();
        boolean english = isEnglish(mandate);
        List<String> all = new ArrayList<>();
        all.add("Vez · " + (english ? "Authorisation to act for me" : "Autorização para agir em meu nome"));
        all.add("");
        all.addAll(List.of(new String(text, StandardCharsets.UTF_8).split("\n")));
        all.add("");
        all.add((english ? "Consent: " : "Consentimento: ") + consent(view, english));
        all.add((english ? "Language of the text: " : "Língua do texto: ") + language(view, english));
        if (view.interpreterName() != null) {
            all.add((english ? "Interpreted by: " : "Interpretado por: ")
                    + view.interpreterName()
                    + " ("
                    + named(Objects.requireNonNull(view.interpreterLanguage()), english)
                    + ")");
        }
        all.add((english ? "The Portuguese text binds." : "Vincula o texto em português."));
        all.add((english ? "Given: " : "Dado em: ") + WHEN.format(Objects.requireNonNull(view.grantedAt())));
        all.add((english ? "Valid until: " : "Válido até: ") + WHEN.format(Objects.requireNonNull(view.expiresAt())));
        if (view.awaitsLook()) {
            Instant full =
                    Objects.requireNonNull(view.grantedAt()).plus(view.term().length());
            all.add((english ? "Once the agency has confirmed it, until: " : "Depois de a agência a confirmar, até: ")
                    + WHEN.format(full));
        }
        all.add((english ? "Number: " : "Número: ") + view.id());
        all.add("");
        all.add((english ? "SHA-256 of the text attached: " : "SHA-256 do texto em anexo: "));
        all.add(Sha256.hex(text));
        all.add("Salt: " + salt);
        all.add("SHA-256: " + hash);
        return all;
    }

    private static String language(MandateView view, boolean english) {
        return named(view.textLanguage(), english)
                + (view.textVersion() == 0 ? "" : (english ? ", version " : ", versão ") + view.textVersion());
    }

    private static String named(String tag, boolean english) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(english ? Locale.ENGLISH : Locale.forLanguageTag("pt-PT"));
    }

    private static String consent(MandateView view, boolean english) {
        return switch (view.consent()) {
            case CODE_PHONE, CODE_EMAIL -> (english ? "code sent to " : "código enviado para ") + view.consentHint();
            case SIGNATURE -> english ? "signature on the screen" : "assinatura no ecrã";
            case ROGO ->
                (english ? "signed for the person by the witness " : "assinado a rogo pela testemunha ")
                        + view.witnessName();
        };
    }

    private static void attach(PDDocument document, byte[] text) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(text));
        file.setSubtype("text/plain");
        file.setSize(text.length);
        var named = new PDComplexFileSpecification();
        named.setFile(ATTACHED);
        named.setFileUnicode(ATTACHED);
        named.setEmbeddedFile(file);
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(ATTACHED, named));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }

    /** Writes paragraphs down the page and goes on to the next one. */
    private static final class Sheet implements AutoCloseable {
        private final PDDocument document;
        private final PDFont face;
        private final boolean rightToLeft;
        private PDPageContentStream content;
        private float baseline;

        /** @param rightToLeft how paragraphs run that hold letters of a language that does */
        Sheet(PDDocument document, PDFont face, boolean rightToLeft) throws IOException {
            this.document = document;
            this.face = face;
            this.rightToLeft = rightToLeft;
            this.content = begin();
        }

        private PDPageContentStream begin() throws IOException {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            baseline = PDRectangle.A4.getHeight() - MARGIN;
            return new PDPageContentStream(document, page);
        }

        void write(String paragraph) throws IOException {
            if (paragraph.isBlank()) {
                baseline -= LEADING;
            } else if (isIn(face, paragraph)) {
                for (String line : wrapped(face, paragraph)) {
                    room();
                    content.beginText();
                    content.setFont(face, SIZE);
                    content.newLineAtOffset(MARGIN, baseline);
                    content.showText(line);
                    content.endText();
                    baseline -= LEADING;
                }
            } else {
                draw(paragraph);
            }
        }

        /** As outlines; what is read aloud or copied is the text itself. */
        private void draw(String paragraph) throws IOException {
            List<ComplexTextLayout.Line> lines =
                    ComplexTextLayout.lines(paragraph, SIZE, WIDTH, rightToLeft && turns(paragraph));
            for (int i = 0; i < lines.size(); i++) {
                room();
                var properties = new COSDictionary();
                properties.setString(COSName.ACTUAL_TEXT, i == 0 ? paragraph : "");
                content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
                lines.get(i).draw(content, MARGIN, baseline, WIDTH);
                content.endMarkedContent();
                baseline -= LEADING;
            }
        }

        private void room() throws IOException {
            if (baseline < MARGIN) {
                content.close();
                content = begin();
            }
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    /** Whether the face has every letter and can write them one after the other. */
    private static boolean isIn(PDFont face, String text) {
        if (turns(text)) {
            return false;
        }
        try {
            face.encode(text);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean turns(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static List<String> wrapped(PDFont face, String paragraph) throws IOException {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (face.getStringWidth(longer) / 1000 * SIZE > WIDTH && !line.isEmpty()) {
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
